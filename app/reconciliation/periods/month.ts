/** A month of the books, as `2026-11`. */
export type Month = string;

/** Reads a month as an address writes it; anything else is none. */
export const readMonth = (text: string | null): Month | null =>
  text !== null && /^20\d{2}-(0[1-9]|1[0-2])$/.test(text) ? text : null;

/** The month so many months later, or earlier. */
export function monthAfter(month: Month, count: number): Month {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + count);
  return date.toISOString().slice(0, 7);
}

/** Its first and last day. */
export function daysOfMonth(month: Month): { readonly from: string; readonly to: string } {
  const last = new Date(Date.parse(`${monthAfter(month, 1)}-01T00:00:00Z`) - 86_400_000);
  return { from: `${month}-01`, to: last.toISOString().slice(0, 10) };
}

/** The months from one to another, both inclusive. */
export function monthsBetween(from: Month, to: Month): readonly Month[] {
  const months: Month[] = [];
  for (let month = from; month <= to; month = monthAfter(month, 1)) months.push(month);
  return months;
}
