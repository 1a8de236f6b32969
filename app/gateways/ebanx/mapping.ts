import { limaDate } from '#app/kernel/lima.ts';
import { type Money, parseMoney, sameMoney } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type {
  FoundVoucher,
  GatewayError,
  IssuedVoucher,
  IssueOrder,
  Observation,
} from '../gateway.ts';
import { dayIn, endOfDay } from './dates.ts';
import { type Payment, payment } from './schemas.ts';

const unknown = (word: string): Observation => ({ status: 'unknown', word: word.slice(0, 80) });

const moneyOf = ({ amount_ext, currency_ext }: Payment): Money | null => {
  const money = parseMoney(amount_ext, currency_ext);
  return money.ok ? money.value : null;
};

/**
 * EBANX says CA of a code that nobody paid in time and of one that was called off. It has lapsed where that was said after
 * its last day; days without a zone are compared, so an hour more or less changes nothing of the money.
 */
function endOf({ due_date, status_date }: Payment, now: Date): 'lapsed' | 'voided' {
  const last = dayIn(due_date);
  return last !== null && (dayIn(status_date) ?? limaDate(now)) > last ? 'lapsed' : 'voided';
}

const isGivenBack = ({ refunds }: Payment): boolean =>
  (refunds ?? []).some(({ status }) => status === 'CO');

function observed(read: Payment, now: Date): Observation {
  const amount = moneyOf(read);
  if (!amount) return unknown(read.status);
  const facts = {
    amount,
    transactionCode: read.merchant_payment_code || null,
    code: codeOf(read),
    expiresAt: endOfDay(read.due_date),
    operation: null,
    word: read.status,
  };
  switch (read.status) {
    case 'OP':
    case 'PE':
      return { status: 'awaiting', facts };
    case 'CO':
      // Its dates bear no zone, and "may vary": the moment of the payment is not told.
      return { status: isGivenBack(read) ? 'refunded' : 'paid', facts, paidAt: null };
    case 'CA':
      return { status: endOf(read, now), facts };
    default:
      return unknown(read.status);
  }
}

/** What ws/query says of one code; whatever cannot be read is `unknown`, never paid and never lapsed (law 4). */
export function observationOf(data: unknown, reference: string, now: Date): Observation {
  const read = payment.safeParse(data);
  const own = read.success && read.data.hash.toLowerCase() === reference.toLowerCase();
  return own ? observed(read.data, now) : unknown('unreadable');
}

const pageUrlOf = (text: string | null | undefined): string | null => {
  const url = URL.parse(text ?? '');
  return url?.protocol === 'https:' && url.username === '' && url.href.length <= 500
    ? url.href
    : null;
};

const codeOf = ({ cip_code }: Payment): string | null => {
  const digits = (cip_code ?? '').trim();
  return /^\d{1,14}$/.test(digits) && /[1-9]/.test(digits) ? digits : null;
};

const voucherOf = (read: Payment, otherwise: Date): IssuedVoucher => ({
  reference: read.hash,
  code: codeOf(read),
  expiresAt: endOfDay(read.due_date) ?? otherwise,
  pageUrl: pageUrlOf(read.cip_url),
});

const sameTerms = (read: Payment, { amount, transactionCode }: IssueOrder): boolean => {
  const money = moneyOf(read);
  return (
    money !== null && sameMoney(money, amount) && read.merchant_payment_code === transactionCode
  );
};

/**
 * The code that ws/direct made, or that stands there already for the same order. An answer that cannot be read, or that
 * repeats other terms than ordered, leaves it open what lives there: `indeterminate`. So does a code that nobody can see:
 * without its digits and without a page.
 */
export function issuedFrom(data: unknown, order: IssueOrder): Result<IssuedVoucher, GatewayError> {
  const doubt = err({ kind: 'indeterminate' } as const);
  const read = payment.safeParse(data);
  if (!read.success || !sameTerms(read.data, order)) return doubt;
  if (read.data.status === 'CA') {
    return err({ kind: 'rejected', code: 'CA', reason: 'not-allowed-now' });
  }
  const voucher = voucherOf(read.data, order.expiresAt);
  return voucher.code || voucher.pageUrl ? ok(voucher) : doubt;
}

/** The answer to a cancellation: done when it says so itself. A yes that names no state leaves it open. */
export function voidedFrom(data: unknown, reference: string): Result<null, GatewayError> {
  const said = payment.safeParse(data).data;
  return said?.hash.toLowerCase() === reference.toLowerCase() && said.status === 'CA'
    ? ok(null)
    : err({ kind: 'indeterminate' });
}

/** A code found by our own transaction code, with what EBANX says of it now; null when it cannot be read. */
export function foundFrom(data: unknown, transactionCode: string, now: Date): FoundVoucher | null {
  const read = payment.safeParse(data);
  if (!read.success || read.data.merchant_payment_code !== transactionCode) return null;
  return { voucher: voucherOf(read.data, now), observation: observed(read.data, now) };
}
