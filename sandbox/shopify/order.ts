import type { Clock } from '../world/clock.ts';
import type { PaymentSession } from './payment-session.ts';
import type { Shop, Shops } from './shop.ts';

export type FinancialStatus = 'PENDING' | 'PAID' | 'EXPIRED' | 'PARTIALLY_REFUNDED' | 'REFUNDED';

/** An order. It exists once a payment of its checkout was pending or resolved. */
export type Order = {
  id: number;
  number: number;
  gid: string;
  name: string;
  shop: string;
  checkout: string;
  amountMinor: bigint;
  currency: string;
  test: boolean;
  email: string | null;
  createdAt: Date;
  cancelledAt: Date | null;
  /** When staff marked it as paid, by whatever money they saw. */
  markedPaidAt: Date | null;
  /** Whether its piece was put back on the shelf. */
  restocked: boolean;
  financialStatus: FinancialStatus;
  /** Payment sessions in the order they came; their ids are the Payment IDs. */
  payments: PaymentSession[];
};

export type Orders = {
  all(): Order[];
  of(shop: string): Order[];
  find(gid: string): Order | null;
  ofCheckout(checkout: string): Order | null;
  /** Shopify makes the order when a payment of its checkout becomes pending or resolved. */
  placed(session: PaymentSession): Order;
  /** The merchant gives the order up; the piece goes back if so wished. */
  cancel(order: Order, restock: boolean): void;
  /** The merchant says that it is paid; false where something was paid already. */
  markPaid(order: Order): boolean;
};

const FIRST_NUMBER = 1000;
const FIRST_ID = 5_780_000_000_001;

export function createOrders(clock: Clock, shops: Shops): Orders {
  const orders: Order[] = [];
  const ofCheckout = (checkout: string) =>
    orders.find((order) => order.checkout === checkout) ?? null;
  return {
    all: () => orders,
    of: (shop) => orders.filter((order) => order.shop === shop),
    find: (gid) => orders.find((order) => order.gid === gid) ?? null,
    ofCheckout,
    placed(session) {
      const known = ofCheckout(session.checkout);
      if (known) {
        if (!known.payments.includes(session)) known.payments.push(session);
        return known;
      }
      const shop = shops.find(session.shop);
      if (!shop) throw new Error(`no shop ${session.shop}`);
      const order = newOrder(shop, session, { at: clock.now(), id: FIRST_ID + orders.length });
      orders.push(order);
      return order;
    },
    cancel(order, restock) {
      order.cancelledAt ??= clock.now();
      const shop = shops.find(order.shop);
      if (!restock || order.restocked || !shop) return;
      order.restocked = true;
      shop.stock += 1;
    },
    markPaid(order) {
      if (order.financialStatus !== 'PENDING' && order.financialStatus !== 'EXPIRED') return false;
      order.markedPaidAt = clock.now();
      order.financialStatus = 'PAID';
      return true;
    },
  };
}

/** Takes its piece off the shelf: stock is reserved from here on, paid or not. */
function newOrder(
  shop: Shop,
  session: PaymentSession,
  { at, id }: { at: Date; id: number },
): Order {
  shop.orderCount += 1;
  shop.stock -= 1;
  const number = FIRST_NUMBER + shop.orderCount;
  return {
    number,
    id,
    gid: `gid://shopify/Order/${id}`,
    name: `#${number}`,
    shop: shop.domain,
    checkout: session.checkout,
    amountMinor: session.amountMinor,
    currency: session.currency,
    test: session.test,
    email: session.email,
    createdAt: at,
    cancelledAt: null,
    markedPaidAt: null,
    restocked: false,
    financialStatus: 'PENDING',
    payments: [session],
  };
}
