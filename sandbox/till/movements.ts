import type { Code, Payment } from './codes.ts';
import type { Refund } from './refunds.ts';

/** What a seller keeps of each payment. Basis points are hundredths of a percent. */
export type Fees = {
  readonly basisPoints: bigint;
  readonly fixedMinor: bigint;
  /** The tax on the fee: IGV, 18 % in Peru. */
  readonly taxBasisPoints: bigint;
};

/** What moved an account's balance: in is positive. `net` is the sum of the other three. */
export type Movement = {
  readonly kind: 'sale' | 'refund' | 'reversal' | 'chargeback';
  readonly code: Code;
  /** The payment it is about; a refund has none of its own. */
  readonly payment: Payment | null;
  readonly refund: Refund | null;
  readonly currency: string;
  readonly grossMinor: bigint;
  readonly feeMinor: bigint;
  readonly feeTaxMinor: bigint;
  readonly netMinor: bigint;
  readonly at: Date;
};

/** The movements that the codes of one account made, oldest first. A fee is not given back with the money. */
export function movementsOf(codes: readonly Code[], fees: Fees): Movement[] {
  return codes
    .flatMap((code) => [
      ...code.payments.map((payment) => sale(code, payment, fees)),
      ...code.payments.flatMap((payment) => takenBack(code, payment)),
      ...code.refunds.flatMap((refund) => givenBack(code, refund)),
    ])
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

function sale(code: Code, payment: Payment, fees: Fees): Movement {
  const fee = share(payment.amountMinor, fees.basisPoints) + fees.fixedMinor;
  const tax = share(fee, fees.taxBasisPoints);
  const net = payment.amountMinor - fee - tax;
  return {
    kind: 'sale',
    code,
    payment,
    refund: null,
    currency: payment.currency,
    grossMinor: payment.amountMinor,
    feeMinor: -fee,
    feeTaxMinor: -tax,
    netMinor: net,
    at: payment.at,
  };
}

function takenBack(code: Code, payment: Payment): Movement[] {
  if (!payment.reversedAt) return [];
  const kind = payment.reversedBy === 'dispute' ? 'chargeback' : 'reversal';
  const { amountMinor, currency, reversedAt: at } = payment;
  return [{ kind, code, payment, refund: null, currency, at, ...outgoing(amountMinor) }];
}

function givenBack(code: Code, refund: Refund): Movement[] {
  if (refund.state !== 'sent' || !refund.settledAt) return [];
  const { amountMinor, currency, settledAt: at } = refund;
  return [{ kind: 'refund', code, payment: null, refund, currency, at, ...outgoing(amountMinor) }];
}

const outgoing = (amountMinor: bigint) => ({
  grossMinor: -amountMinor,
  feeMinor: 0n,
  feeTaxMinor: 0n,
  netMinor: -amountMinor,
});

/** Rounded half up to the céntimo. */
const share = (minor: bigint, basisPoints: bigint): bigint =>
  (minor * basisPoints + 5_000n) / 10_000n;
