import { type Money, parseMoney, sameMoney } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type {
  FoundVoucher,
  GatewayError,
  IssuedVoucher,
  IssueOrder,
  Observation,
} from '../gateway.ts';
import { instantOf } from './dates.ts';
import { type Payment, payment } from './schemas.ts';

/** The status words that a cash payment can have; a code beside them decides nothing (MAPPINGS.md). */
const STATUSES = {
  PENDING: 'awaiting',
  PAID: 'paid',
  EXPIRED: 'lapsed',
  CANCELLED: 'voided',
  REJECTED: 'voided',
} as const;

type Word = keyof typeof STATUSES;
const isKnown = (word: string): word is Word => Object.hasOwn(STATUSES, word);

const unknown = (word: string): Observation => ({ status: 'unknown', word: word.slice(0, 80) });

const moneyOf = ({ amount, currency }: Payment): Money | null => {
  const money = parseMoney(amount, currency);
  return money.ok ? money.value : null;
};

function observed(read: Payment): Observation {
  const amount = moneyOf(read);
  if (!isKnown(read.status) || !amount) return unknown(read.status);
  const facts = {
    amount,
    transactionCode: read.order_id || null,
    code: codeOf(read),
    expiresAt: instantOf(read.ticket?.expiration_date),
    operation: null,
    word: read.status,
  };
  const status = STATUSES[read.status];
  return status === 'paid'
    ? { status, facts, paidAt: instantOf(read.approved_date) }
    : { status, facts };
}

/** What GET /payments/{id} says of one code; whatever cannot be read is `unknown`, never paid and never lapsed (law 4). */
export function observationOf(data: unknown, reference: string): Observation {
  const read = payment.safeParse(data);
  return read.success && read.data.id === reference ? observed(read.data) : unknown('unreadable');
}

const pageUrlOf = (text: string | null | undefined): string | null => {
  const url = URL.parse(text ?? '');
  return url?.protocol === 'https:' && url.username === '' && url.href.length <= 500
    ? url.href
    : null;
};

/** The digits that a shopper types at the bank, where the answer holds them (flow DIRECT). */
function codeOf({ ticket }: Payment): string | null {
  const number = (ticket?.number ?? ticket?.id ?? '').replace(/[\s-]/g, '');
  return /^\d{1,14}$/.test(number) ? number : null;
}

/** `otherwise` stands for a deadline that dLocal does not tell: with REDIRECT only its own page shows one. */
const voucherOf = (read: Payment, otherwise: Date): IssuedVoucher => ({
  reference: read.id,
  code: codeOf(read),
  expiresAt: instantOf(read.ticket?.expiration_date) ?? otherwise,
  pageUrl: pageUrlOf(read.redirect_url) ?? pageUrlOf(read.ticket?.image_url),
});

const sameTerms = (read: Payment, { amount, transactionCode }: IssueOrder): boolean => {
  const money = moneyOf(read);
  return money !== null && sameMoney(money, amount) && read.order_id === transactionCode;
};

/**
 * The code that POST /payments made, or that stands there already for the same order. An answer that cannot be read, or
 * that repeats other terms than ordered, leaves it open what lives there: `indeterminate`. So does a code that nobody can
 * see: without its digits and without a page.
 */
export function issuedFrom(data: unknown, order: IssueOrder): Result<IssuedVoucher, GatewayError> {
  const doubt = err({ kind: 'indeterminate' } as const);
  const read = payment.safeParse(data);
  if (!read.success || !sameTerms(read.data, order)) return doubt;
  if (['REJECTED', 'CANCELLED'].includes(read.data.status)) {
    return err({ kind: 'rejected', code: read.data.status, reason: 'not-allowed-now' });
  }
  const voucher = voucherOf(read.data, order.expiresAt);
  return voucher.code || voucher.pageUrl ? ok(voucher) : doubt;
}

/** A code found by our own transaction code, with what dLocal says of it now; null when it cannot be read. */
export function foundFrom(
  data: unknown,
  transactionCode: string,
  otherwise: Date,
): FoundVoucher | null {
  const read = payment.safeParse(data);
  if (!read.success || read.data.order_id !== transactionCode) return null;
  return { voucher: voucherOf(read.data, otherwise), observation: observed(read.data) };
}
