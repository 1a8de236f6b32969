import type { GatewayMode } from '#app/gateways/gateway.ts';
import type {
  AccountId,
  CheckoutId,
  PaymentId,
  RegistrationKey,
  ShopId,
  VoucherId,
} from '#app/kernel/ids.ts';
import type { Money } from '#app/kernel/money.ts';

/** Four things that are never one status: what is owed, the codes for it, what came in, what Shopify is told. */

export type PaymentState =
  | 'opened'
  | 'awaiting'
  | 'verifying'
  | 'paid'
  | 'expired'
  | 'cancelled'
  | 'held'
  | 'reversed'
  | 'not-served';

/** Why a payment gets no code; shown to the shopper kindly and to the merchant plainly. */
export type NotServed = 'manual-capture' | 'currency';

/** What is owed, as Shopify asked; frozen. */
export type Payment = {
  readonly id: PaymentId;
  readonly registrationKey: RegistrationKey;
  readonly sessionId: string;
  readonly sessionGid: string;
  readonly test: boolean;
  readonly amount: Money;
  readonly openedAt: Date;
  readonly landedAt: Date | null;
  readonly givenUpAt: Date | null;
  /** A person took money that differs from what is owed as settling it. */
  readonly acceptedAt: Date | null;
  readonly notServed: NotServed | null;
  readonly state: PaymentState;
};

type VoucherFacts = {
  readonly id: VoucherId;
  readonly paymentId: PaymentId;
  readonly accountId: AccountId;
  /** The version of the manifest that it was asked for by, at a gateway that the shop declared; it keeps it for ever. */
  readonly version: string | null;
  readonly transactionCode: string;
  readonly amount: Money;
  readonly deadline: Date;
  readonly asks: number;
  /** When it could no longer be paid, as far as we know. */
  readonly endedAt: Date | null;
};

/** A code that the gateway has named. */
export type KnownVoucher = VoucherFacts & {
  readonly state: 'live' | 'paid' | 'lapsed' | 'voiding' | 'voided';
  /** What the gateway is asked by. */
  readonly reference: string;
  /** What the shopper types at the bank; null where the gateway shows it on its own page only. */
  readonly code: string | null;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  readonly pageUrl: string | null;
  /** When the gateway was last asked about it and answered. */
  readonly askedAt: Date | null;
};

/** A code that was asked for: the call is under way, its outcome unknown, or the gateway said no. */
export type UnknownVoucher = VoucherFacts & {
  readonly state: 'intended' | 'orphan' | 'refused';
  readonly refusal: string | null;
  /** When the gateway is asked next whether it made a code after all; null where nobody looks for it. */
  readonly lookForAt: Date | null;
};

export type Voucher = KnownVoucher | UnknownVoucher;
export type VoucherState = Voucher['state'];

/** Money proven to have come in. */
export type Receipt = {
  readonly id: string;
  readonly voucherId: VoucherId;
  readonly paymentId: PaymentId;
  readonly operation: string | null;
  readonly amount: Money;
  readonly purpose: ReceiptPurpose;
  readonly recordedAt: Date;
  readonly reversed: boolean;
};
export type ReceiptPurpose = 'settles' | 'surplus' | 'mismatch';

export type TellWhat = 'pending' | 'paid' | 'reject';
/** `unanswered`: said, never answered, and not to be said again; what Shopify made of it stays unknown. */
export type TellState =
  | 'due'
  | 'indeterminate'
  | 'applied'
  | 'refused'
  | 'superseded'
  | 'unanswered';

/** What Shopify is to be told of a payment. */
export type Tell = {
  readonly id: string;
  readonly paymentId: PaymentId;
  readonly what: TellWhat;
  readonly state: TellState;
};

/** All that is known about one checkout: everything its money can depend on, read under one lock. */
export type CheckoutFacts = {
  readonly shopId: ShopId;
  readonly id: CheckoutId;
  readonly payments: readonly Payment[];
  readonly vouchers: readonly Voucher[];
  readonly receipts: readonly Receipt[];
  readonly tells: readonly Tell[];
  /** Payments that a person must decide about before anything lapses, is released or given up. */
  readonly heldPayments: ReadonlySet<PaymentId>;
  /** Receipts that settle nothing, whatever else is gone: by a person's decision, or because one is still to be made. */
  readonly setAside: ReadonlySet<string>;
  /** Subjects of the reversals that were raised, of money that we have no receipt of as well. */
  readonly raisedReversals: ReadonlySet<string>;
  /** What the shop wants done with a session whose code lapsed. */
  readonly onLapse: 'leave' | 'reject';
  /** How long after a code's end its late money is still waited for. */
  readonly graceMinutes: number;
};

export const isKnown = (voucher: Voucher): voucher is KnownVoucher =>
  voucher.state !== 'intended' && voucher.state !== 'orphan' && voucher.state !== 'refused';

/** Whether money settles what is owed: by its amount, or because a person took it as settling. */
export const settles = (receipt: Receipt, payment: Payment): boolean =>
  receipt.paymentId === payment.id &&
  (receipt.purpose === 'settles' ||
    (receipt.purpose === 'mismatch' && payment.acceptedAt !== null));

/**
 * The money that settles a payment now, if there is any. Surplus takes the place of money that was taken back: what was
 * paid twice and reversed once is paid.
 */
export function settling(payment: Payment, facts: CheckoutFacts): Receipt | undefined {
  const standing = facts.receipts.filter(
    ({ id, reversed }) => !reversed && !facts.setAside.has(id),
  );
  const money = standing.find((receipt) => settles(receipt, payment));
  if (money || facts.payments.some((other) => standing.some((one) => settles(one, other))))
    return money;
  return standing.find(
    (receipt) => receipt.paymentId === payment.id && receipt.purpose === 'surplus',
  );
}

/** Whether the money of a checkout is in already, for whichever of its sessions. */
export const isSettled = (facts: CheckoutFacts): boolean =>
  facts.payments.some((payment) => settling(payment, facts) !== undefined);

/** Whether a checkout's money is in: it settles one of its sessions, or differs from what is owed and is held for a person. */
export const isMoneyIn = (facts: CheckoutFacts): boolean =>
  isSettled(facts) || facts.heldPayments.size > 0;

/** Whether Shopify took a reject of this session, or may be taking it: no code is made for it any more. */
export const isRejected = ({ id }: Payment, { tells }: CheckoutFacts): boolean =>
  tells.some(
    ({ paymentId, what, state }) =>
      paymentId === id && what === 'reject' && (state === 'applied' || state === 'indeterminate'),
  );

/** Which accounts may serve a payment: test never reaches live (law 13). */
export const modeOf = ({ test }: Pick<Payment, 'test'>): GatewayMode => (test ? 'test' : 'live');
