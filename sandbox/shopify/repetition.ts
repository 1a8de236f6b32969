import { setTimeout as pause } from 'node:timers/promises';
import type { Answered, Letter, PostOffice, Reply } from '../network/post-office.ts';

/**
 * Shopify repeats a session that failed "several times"; how often and how far apart is not
 * published. These waits are real milliseconds, short enough for a test and long enough for the
 * app to restart in between.
 */
const WAITS_MS = [100, 300, 700, 1_500, 3_000];

export type Repeated = { reply: Reply; attempts: number };

export const MOST_ATTEMPTS = WAITS_MS.length + 1;

export type Patience = {
  attempts: number;
  /** Called before each attempt: the books count what was sent, not what was answered. */
  onAttempt: () => void;
};

/** Posts until a 2xx comes or patience ends. */
export async function postRepeatedly(
  post: PostOffice,
  letter: Letter,
  { attempts: most, onAttempt }: Patience,
): Promise<Repeated> {
  for (let attempts = 1; ; attempts += 1) {
    onAttempt();
    const reply = await post(letter);
    const wait = WAITS_MS[attempts - 1];
    if (accepted(reply) || attempts >= most || wait === undefined) return { reply, attempts };
    await pause(wait);
  }
}

/** The answer, if it is a 2xx. */
export const accepted = (reply: Reply): Answered | null =>
  'status' in reply && reply.status >= 200 && reply.status < 300 ? reply : null;
