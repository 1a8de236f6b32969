import type { ServerResponse } from 'node:http';
import { answerText } from '#app/platform/answers.server.ts';
import { describeBug, type Log } from '#app/platform/log.server.ts';

type Entrance = { readonly res: ServerResponse; readonly log: Log; readonly door: string };

/**
 * What cannot be kept now is not acknowledged: 503, so that the sender comes again (law 5). A lost database and a bug
 * look the same from outside; the log tells them apart.
 */
export async function orUnavailable(
  { res, log, door }: Entrance,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (bug) {
    log.error('door.not-kept', { door, bug: describeBug(bug) });
    res.setHeader('retry-after', '5');
    answerText(res, 503, 'This could not be kept just now. Please send it again.');
  }
}
