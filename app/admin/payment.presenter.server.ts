import type { PaymentId, ShopId } from '#app/kernel/ids.ts';
import type { NotServed, PaymentState } from '#app/payments/model.ts';
import { type InstantText, instantText, moneyText } from './format.ts';
import type { ReadDeps } from './house.ts';
import { type PaymentRows, readPayment } from './payment/payment.store.server.ts';
import { type RefundCard, refundCard } from './payment/refund-card.ts';
import {
  kindText,
  type Telling,
  type TimelineEntry,
  timelineEntry,
} from './payment/timeline-entry.ts';
import {
  type CodeCard,
  codeCard,
  type MoneyCard,
  moneyCard,
  type TellCard,
  tellCard,
} from './payment/truth-cards.ts';
import type { Reader } from './reader.ts';
import { translatorFor } from './words/words-for.server.ts';

export type PaymentScreen = {
  readonly id: string;
  readonly name: string;
  readonly state: PaymentState;
  readonly test: boolean;
  readonly amount: string;
  readonly created: InstantText;
  readonly order: { readonly name: string; readonly url: string | null } | null;
  readonly paymentId: string;
  readonly rail: 'payments-app' | 'orders';
  /** What it means for the money, and what to do next. */
  readonly standing: { readonly money: string; readonly next: string };
  readonly canAsk: boolean;
  readonly codes: readonly CodeCard[];
  readonly money: readonly MoneyCard[];
  readonly tells: readonly TellCard[];
  readonly refunds: readonly RefundCard[];
  readonly exceptions: readonly {
    readonly id: string;
    readonly kind: string;
    readonly open: boolean;
  }[];
  readonly timeline: readonly TimelineEntry[];
};

export type Viewer = {
  readonly shopId: ShopId;
  readonly shopDomain: string;
  readonly actor: string;
  readonly reader: Reader;
};

/** One payment, whole: what the gateway, the money and Shopify say, side by side; null where the shop has none of this id. */
export async function presentPayment(
  deps: Pick<ReadDeps, 'database'>,
  viewer: Viewer,
  paymentId: PaymentId,
): Promise<PaymentScreen | null> {
  const { shopId, reader, actor } = viewer;
  const rows = await deps.database.inShop(shopId, (tx) => readPayment(tx, shopId, paymentId));
  if (!rows) return null;
  const telling: Telling = { reader, actor, say: translatorFor(reader) };
  const { payment } = rows;
  const state = payment.state as PaymentState;
  const issued = rows.vouchers.find((voucher) => voucher.reference !== null);
  const code = issued?.code ?? issued?.reference;
  return {
    id: payment.id,
    name: payment.orderName ?? code ?? payment.sessionId,
    state,
    test: payment.test,
    amount: moneyText(payment.amountMinor, payment.currency),
    created: instantText(payment.openedAt, reader),
    order: orderOf(payment, viewer.shopDomain),
    paymentId: payment.sessionId,
    rail: payment.rail === 'orders' ? 'orders' : 'payments-app',
    standing: standingText(state, payment.notServed as NotServed | null, telling),
    canAsk: code !== undefined,
    codes: rows.vouchers.map((row) => codeCard(row, rows, telling)),
    money: rows.receipts.map((row) => moneyCard(row, rows, telling)),
    tells: rows.tells.map((row) => tellCard(row, telling)),
    refunds: rows.refunds.map((row) => refundCard(row, telling)),
    exceptions: rows.exceptions.map((row) => ({
      id: row.id,
      kind: kindText(row.kind, telling.say),
      open: row.closedAt === null,
    })),
    timeline: rows.events.map((row) => timelineEntry(row, telling)),
  };
}

function standingText(
  state: PaymentState,
  notServed: NotServed | null,
  { say }: Telling,
): PaymentScreen['standing'] {
  const next = say(`told.standing.${state}.next`);
  if (notServed !== null) return { money: say(`told.notServed.${notServed}`), next };
  return { money: say(`told.standing.${state}.money`), next };
}

/** The order in Shopify's admin; its id may stand as a gid. */
function orderOf(payment: PaymentRows['payment'], shopDomain: string): PaymentScreen['order'] {
  if (payment.orderName === null) return null;
  const id = payment.orderId?.split('/').at(-1);
  const store = shopDomain.replace(/\.myshopify\.com$/, '');
  return {
    name: payment.orderName,
    url: id ? `https://admin.shopify.com/store/${store}/orders/${id}` : null,
  };
}
