import { type Money, parseMoney, sameMoney } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type {
  FoundVoucher,
  GatewayError,
  IssuedVoucher,
  IssueOrder,
  Observation,
  ObservedFacts,
} from '../gateway.ts';
import { CURRENCY, METHOD } from './config.ts';
import { instantOf } from './dates.ts';
import { type PaymentSaid, payment, searchPage } from './schemas.ts';

const unknown = (word: string): Observation => ({ status: 'unknown', word });
const wordOf = ({ status, status_detail }: PaymentSaid): string =>
  `${status} ${status_detail ?? ''}`.trim().slice(0, 80);

type Meaning = 'awaiting' | 'paid' | 'lapsed' | 'voided' | 'reversed' | 'refunded';

/** What a status means (MAPPINGS.md); null is a word that is not documented for a code of PagoEfectivo. */
function meaningOf(said: PaymentSaid, givenBack: Money): Meaning | null {
  const everPaid = instantOf(said.date_approved) !== null;
  switch (said.status) {
    case 'pending':
      return everPaid ? null : 'awaiting';
    case 'approved':
      return givenBack.minor > 0n ? 'refunded' : 'paid';
    // The buyer complains: the money came in and is disputed, not taken back.
    case 'in_mediation':
      return everPaid ? 'paid' : null;
    case 'cancelled':
      if (everPaid) return null;
      return said.status_detail === 'expired' ? 'lapsed' : 'voided';
    case 'refunded':
      return 'refunded';
    case 'charged_back':
      return 'reversed';
    default:
      return null;
  }
}

function observed(said: PaymentSaid): Observation {
  const amount = parseMoney(said.transaction_amount, said.currency_id);
  const givenBack = parseMoney(said.transaction_amount_refunded ?? '0', said.currency_id);
  if (!amount.ok || !givenBack.ok) return unknown(wordOf(said));
  const means = meaningOf(said, givenBack.value);
  if (!means) return unknown(wordOf(said));
  const paidAt = instantOf(said.date_approved);
  const facts: ObservedFacts = {
    amount: amount.value,
    transactionCode: said.external_reference || null,
    code: codeOf(said),
    expiresAt: instantOf(said.date_of_expiration),
    operation: means === 'awaiting' || means === 'lapsed' || means === 'voided' ? null : said.id,
    word: wordOf(said),
  };
  return means === 'paid' || means === 'refunded'
    ? { status: means, facts, paidAt }
    : { status: means, facts };
}

/** What GET /v1/payments/{id} says. What cannot be read, or is another payment, is `unknown`, never paid and never lapsed (law 4). */
export function observationOf(json: unknown, reference: string): Observation {
  const read = payment.safeParse(json);
  if (!read.success || read.data.id !== reference) return unknown('unreadable');
  return observed(read.data);
}

const pageUrlOf = (text: string | null | undefined): string | null => {
  const url = URL.parse(text ?? '');
  return url?.protocol === 'https:' && url.username === '' && url.href.length <= 500
    ? url.href
    : null;
};

/** The code the payer types: `verification_code`, in some answers `payment_method_reference_id` alone. */
function codeOf({ transaction_details: details }: PaymentSaid): string | null {
  const candidates = [details?.verification_code, details?.payment_method_reference_id];
  return candidates.find((text) => /^\d{1,20}$/.test(text ?? '')) ?? null;
}

const voucherOf = (said: PaymentSaid, expiresAt: Date): IssuedVoucher => ({
  reference: said.id,
  code: codeOf(said),
  expiresAt,
  pageUrl: pageUrlOf(said.transaction_details?.external_resource_url),
});

/** Refused outright: the payment was made and is dead, and no code was given out. */
const isStillborn = ({ status }: PaymentSaid): boolean =>
  status === 'rejected' || status === 'cancelled';

/**
 * The code that POST /v1/payments made. An answer that cannot be read, or that repeats other terms than ordered, leaves
 * it open what lives there: `indeterminate`, so that nothing is shown to a shopper and the attempt is kept.
 */
export function issuedFrom(
  json: unknown,
  order: IssueOrder,
  expiresAt: Date,
): Result<IssuedVoucher, GatewayError> {
  const read = payment.safeParse(json);
  if (!read.success) return err({ kind: 'indeterminate' });
  const said = read.data;
  const amount = parseMoney(said.transaction_amount, said.currency_id);
  const sameTerms =
    amount.ok &&
    sameMoney(amount.value, order.amount) &&
    said.payment_method_id === METHOD &&
    said.external_reference === order.transactionCode;
  if (!sameTerms) return err({ kind: 'indeterminate' });
  if (isStillborn(said)) {
    return err({ kind: 'rejected', code: wordOf(said), reason: 'invalid-request' });
  }
  return ok(voucherOf(said, instantOf(said.date_of_expiration) ?? expiresAt));
}

/** The answer to a cancellation: done when it says so itself. */
export function voidedFrom(json: unknown, reference: string): Result<null, GatewayError> {
  const said = payment.safeParse(json).data;
  return said?.id === reference && said.status === 'cancelled'
    ? ok(null)
    : err({ kind: 'indeterminate' });
}

/**
 * The answer to a later deadline: done when it repeats it. The API's description knows this field, no guide tells of it: an
 * answer with the former deadline has changed nothing.
 */
export function extendedFrom(
  json: unknown,
  reference: string,
  until: Date,
): Result<null, GatewayError> {
  const said = payment.safeParse(json).data;
  const now = instantOf(said?.date_of_expiration);
  if (said?.id !== reference || !now) return err({ kind: 'indeterminate' });
  return Math.abs(now.getTime() - until.getTime()) < 1_000
    ? ok(null)
    : err({ kind: 'rejected', code: 'date_of_expiration', reason: 'not-allowed-now' });
}

/** Of several payments under one code, the one whose money is in, else one that may still be paid. */
const RANK: readonly Observation['status'][] = ['paid', 'refunded', 'reversed', 'awaiting'];
const rankOf = ({ observation }: FoundVoucher): number => {
  const rank = RANK.indexOf(observation.status);
  return rank === -1 ? RANK.length : rank;
};

const foundOne = (entry: unknown): FoundVoucher | 'other' | 'unreadable' => {
  const read = payment.safeParse(entry);
  if (!read.success) return 'unreadable';
  const said = read.data;
  if (said.payment_method_id !== METHOD || said.currency_id !== CURRENCY) return 'other';
  const expiresAt = instantOf(said.date_of_expiration);
  return expiresAt
    ? { voucher: voucherOf(said, expiresAt), observation: observed(said) }
    : 'unreadable';
};

/**
 * The code that /v1/payments/search holds for our transaction code; null where it holds none. A payment of another method
 * was not ordered by us. One entry that cannot be read may be ours: then nothing is said at all.
 */
export function foundIn(
  json: unknown,
  transactionCode: string,
): Result<FoundVoucher | null, GatewayError> {
  const page = searchPage.safeParse(json);
  if (!page.success) return err({ kind: 'unavailable' });
  const entries = page.data.results
    .filter(({ external_reference }) => external_reference === transactionCode)
    .map(foundOne);
  if (entries.includes('unreadable')) return err({ kind: 'unavailable' });
  const found = entries.filter((entry) => typeof entry === 'object');
  const [first] = found.toSorted((a, b) => rankOf(a) - rankOf(b));
  return ok(first ?? null);
}
