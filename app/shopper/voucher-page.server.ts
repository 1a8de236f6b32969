import type { CheckoutId, PaymentId, ShopId } from '#app/kernel/ids.ts';
import { readCheckout } from '#app/payments/checkout.store.server.ts';
import type { IssueOutcome } from '#app/payments/issue.server.ts';
import { type CheckoutFacts, isKnown, type Payment } from '#app/payments/model.ts';
import { openBuyer } from '#app/payments/personal-data.server.ts';
import { paymentOf } from '#app/payments/rows.ts';
import type { Buyer } from '#app/payments/session-request.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { pageStateOf } from './page-state.ts';
import type {
  EnteredContact,
  LastAsked,
  PageState,
  VoucherPageView,
  WayOut,
} from './voucher-page-view.ts';
import { shopperLocale } from './words/words-for.ts';

type Deps = Pick<Foundation, 'clock' | 'config' | 'database' | 'sealing'>;

export type PageAsk = {
  readonly shopId: ShopId;
  readonly paymentId: PaymentId;
  readonly token: string;
  /** What issuing ended in, where this visit tried it. */
  readonly outcome: IssueOutcome | null;
  readonly lastAsked: LastAsked;
  readonly entered: EnteredContact;
  /** The shopper's own language, where checkout did not name it. */
  readonly acceptLanguage: string | null;
};

/** Everything the shopper's page shows of one payment, or null where there is none. */
export async function voucherPageView(deps: Deps, ask: PageAsk): Promise<VoucherPageView | null> {
  const read = await deps.database.inShop(ask.shopId, (tx) => readPage(deps, tx, ask));
  if (!read) return null;
  const { payment, facts, buyer, shopName, domain, buyerLocale } = read;
  const pageUrl = `${deps.config.appUrl}/pay/${ask.token}`;
  const path = `/pay/${ask.token}`;
  const state: PageState = pageStateOf({ payment, facts, ask, pageUrl, now: deps.clock.now() });
  return {
    locale: shopperLocale(buyerLocale ?? ask.acceptLanguage),
    shopName: shopName ?? domain,
    shopEmail: null,
    buyerName: [buyer?.firstName, buyer?.lastName].filter(Boolean).join(' ') || null,
    amount: payment.amount,
    test: payment.test,
    pageUrl,
    backToShop: backToCheckout(read, state) ?? `https://${domain}`,
    wayOut: wayOutOf(payment, facts, state),
    forms: { contact: path, 'ask-now': path, renew: path, cancel: path },
    state,
  };
}

/** Where the shopper may still pay otherwise; null once Shopify waits for a code, and wherever money has come in. */
function backToCheckout({ payment, facts, buyer }: PageRead, state: PageState): string | null {
  const mayPay = isOpen(state) || state.kind === 'voiding' || state.kind === 'voided';
  return mayPay && !toldPending(payment, facts) ? (buyer?.cancelUrl ?? null) : null;
}

/** Nothing has come in and nothing was decided: the shopper may still pay, or leave. */
const isOpen = ({ kind }: PageState): boolean =>
  ['ask-contact', 'preparing', 'awaiting', 'unavailable', 'lapsed', 'not-served'].includes(kind);

const toldPending = (payment: Payment, facts: CheckoutFacts): boolean =>
  facts.tells.some(
    (tell) => tell.paymentId === payment.id && tell.what === 'pending' && tell.state === 'applied',
  );

function wayOutOf(payment: Payment, facts: CheckoutFacts, state: PageState): WayOut {
  if (!isOpen(state) || payment.givenUpAt !== null) return null;
  if (!toldPending(payment, facts)) return 'give-up';
  return facts.vouchers.some((voucher) => isKnown(voucher) && voucher.state === 'live')
    ? 'cancel-order'
    : null;
}

type PageRead = {
  readonly payment: Payment;
  readonly facts: CheckoutFacts;
  readonly buyer: Buyer | null;
  readonly buyerLocale: string | null;
  readonly shopName: string | null;
  readonly domain: string;
};

async function readPage(
  deps: Deps,
  tx: ShopTransaction,
  { shopId, paymentId }: PageAsk,
): Promise<PageRead | null> {
  const row = await tx.payment.findUnique({ where: { shopId_id: { shopId, id: paymentId } } });
  if (!row) return null;
  const settings = await tx.shopSettings.findUnique({ where: { shopId } });
  const shop = await tx.shop.findUniqueOrThrow({ where: { id: shopId } });
  return {
    payment: paymentOf(row),
    facts: await readCheckout(tx, { shopId, checkoutId: row.checkoutId as CheckoutId }),
    buyer: await openBuyer(deps.sealing, tx, { shopId, paymentId }),
    buyerLocale: row.buyerLocale,
    shopName: settings?.name ?? null,
    domain: shop.domain,
  };
}
