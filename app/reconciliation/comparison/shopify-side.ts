import { z } from 'zod';
import { type Money, parseMoney } from '#app/kernel/money.ts';

const moneySchema = z.object({ amount: z.string(), currencyCode: z.string() });

const transactionSchema = z.object({
  id: z.string(),
  kind: z.string(),
  status: z.string(),
  paymentId: z.string().nullable(),
  manualPaymentGateway: z.boolean(),
  parentTransaction: z.object({ id: z.string() }).nullable(),
  amountSet: z.object({ shopMoney: moneySchema, presentmentMoney: moneySchema }),
});

/** An order as the comparison asks for it. */
export const orderSchema = z.object({
  id: z.string(),
  name: z.string(),
  cancelledAt: z.string().nullable(),
  transactions: z.array(transactionSchema),
});

export type ShopifyOrder = z.infer<typeof orderSchema>;
type Transaction = ShopifyOrder['transactions'][number];

/** What Shopify holds of one payment. */
export type ShopifySide = {
  /** Null where no order bears the Payment ID. */
  readonly order: string | null;
  /** What succeeded under the Payment ID; in the session's currency where Shopify tells it in that. */
  readonly paid: Money | null;
  /** The order was marked as paid by a person. */
  readonly byHand: boolean;
  readonly refunded: bigint;
  readonly refundUnderWay: boolean;
  readonly cancelled: boolean;
  /** False where an amount cannot be read, or more transactions exist than were told: nothing is concluded from it. */
  readonly clear: boolean;
};

const NO_ORDER: ShopifySide = {
  order: null,
  paid: null,
  byHand: false,
  refunded: 0n,
  refundUnderWay: false,
  cancelled: false,
  clear: true,
};

const TAKES = ['SALE', 'CAPTURE'];
const OPEN = ['PENDING', 'AWAITING_RESPONSE', 'UNKNOWN'];

/** Reads an order for one payment session: its own transactions, their refunds, and whether a person marked it as paid. */
export function shopifySide(
  order: ShopifyOrder | null,
  session: { readonly id: string; readonly currency: string },
  complete = true,
): ShopifySide {
  if (!order) return NO_ORDER;
  const all = order.transactions;
  const own = all.filter(({ paymentId, kind }) => paymentId === session.id && kind !== 'REFUND');
  const ownIds = own.map(({ id }) => id);
  const isOfOwn = (one: Transaction) => ownIds.includes(one.parentTransaction?.id ?? '');
  const taken = all.filter(({ kind, status }) => TAKES.includes(kind) && status === 'SUCCESS');
  const refunds = all.filter((one) => one.kind === 'REFUND' && isOfOwn(one));
  const paid = total(
    taken.filter((one) => own.includes(one)),
    session.currency,
  );
  const refunded = total(
    refunds.filter(({ status }) => status === 'SUCCESS'),
    session.currency,
  );
  return {
    order: order.name,
    paid: paid === 'unclear' ? null : paid,
    byHand: taken.some((one) => !own.includes(one) && (one.manualPaymentGateway || isOfOwn(one))),
    refunded: refunded === null || refunded === 'unclear' ? 0n : refunded.minor,
    refundUnderWay: refunds.some(({ status }) => OPEN.includes(status)),
    cancelled: order.cancelledAt !== null,
    clear: complete && paid !== 'unclear' && refunded !== 'unclear',
  };
}

/** The sum of transactions of one currency; null of none. */
function total(transactions: readonly Transaction[], currency: string): Money | null | 'unclear' {
  const amounts = transactions.map((one) => amountIn(one, currency));
  const [first] = amounts;
  if (first === undefined) return null;
  const known = amounts.flatMap(
    (amount) => (amount?.currency === first?.currency ? amount : null) ?? [],
  );
  if (first === null || known.length < amounts.length) return 'unclear';
  return { minor: known.reduce((sum, { minor }) => sum + minor, 0n), currency: first.currency };
}

/** In the currency asked for where Shopify has it: a session is paid in what the shopper saw, or in the shop's own money. */
function amountIn({ amountSet }: Transaction, currency: string): Money | null {
  const { presentmentMoney, shopMoney } = amountSet;
  const told =
    presentmentMoney.currencyCode !== currency && shopMoney.currencyCode === currency
      ? shopMoney
      : presentmentMoney;
  const money = parseMoney(told.amount, told.currencyCode);
  return money.ok ? money.value : null;
}
