/** What may become of a code; the sandbox reads it from the shopper's e-mail. */
export const FATES = [
  'at-once',
  'while-pending',
  'late',
  'never',
  'twice',
  'wrong-amount',
  'reversed',
  'notification-lost',
  'notification-doubled',
  'notification-reordered',
  'orphan',
] as const;

export type Fate = (typeof FATES)[number];

export const isFate = (text: string): text is Fate => FATES.some((fate) => fate === text);

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** A move of the clock in ms, or past the end of the code, whenever its gateway lets that be. */
export type Step = number | 'past-the-code';

/** Past the code's end and past the hour of grace in which the gateway is asked again. */
const PAST_THE_END = ['past-the-code', 62 * MINUTE] as const;

/**
 * How far the clock moves after the shopper saw the code, step by step, with the app at rest after each: to where the
 * fate's next event lies.
 */
export const COURSES = {
  'at-once': [2 * SECOND],
  'while-pending': [SECOND, 10 * SECOND],
  // An agent without a connection reports the cash three hours after the code's end.
  late: [...PAST_THE_END, 2 * HOUR],
  never: PAST_THE_END,
  twice: [2 * SECOND, 3 * SECOND],
  // A person decides; until then nothing lapses, also not at the deadline.
  'wrong-amount': [2 * SECOND, ...PAST_THE_END],
  reversed: [1_500, 5 * SECOND],
  // Both deliveries are lost; the janitor asks by itself two minutes after the issue.
  'notification-lost': [2 * SECOND, 61 * SECOND, 90 * SECOND],
  'notification-doubled': [2 * SECOND],
  // Taken back before anyone heard of it: the code is owed again, and so it must run out.
  'notification-reordered': [2 * SECOND, 5 * SECOND, ...PAST_THE_END],
  orphan: [3 * SECOND],
} as const satisfies Readonly<Record<Fate, readonly Step[]>>;
