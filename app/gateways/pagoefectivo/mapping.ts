import { parseMoney, sameMoney } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type {
  GatewayError,
  IssuedVoucher,
  IssueOrder,
  Observation,
  ObservedFacts,
} from '../gateway.ts';
import { instantOf } from './dates.ts';
import { blankCode, type FoundCode, foundCode, issuedData } from './schemas.ts';

type Known = 'awaiting' | 'paid' | 'lapsed' | 'voided';

/** The status ids and the words that must stand beside them (MAPPINGS.md). One without the other is not believed. */
const STATUSES: ReadonlyMap<string, { readonly means: Known; readonly word: RegExp }> = new Map([
  ['21', { means: 'lapsed', word: /^expirad/i }],
  ['22', { means: 'awaiting', word: /^generad/i }],
  ['23', { means: 'paid', word: /^(pagad|cancelad)/i }],
  ['25', { means: 'voided', word: /^eliminad/i }],
]);

const unknown = (word: string): Observation => ({ status: 'unknown', word });

function meaningOf({ status, statusName }: FoundCode, paidAt: Date | null): Known | null {
  const known = STATUSES.get(status);
  if (!known?.word.test(statusName.trim())) return null;
  // In Peru "cancelado" is both "paid" and "called off": without the date of a payment it is not believed.
  if (known.means === 'paid' && /^cancelad/i.test(statusName.trim()) && !paidAt) return null;
  return known.means !== 'paid' && paidAt ? null : known.means;
}

function observed(code: FoundCode): Observation {
  const paidAt = instantOf(code.datePayment);
  const word = `${code.status} ${code.statusName.trim()}`.slice(0, 80);
  const amount = parseMoney(code.amount, code.currency);
  const means = meaningOf(code, paidAt);
  if (!means || !amount.ok) return unknown(word);
  const facts: ObservedFacts = {
    amount: amount.value,
    transactionCode: code.transactionCode || null,
    code: code.cip,
    expiresAt: instantOf(code.dateExpiry),
    operation: null,
    word,
  };
  return means === 'paid' ? { status: 'paid', facts, paidAt } : { status: means, facts };
}

/**
 * What /cips/search says about one code. A code that PagoEfectivo does not know comes as an empty list or as an
 * entry of zeros, never as 404. Whatever else cannot be read is `unknown`, never paid and never lapsed (law 4).
 */
export function observationOf(data: unknown, reference: string): Observation {
  if (!Array.isArray(data)) return unknown('unreadable');
  if (data.every((entry) => blankCode.safeParse(entry ?? {}).success))
    return { status: 'not-found' };
  const entries = data.map((entry) => foundCode.safeParse(entry));
  const own = entries.find((read) => read.success && read.data.cip === reference);
  return own?.data ? observed(own.data) : unknown('unreadable');
}

const pageUrlOf = (text: string | null | undefined): string | null => {
  const url = URL.parse(text ?? '');
  return url?.protocol === 'https:' && url.username === '' && url.href.length <= 500
    ? url.href
    : null;
};

/**
 * The code that POST /v1/cips made. An answer that cannot be read, or that repeats other terms than ordered, leaves
 * it open what lives there: `indeterminate`, so that nothing is shown to a shopper and the attempt is kept.
 */
export function issuedFrom(data: unknown, order: IssueOrder): Result<IssuedVoucher, GatewayError> {
  const read = issuedData.safeParse(data);
  const doubt = err({ kind: 'indeterminate' } as const);
  if (!read.success || read.data.cip === '0') return doubt;
  const { cip, amount, currency, transactionCode, dateExpiry, cipUrl } = read.data;
  const money = parseMoney(amount, currency);
  const sameTerms =
    money.ok &&
    sameMoney(money.value, order.amount) &&
    (transactionCode || order.transactionCode) === order.transactionCode;
  if (!sameTerms) return doubt;
  const expiresAt = instantOf(dateExpiry) ?? order.expiresAt;
  return ok({ reference: cip, code: cip, expiresAt, pageUrl: pageUrlOf(cipUrl) });
}
