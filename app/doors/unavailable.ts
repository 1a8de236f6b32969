import type { ServerResponse } from 'node:http';
import { answerText } from '#app/platform/answers.server.ts';

/**
 * What cannot be kept now is not acknowledged: 503, so that the sender comes again (law 5). The database's own refusals
 * and lost connections all mean that; they are logged by the pool's owner, and nothing of them is told outside.
 */
export async function unavailable(res: ServerResponse, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch {
    res.setHeader('retry-after', '5');
    answerText(res, 503, 'This could not be kept just now. Please send it again.');
  }
}
