import { SECOND } from '#app/kernel/clock.ts';

/** The provider's name: every declared gateway is read by this island, whatever its manifest calls it. */
export const NAME = 'declared';

/** How long each call may take. Issuing is given more: giving it up may leave a live code that nobody sees. */
export const TIMEOUTS = {
  issue: 20 * SECOND,
  change: 15 * SECOND,
  refund: 20 * SECOND,
  ask: 10 * SECOND,
  prove: 10 * SECOND,
} as const;

/** The longest wait that an answer's Retry-After can ask of us. */
export const LONGEST_RETRY_AFTER_SECONDS = 3_600;

/** A manifest's largest text and deepest nesting: far above any honest one. */
export const MANIFEST_LIMITS = { characters: 65_536, depth: 16, membersPerObject: 100 } as const;
