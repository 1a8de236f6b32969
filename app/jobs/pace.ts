/** Rows of one kind that are worked on at once while nobody waits at the doors. */
const PLACES = 8;

/** Of these, what one shop may hold: while all its work hangs, two places go on for the others. */
const PLACES_OF_A_SHOP = 6;

/** However many wait at the doors, one more row of each kind is begun this often: money's news is never starved. */
export const PACE_MS = 200;

/** How things stand when a row might be begun. */
export type Moment = {
  /** Rows of the kind under way in this process. */
  readonly underway: number;
  /** Those of them that are of the same shop as the one that might be begun. */
  readonly ofShop: number;
  /** Senders that wait at this process's doors for their commit. */
  readonly waiting: number;
  /** Since a row of the kind was last begun. */
  readonly sinceMs: number;
};

/**
 * Whether the worker may begin one more row of a kind. A sender at the door has seconds (Shopify 5 in all) where a row
 * has minutes, and both live on one event loop: so each sender that waits takes one of the worker's places. A gateway
 * that hangs is mostly one shop's: so no shop holds them all.
 */
export const mayBegin = ({ underway, ofShop, waiting, sinceMs }: Moment): boolean =>
  ofShop < PLACES_OF_A_SHOP &&
  (underway < PLACES - waiting || (underway < PLACES && sinceMs >= PACE_MS));
