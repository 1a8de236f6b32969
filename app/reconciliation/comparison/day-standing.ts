import type { Trouble } from './day-rows.store.server.ts';

/**
 * How a compared day stands. `explained`: its sums differ by what stands in other exceptions, or was decided. `in-part`: what
 * could be asked agrees, and one side cannot be asked at all.
 */
export type DayStanding =
  | 'not-compared'
  | 'differs'
  | 'unclear'
  | 'explained'
  | 'in-part'
  | 'agrees';

export type DayFacts = {
  readonly trouble: Trouble | null;
  readonly differing: number;
  readonly unclear: number;
  readonly explained: number;
  /** Whether both sides could be asked. */
  readonly whole: boolean;
};

/** In one word: only a day of which every side answered, clearly, agrees. */
export function dayStanding(facts: DayFacts): DayStanding {
  const { trouble, differing, unclear, explained, whole } = facts;
  if (trouble !== null) return 'not-compared';
  if (differing > 0) return 'differs';
  if (unclear > 0) return 'unclear';
  if (explained > 0) return 'explained';
  return whole ? 'agrees' : 'in-part';
}
