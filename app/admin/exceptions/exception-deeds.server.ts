import type { Returned } from '#app/exceptions/returned.ts';
import { reopenException } from '#app/reconciliation/decisions/reopen.server.ts';
import { type Answer, fieldOf } from '../answer.ts';
import type { By, DeedDeps } from '../house.ts';
import { typedAmount } from '../typed-amount.ts';
import type { es } from '../words/es.ts';
import { currencyOfException } from './currency.store.server.ts';

type Deps = Pick<DeedDeps, 'exceptions' | 'clock' | 'database' | 'ids'>;
export type ExceptionAnswer = Answer<keyof typeof es.exceptions.done>;
type Deed = By & { readonly exceptionId: string; readonly form: FormData };

/** What staff asked to be done about an exception, by the form's `intent`. */
export async function doAboutException(
  deps: Deps,
  { form, ...about }: Deed,
): Promise<ExceptionAnswer> {
  const { exceptions } = deps;
  switch (fieldOf(form, 'intent')) {
    case 'take': {
      const taken = await exceptions.take(about);
      return taken.ok ? { done: 'taken' } : { refused: taken.error.kind };
    }
    case 'leave': {
      const left = await exceptions.leave(about);
      return left.ok ? { done: 'left' } : { refused: left.error.kind };
    }
    case 'note': {
      const noted = await exceptions.note({ ...about, note: fieldOf(form, 'note') });
      return noted.ok ? { done: 'noted' } : { refused: noted.error.kind };
    }
    case 'close':
      return close(deps, { ...about, form });
    case 'reopen': {
      const reopened = await reopenException(deps, { ...about, reason: fieldOf(form, 'reason') });
      return reopened.ok ? { done: 'reopened' } : { refused: reopened.error.kind };
    }
    default:
      return { refused: 'unknown' };
  }
}

async function close(deps: Deps, { form, ...about }: Deed): Promise<ExceptionAnswer> {
  const choice = fieldOf(form, 'choice');
  const isReturn = choice === 'returned-money';
  const closed = await deps.exceptions.close({
    ...about,
    choice,
    reason: fieldOf(form, 'reason'),
    ...(isReturn ? { returned: await returnedOf(deps, { form, ...about }) } : {}),
  });
  if (closed.ok) return { done: 'closed' };
  return closed.error.kind === 'return-unclear'
    ? { refused: 'wrong-fields', fields: closed.error.fields }
    : { refused: closed.error.kind };
}

/** What was returned, as the form says; an amount that cannot be read is none. */
async function returnedOf(
  { database }: Deps,
  { shopId, exceptionId, form }: Deed,
): Promise<Returned> {
  const currency = await currencyOfException(database, shopId, exceptionId);
  const amount = typedAmount(fieldOf(form, 'amount'), currency);
  return {
    minor: amount.ok ? amount.value.minor : 0n,
    currency,
    on: fieldOf(form, 'on'),
    reference: fieldOf(form, 'reference'),
  };
}
