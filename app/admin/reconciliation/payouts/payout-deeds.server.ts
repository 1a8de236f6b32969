import { tellBankTransfer } from '#app/reconciliation/decisions/bank-transfer.store.server.ts';
import { type Answer, fieldOf } from '../../answer.ts';
import { dayOf } from '../../day.ts';
import type { By } from '../../house.ts';
import { typedAmount } from '../../typed-amount.ts';
import { findPayout } from './payouts.store.server.ts';

export type PayoutAnswer = Answer<'saved'>;

type Deps = Parameters<typeof tellBankTransfer>[0];
type Deed = By & { readonly payoutId: string; readonly form: FormData };

const LONGEST_REFERENCE = 60;

/** Notes what the bank received of a payout. */
export async function doAboutPayout(
  deps: Deps,
  { shopId, actor, payoutId, form }: Deed,
): Promise<PayoutAnswer> {
  if (fieldOf(form, 'intent') !== 'bank') return { refused: 'unknown' };
  const row = await deps.database.inShop(shopId, (tx) => findPayout(tx, shopId, payoutId));
  if (!row) return { refused: 'not-found' };
  const amount = typedAmount(fieldOf(form, 'amount'), row.currency);
  const on = dayOf(fieldOf(form, 'day'));
  const reference = fieldOf(form, 'reference').trim();
  const fields = [
    ...(amount.ok ? [] : ['amount']),
    ...(on === null ? ['day'] : []),
    ...(reference.length > LONGEST_REFERENCE ? ['reference'] : []),
  ];
  if (!amount.ok || on === null || fields.length > 0) return { refused: 'wrong-fields', fields };
  const bank = { minor: amount.value.minor, on, reference: reference === '' ? null : reference };
  const told = await tellBankTransfer(deps, { shopId, actor, payoutId, bank });
  return told.ok ? { done: 'saved' } : { refused: told.error.kind };
}
