import type { Reader } from '../../reader.ts';

/** A month in words, and its neighbours by their addresses. */
export type Neighbours = {
  readonly month: string;
  readonly name: string;
  readonly earlier: string;
  readonly later: string;
};

/** `2026-11` with its name and the months beside it. */
export function neighbours(month: string, { tag }: Reader): Neighbours {
  const name = new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return {
    month,
    name: name.format(new Date(`${month}-01T00:00:00Z`)),
    earlier: monthAfter(month, -1),
    later: monthAfter(month, 1),
  };
}

/** The month so many months later, or earlier. */
export function monthAfter(month: string, count: number): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + count);
  return date.toISOString().slice(0, 7);
}

/** Its first and last day. */
export function daysOfMonth(month: string): { readonly from: string; readonly to: string } {
  const last = new Date(Date.parse(`${monthAfter(month, 1)}-01T00:00:00Z`) - 86_400_000);
  return { from: `${month}-01`, to: last.toISOString().slice(0, 10) };
}

/** Reads `?month=`; anything else is none. */
export const readMonth = (text: string | null): string | null =>
  text !== null && /^20\d{2}-(0[1-9]|1[0-2])$/.test(text) ? text : null;
