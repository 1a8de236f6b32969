import type { Trouble } from './day-rows.store.server.ts';

/** How a compared day stands. `in-part`: what could be asked agrees, and one side cannot be asked at all. */
export type DayStanding = 'not-compared' | 'differs' | 'unclear' | 'in-part' | 'agrees';

export type DayFacts = {
  readonly trouble: Trouble | null;
  readonly differing: number;
  readonly unclear: number;
  /** Whether both sides could be asked. */
  readonly whole: boolean;
};

/** In one word: only a day of which every side answered, clearly, agrees. */
export function dayStanding({ trouble, differing, unclear, whole }: DayFacts): DayStanding {
  if (trouble !== null) return 'not-compared';
  if (differing > 0) return 'differs';
  if (unclear > 0) return 'unclear';
  return whole ? 'agrees' : 'in-part';
}
