import { jsonNumber } from '#app/kernel/exact-json.ts';
import { decimalText, parseMoney } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { GatewayError } from '../gateway.ts';
import { shortened } from '../one-line.ts';
import type { Payee, RefundOrder, RefundStanding } from '../refund.ts';
import { id, refund } from './schemas.ts';

const refused = (code: string): Result<never, GatewayError> =>
  err({ kind: 'rejected', code, reason: 'invalid-request' });

/** How the banks that most people use are called; the others are named by their number alone (research: gateways.md i). */
const BANKS: ReadonlyMap<string, string> = new Map([
  ['002', 'BCP'],
  ['003', 'Interbank'],
  ['009', 'Scotiabank'],
  ['011', 'BBVA'],
]);

const beneficiary = ({ name, bank, cci, accountKind }: Payee) => ({
  beneficiary_name: shortened(name, 50),
  bank: BANKS.get(bank) ?? bank,
  bank_code: bank,
  bank_account: cci,
  bank_account_type: accountKind === 'savings' ? 'S' : 'C',
});

/**
 * The body of POST /refunds. A refund is always in soles, the local currency. Without a payee dLocal itself asks the
 * shopper for the bank account, by e-mail (docs/refunds, 2026).
 */
export function refundBody(
  order: RefundOrder,
  notificationUrl: string,
): Result<string, GatewayError> {
  const { reference, amount, payee, refundCode } = order;
  if (!id.safeParse(reference).success) return refused('payment_id');
  if (!/^[\w-]{1,36}$/.test(refundCode)) return refused('order_refund_id');
  if (amount.currency !== 'PEN' || amount.minor <= 0n) return refused('amount');
  const description = shortened(order.description, 200);
  return ok(
    JSON.stringify({
      payment_id: reference,
      amount: jsonNumber(decimalText(amount)),
      currency: amount.currency,
      ...(description && { description }),
      order_refund_id: refundCode,
      ...(payee && beneficiary(payee)),
      notification_url: notificationUrl,
    }),
  );
}

const STATES: Readonly<Record<string, RefundStanding['state']>> = {
  PENDING: 'pending',
  SUCCESS: 'sent',
  REJECTED: 'refused',
  CANCELLED: 'refused',
};

/** What dLocal says of a refund; null when it cannot be read or speaks of another payment. */
export function standingOf(data: unknown, reference: string): RefundStanding | null {
  const read = refund.safeParse(data);
  if (!read.success || (read.data.payment_id ?? reference) !== reference) return null;
  const { status, amount, currency } = read.data;
  const money = parseMoney(amount ?? '', currency ?? '');
  const state = Object.hasOwn(STATES, status) ? STATES[status] : undefined;
  return {
    refund: read.data.id,
    state: state ?? 'unknown',
    amount: money.ok ? money.value : null,
    word: status,
  };
}
