import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Contact, GatewayError, IssueOrder } from '../gateway.ts';
import { shortened } from '../one-line.ts';
import type { RefundOrder } from '../refund.ts';
import { writeAmount } from './amounts.ts';
import { writeTime } from './dates.ts';
import { type Filling, plain, type Values } from './fill.ts';
import type { Manifest } from './manifest.ts';
import { documentKindOf, documentOf, emailOf, phoneOf } from './shopper-limits.ts';

type Pair = readonly [string, Filling | null];
type Refused = Result<never, GatewayError>;

const refused = (code: string): Refused =>
  err({ kind: 'rejected', code, reason: 'invalid-request' });

/** The longest that a text may be where the manifest sets no limit. */
const LONGEST = 100;

function fitting(
  manifest: Manifest,
): (name: keyof NonNullable<Manifest['lengths']>, text: string | null) => Pair {
  return (name, text) => [name, plain(shortened(text ?? '', manifest.lengths?.[name] ?? LONGEST))];
}

function missingContact(
  manifest: Manifest,
  have: Readonly<Record<Manifest['contactNeeded'][number], string | null>>,
): Refused | null {
  const contact = manifest.contactNeeded.find((field) => have[field] === null);
  return contact === undefined
    ? null
    : err({ kind: 'rejected', code: contact, reason: 'invalid-contact', contact });
}

function peopleIn(manifest: Manifest, contact: Contact): readonly Pair[] {
  const fitted = fitting(manifest);
  const phone = phoneOf(contact);
  const document = documentOf(contact);
  const names = [contact.firstName, contact.lastName].map((name) => (name ?? '').trim());
  return [
    ['email', plain(emailOf(contact))],
    ['phone', plain(phone)],
    ['phoneDigits', plain(phone?.slice(1) ?? null)],
    ['document', plain(document)],
    ['documentKind', plain(documentKindOf(document))],
    fitted('firstName', contact.firstName),
    fitted('lastName', contact.lastName),
    fitted('fullName', names.join(' ')),
  ];
}

/** What an order's templates know. What this gateway cannot take is refused before it is sent. */
export function orderValues(
  manifest: Manifest,
  order: IssueOrder,
  notificationUrl: string,
): Result<Values, GatewayError> {
  const { amount, contact, transactionCode } = order;
  if (!/^[A-Za-z0-9][\x21-\x7e]{0,35}$/.test(transactionCode)) return refused('transactionCode');
  if (!manifest.currencies.some((currency) => currency === amount.currency))
    return refused('currency');
  if (amount.minor <= 0n) {
    return err({ kind: 'rejected', code: 'amount', reason: 'amount-too-small' });
  }
  const have = { email: emailOf(contact), phone: phoneOf(contact), document: documentOf(contact) };
  const missing = missingContact(manifest, have);
  if (missing) return missing;
  return ok(
    new Map<string, Filling | null>([
      ['transactionCode', plain(transactionCode)],
      ['amount', writeAmount(amount, manifest.amount)],
      ['currency', plain(amount.currency)],
      ['expiresAt', writeTime(order.expiresAt, manifest.time)],
      ['locale', plain(order.locale)],
      ['notificationUrl', plain(notificationUrl)],
      fitting(manifest)('concept', order.concept),
      ...peopleIn(manifest, contact),
    ]),
  );
}

/** What a refund's templates know. */
export function refundValues(manifest: Manifest, order: RefundOrder): Result<Values, GatewayError> {
  const { payee, amount, refundCode, reference } = order;
  const plan = manifest.refunds;
  if (amount.minor <= 0n) return refused('amount');
  if (plan?.to === 'bank-account' && payee === null) return refused('payee');
  if (plan?.partial === false && !order.whole) {
    return err({ kind: 'rejected', code: 'partial', reason: 'not-allowed-now' });
  }
  return ok(
    new Map<string, Filling | null>([
      ['reference', plain(reference)],
      ['refundCode', plain(refundCode)],
      ['amount', writeAmount(amount, manifest.amount)],
      ['currency', plain(amount.currency)],
      fitting(manifest)('description', order.description),
      ['payeeName', plain(payee?.name ?? null)],
      ['payeeEmail', plain(payee?.email ?? null)],
      ['payeeDocument', plain(payee?.document.number ?? null)],
      ['payeeDocumentKind', plain(payee?.document.kind ?? null)],
      ['payeeBank', plain(payee?.bank ?? null)],
      ['payeeCci', plain(payee?.cci ?? null)],
      ['payeeAccountKind', plain(payee?.accountKind ?? null)],
    ]),
  );
}
