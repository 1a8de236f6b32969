/** The only source of "now"; handed in (law 10). */
export type Clock = { now(): Date };

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The instant `ms` after `date` (before, when negative). */
export const after = (date: Date, ms: number): Date => new Date(date.getTime() + ms);

export const earlier = (a: Date, b: Date): Date => (a <= b ? a : b);
export const later = (a: Date, b: Date): Date => (a >= b ? a : b);
