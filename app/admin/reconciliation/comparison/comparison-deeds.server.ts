import { limaDate } from '#app/kernel/lima.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { askToCompare } from '#app/reconciliation/comparison/visit.store.server.ts';
import { type Answer, fieldOf } from '../../answer.ts';
import { dayOf } from '../../day.ts';
import type { By } from '../../house.ts';

export type ComparisonAnswer = Answer<'asked'>;

type Deps = Pick<Foundation, 'clock' | 'database'> & { readonly wake: () => void };

/** Wants a day compared as soon as the worker comes to it; a day that has not begun in Lima is none. */
export async function doAboutComparison(
  deps: Deps,
  { shopId, actor, form }: By & { readonly form: FormData },
): Promise<ComparisonAnswer> {
  if (fieldOf(form, 'intent') !== 'compare') return { refused: 'unknown' };
  const day = dayOf(fieldOf(form, 'day'));
  if (day === null || day > limaDate(deps.clock.now()))
    return { refused: 'wrong-fields', fields: ['day'] };
  if (!(await askToCompare(deps, { shopId, day, actor }))) return { refused: 'no-account' };
  deps.wake();
  return { done: 'asked' };
}
