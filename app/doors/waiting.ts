import { elapsedMs } from '#app/platform/elapsed.ts';

/** How many senders wait at the doors until what they sent is committed. */
export type Waiting = {
  /** The most who waited at one moment of late: those who share a commit are also answered together. */
  readonly count: () => number;
  /** The same work; while it runs, one more waits. */
  readonly counted: <Given extends readonly unknown[], Answer>(
    work: (...given: Given) => Promise<Answer>,
  ) => (...given: Given) => Promise<Answer>;
};

const LATELY_MS = 200;

/**
 * Counts what is to be kept, not who is connected: a sender that is slow, or has sent nothing whole, holds up nobody.
 * `now` is in milliseconds from anywhere.
 */
export function createWaiting(now: () => number = elapsedMs): Waiting {
  let waiting = 0;
  let most = { count: 0, at: now() };
  const look = (): number => {
    const at = now();
    if (waiting >= most.count || at - most.at > LATELY_MS) most = { count: waiting, at };
    return most.count;
  };
  return {
    count: look,
    counted:
      (work) =>
      async (...given) => {
        waiting += 1;
        look();
        try {
          return await work(...given);
        } finally {
          waiting -= 1;
        }
      },
  };
}
