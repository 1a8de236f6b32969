/**
 * The named gaps between two writes, where a process may die and nothing may be lost. Armed by the environment alone
 * (`STOP_AT`), for the kill runs: the process ends itself there, at once, as a power cut would.
 */
export const GAPS = [
  'session.committed',
  'issue.intended',
  'issue.answered',
  'void.intended',
  'void.answered',
  'inbox.committed',
  'notification.claimed',
  'observe.answered',
  'tell.claimed',
  'tell.spoken',
] as const;

export type Gap = (typeof GAPS)[number];

/** Called at each gap; does nothing unless that gap is armed. */
export type AtGap = (gap: Gap) => void;

/** `armed` is the gap at which to end, or null; `passes` lets that many go by first. */
export function createGaps(armed: Gap | null, passes = 0): AtGap {
  let left = passes;
  return (gap) => {
    if (gap !== armed) return;
    if (left > 0) {
      left -= 1;
      return;
    }
    process.kill(process.pid, 'SIGKILL');
  };
}
