import type { Code } from '../till/codes.ts';
import type { Shown } from '../till/dialect.ts';
import { type JsonObject, Numeral } from '../till/json.ts';

/** States. Culqi has no word for money that an agency took back: no longer paid is all that may be relied on. */
const STATES: Readonly<Record<Shown, string>> = {
  awaiting: 'pending',
  paid: 'paid',
  refunded: 'paid',
  reversed: 'expired',
  'charged-back': 'expired',
  voided: 'deleted',
  lapsed: 'expired',
  strange: 'blessed',
};

const seconds = (at: Date) => new Numeral(String(Math.floor(at.getTime() / 1_000)));

/** An order, as each call about it answers; also what a notification holds. Source: answers seen in 2021. */
export function orderView(code: Code, shown: Shown): JsonObject {
  const [paid] = code.payments.filter(({ reversedAt }) => reversedAt === null);
  return {
    object: 'order',
    id: code.reference,
    amount: new Numeral(String(paid?.amountMinor ?? code.amountMinor)),
    payment_code: code.code,
    currency_code: paid?.currency ?? code.currency,
    description: code.concept,
    order_number: code.transactionCode,
    state: STATES[shown],
    total_fee: null,
    net_amount: null,
    fee_details: null,
    creation_date: seconds(code.createdAt),
    expiration_date: seconds(code.expiresAt),
    updated_at: seconds(paid?.at ?? code.createdAt),
    paid_at: paid ? seconds(paid.at) : null,
    available_on: null,
    metadata: {},
  };
}
