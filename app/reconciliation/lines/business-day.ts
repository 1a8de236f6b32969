import { limaDate } from '#app/kernel/lima.ts';

/** When a line was booked: the instant where the report tells one, and the business day in Lima. */
export type Booked = { readonly at: string | null; readonly on: string };

const LIMA = '-05:00';
const DAY = /^\d{4}-\d\d-\d\d$/;
const INSTANT =
  /^(\d{4}-\d\d-\d\d)[T ]((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?)(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?$/;

const known = new Map<string, boolean>();
const MOST_KNOWN = 10_000;

/** Whether the calendar has this day: PostgreSQL refuses 30 February, and with it the whole file. */
function isDay(day: string): boolean {
  const answer = known.get(day);
  if (answer !== undefined) return answer;
  const instant = new Date(`${day}T00:00:00Z`);
  const is = instant.getTime() > 0 && instant.toISOString().startsWith(day);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(day, is);
  return is;
}

/**
 * Reads a line's time. Where the report names no zone it is Lima's (PayU writes UTC−5: research, gateways.md b.7). A line
 * that tells no day stands on the day on which its file came.
 */
export function bookedOf(text: string | null, cameOn: string): Booked {
  if (text === null) return { at: null, on: cameOn };
  if (DAY.test(text)) return { at: null, on: isDay(text) ? text : cameOn };
  const [, day, time, zone] = INSTANT.exec(text) ?? [];
  if (!day || !time || !isDay(day)) return { at: null, on: cameOn };
  const at = `${day}T${time}${zone ?? LIMA}`;
  return { at, on: zone === undefined || zone === LIMA ? day : limaDate(new Date(at)) };
}
