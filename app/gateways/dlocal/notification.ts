import { timingSafeEqual } from 'node:crypto';
import { parseExactJson } from '#app/kernel/exact-json.ts';
import { parseMoney } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type {
  Credentials,
  GatewayNotification,
  NotificationRefused,
  RawNotification,
} from '../gateway.ts';
import { keysOf } from './credentials.ts';
import { aboutPayment, payment } from './schemas.ts';
import { digest, signatureIn } from './signing.ts';

/** What a payment's status word says has happened. Its other known words only say that something moved. */
const EVENTS: Readonly<Record<string, GatewayNotification['event']>> = {
  PAID: 'paid',
  EXPIRED: 'lapsed',
  PENDING: 'changed',
  CANCELLED: 'changed',
  REJECTED: 'changed',
};

const unreadable = (detail: string): Result<never, NotificationRefused> =>
  err({ reason: 'unreadable', detail });

/** News of a refund or a chargeback: what it means for the payment is asked for. */
function readAbout(json: unknown): GatewayNotification | null {
  const read = aboutPayment.safeParse(json);
  if (!read.success) return null;
  const { id, payment_id, status } = read.data;
  return {
    event: 'changed',
    eventType: `${/^CHAR/i.test(id) ? 'chargeback' : 'refund'} ${status}`,
    reference: payment_id,
    operation: id,
    amount: null,
    transactionCode: null,
  };
}

function parse(body: Uint8Array): Result<GatewayNotification, NotificationRefused> {
  const json = parseExactJson(new TextDecoder().decode(body));
  if (!json.ok) return unreadable('not JSON');
  const about = readAbout(json.value);
  if (about) return ok(about);
  const read = payment.safeParse(json.value);
  if (!read.success) return unreadable(`field ${read.error.issues[0]?.path.join('.') ?? ''}`);
  const { id, status, amount, currency, order_id } = read.data;
  const money = parseMoney(amount, currency);
  return ok({
    event: (Object.hasOwn(EVENTS, status) ? EVENTS[status] : undefined) ?? 'unknown',
    eventType: `payment ${status}`,
    reference: id,
    operation: null,
    amount: money.ok ? money.value : null,
    transactionCode: order_id || null,
  });
}

const single = (header: string | readonly string[] | undefined): string | null =>
  typeof header === 'string' && header !== '' ? header : null;

/**
 * Verifies the signature over X-Login, X-Date and the bytes as they came, then reads what was verified (law 2). The date is
 * signed but old deliveries are believed: dLocal repeats them for four days.
 */
export function readNotification(
  { body, headers }: RawNotification,
  credentials: Credentials,
): Result<GatewayNotification, NotificationRefused> {
  if (headers.authorization === undefined || headers.authorization === '') {
    return err({ reason: 'missing-signature' });
  }
  const signature = signatureIn(single(headers.authorization) ?? '');
  const login = single(headers['x-login']);
  const date = single(headers['x-date']);
  if (!signature || !login || !date) return err({ reason: 'malformed-signature' });
  const keys = keysOf(credentials);
  const expected = digest({ login, date, body }, keys.secretKey);
  if (!timingSafeEqual(expected, signature) || login !== keys.login) {
    return err({ reason: 'wrong-signature' });
  }
  return parse(body);
}
