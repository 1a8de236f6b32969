import { monthAfter } from '#app/reconciliation/periods/month.ts';
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
