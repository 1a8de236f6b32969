import type { BookMonth } from '#app/reconciliation/periods/book.ts';
import { closeMonth, type NotClosed } from '#app/reconciliation/periods/close-month.server.ts';
import { type Answer, fieldOf, type RefusedWord } from '../../answer.ts';
import type { By } from '../../house.ts';

export type PeriodAnswer = Answer<'closed'>;

type Deps = Parameters<typeof closeMonth>[0];
type Deed = Pick<By, 'actor'> & { readonly of: BookMonth; readonly form: FormData };

const REFUSED = {
  'not-found': 'not-found',
  'month-closed': 'month-done',
  'months-in-order': 'month-not-next',
  'month-running': 'month-running',
  'in-the-way': 'month-in-the-way',
  'lines-busy': 'lines-busy',
} as const satisfies Record<NotClosed['kind'], RefusedWord>;

/** Closes the month, for good. */
export async function doAboutPeriod(deps: Deps, { actor, of, form }: Deed): Promise<PeriodAnswer> {
  if (fieldOf(form, 'intent') !== 'close') return { refused: 'unknown' };
  const closed = await closeMonth(deps, { ...of, actor });
  return closed.ok ? { done: 'closed' } : { refused: REFUSED[closed.error.kind] };
}
