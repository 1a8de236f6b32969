import type { Evidence } from '#test/oracle/books.ts';
import { heldMinor } from '#test/oracle/books.ts';
import { standingMinor } from '#test/oracle/laws/residual-zero.ts';
import type { Ledger, Payment } from '#test/oracle/ledger.ts';
import type { Fate } from './fates.ts';

/** How a purchase came to rest by the outside world's books alone. */
export type Ending = 'paid' | 'paid-twice' | 'expired' | 'held' | 'reversed' | 'unsettled';

/** One purchase as it ended: ours from our tables, `shopify` and `books` from the outside. Amounts in minor units. */
export type Story = {
  /** The gateway that sold the codes; null when none was sold. */
  readonly gateway: string | null;
  readonly fate: Fate;
  readonly ended: Ending;
  readonly payment: {
    readonly state: string;
    readonly amountMinor: bigint;
    readonly currency: string;
  };
  readonly vouchers: readonly { readonly state: string; readonly reference: string | null }[];
  readonly receipts: readonly { readonly amountMinor: bigint; readonly operation: string | null }[];
  readonly told: readonly {
    readonly what: string;
    readonly state: string;
    readonly attempts: number;
  }[];
  /** Kinds of the open ones. */
  readonly exceptions: readonly string[];
  readonly shopify: {
    readonly sessionState: string;
    readonly financialStatus: string | null;
    readonly clientCertIssuer: string | null;
  };
  readonly books: {
    /** What the gateway holds for this purchase: paid, less reversed. */
    readonly paidMinor: bigint;
    readonly effectiveResolves: number;
    /** Codes of this purchase that could still be paid. */
    readonly liveCodes: number;
    readonly stock: number;
  };
  /** What the gateway holds, less our receipts that stand. */
  readonly residualMinor: bigint;
  readonly ms: number;
};

export type Asked = {
  readonly fate: Fate;
  readonly sessionId: string;
  readonly email: string;
  readonly ms: number;
};

/** Draws the story of one session up from both sides. */
export function storyOf(asked: Asked, evidence: Evidence): Story {
  const { books, ledger } = evidence;
  const session = books.shopify.sessions.find(({ id }) => id === asked.sessionId);
  const payment = ledger.payments.find(({ sessionId }) => sessionId === asked.sessionId);
  if (!session || !payment) throw new Error(`session ${asked.sessionId} is not in both books`);
  const codes = books.gateways.codes.filter(({ email }) => email === asked.email);
  const money = codes.flatMap((code) => code.payments.map((paid) => ({ ...paid, code })));
  const paidMinor = heldMinor(money);
  const askedMinor = BigInt(session.amountMinor);
  const { receipts, ...ours } = oursOf(payment, ledger);
  const { state, financialStatus, clientCertIssuer, effectiveResolves, shop } = session;
  return {
    gateway: codes[0]?.gateway ?? null,
    fate: asked.fate,
    ended: endingOf({ paidMinor, askedMinor, came: money.length, state }),
    payment: ours.payment,
    vouchers: ours.vouchers,
    receipts: receipts.map(({ amountMinor, operation }) => ({ amountMinor, operation })),
    told: ours.told,
    exceptions: ours.exceptions,
    shopify: { sessionState: state, financialStatus, clientCertIssuer },
    books: {
      paidMinor,
      effectiveResolves,
      liveCodes: codes.filter(({ status }) => status === 'awaiting').length,
      stock: books.shopify.shops.find(({ domain }) => domain === shop)?.stock ?? 0,
    },
    residualMinor: paidMinor - standingMinor({ receipts }, session.currency),
    ms: asked.ms,
  };
}

/** What our tables say of a payment; receipts whole, since sums are made of them. */
function oursOf({ id, checkoutId, state, amountMinor, currency }: Payment, ledger: Ledger) {
  const vouchers = ledger.vouchers.filter((voucher) => voucher.checkoutId === checkoutId);
  const codes = new Set(vouchers.map((voucher) => voucher.id));
  const tells = ledger.tells.filter(({ paymentId }) => paymentId === id);
  const open = ledger.exceptions.filter(({ isOpen, paymentId }) => isOpen && paymentId === id);
  return {
    payment: { state, amountMinor, currency },
    vouchers: vouchers.map((voucher) => ({ state: voucher.state, reference: voucher.reference })),
    receipts: ledger.receipts.filter(({ voucherId }) => codes.has(voucherId)),
    told: tells.map((tell) => ({ what: tell.what, state: tell.state, attempts: tell.attempts })),
    exceptions: open.map(({ kind }) => kind),
  };
}

type Outcome = {
  readonly paidMinor: bigint;
  readonly askedMinor: bigint;
  readonly came: number;
  readonly state: string;
};

function endingOf({ paidMinor, askedMinor, came, state }: Outcome): Ending {
  if (came > 0 && paidMinor === 0n) return 'reversed';
  if (state === 'resolved' && paidMinor === askedMinor) return 'paid';
  if (state === 'resolved' && paidMinor === 2n * askedMinor) return 'paid-twice';
  if (state !== 'resolved' && paidMinor > 0n && paidMinor !== askedMinor) return 'held';
  return state === 'expired' && came === 0 ? 'expired' : 'unsettled';
}

/** One line of JSON; amounts are exact JSON numbers. */
export const lineOf = (story: Story): string =>
  JSON.stringify(story, (_, value: unknown) =>
    typeof value === 'bigint' ? exactNumber(value) : value,
  );

/** ES2025's JSON.rawJSON, which TypeScript's libraries do not know yet. */
const exactNumber = (amount: bigint): unknown =>
  (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(`${amount}`);
