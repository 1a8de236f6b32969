import { timingSafeEqual } from 'node:crypto';
import { type ExactJson, parseExactJson } from '#app/kernel/exact-json.ts';
import { type Money, parseMoney } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type {
  Credentials,
  GatewayNotification,
  NotificationRefused,
  RawNotification,
} from '../gateway.ts';
import { keysOf } from './credentials.ts';
import { notice } from './schemas.ts';
import { notificationDigest } from './signing.ts';
import { withoutIndentation } from './whitespace.ts';

/** `cip.paid` is the only documented event; the other two are branched on by public integrations (MAPPINGS.md). */
const EVENTS: ReadonlyMap<string, GatewayNotification['event']> = new Map([
  ['cip.paid', 'paid'],
  ['cip.expired', 'lapsed'],
  ['cip.refunded', 'reversed'],
]);

const unreadable = (detail: string): Result<never, NotificationRefused> =>
  err({ reason: 'unreadable', detail });

/** The bytes that the signature vouches for: as they came, or without indentation, as the document says they are signed. */
function verifiedBytes(body: Uint8Array, signature: Buffer, secretKey: string): Uint8Array | null {
  const recipes = [() => body, () => withoutIndentation(body)];
  for (const recipe of recipes) {
    const bytes = recipe();
    if (timingSafeEqual(notificationDigest(bytes, secretKey), signature)) return bytes;
  }
  return null;
}

/** The same object with its keys in lower case (PascalCase is seen too); null when two keys become one. */
function lowerKeys(json: ExactJson | undefined): Record<string, ExactJson> | null {
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return null;
  const entries = Object.entries(json).map(([key, value]) => [key.toLowerCase(), value] as const);
  return new Set(entries.map(([key]) => key)).size === entries.length
    ? Object.fromEntries(entries)
    : null;
}

function moneyOf(amount?: string | null, currency?: string | null): Money | null {
  const money = parseMoney(amount ?? '', currency ?? '');
  return money.ok ? money.value : null;
}

function parse(bytes: Uint8Array): Result<GatewayNotification, NotificationRefused> {
  const json = parseExactJson(new TextDecoder().decode(bytes));
  const top = json.ok ? lowerKeys(json.value) : null;
  const data = top ? lowerKeys(top.data) : null;
  if (!top || !data) return unreadable('not the documented JSON');
  const read = notice.safeParse({ ...top, data });
  if (!read.success) return unreadable(`field ${read.error.issues[0]?.path.join('.') ?? ''}`);
  const { eventtype, operationnumber, data: news } = read.data;
  return ok({
    event: EVENTS.get(eventtype.toLowerCase()) ?? 'unknown',
    eventType: eventtype,
    reference: news.cip,
    operation: operationnumber || null,
    amount: moneyOf(news.amount, news.currency),
    transactionCode: news.transactioncode || null,
  });
}

/** Verifies `PE-Signature` over the bytes, then reads what was verified, and nothing else (law 2). */
export function readNotification(
  { body, headers }: RawNotification,
  credentials: Credentials,
): Result<GatewayNotification, NotificationRefused> {
  const header = headers['pe-signature'];
  if (header === undefined || header === '') return err({ reason: 'missing-signature' });
  if (typeof header !== 'string' || !/^[0-9a-f]{64}$/i.test(header.trim())) {
    return err({ reason: 'malformed-signature' });
  }
  const signature = Buffer.from(header.trim(), 'hex');
  const bytes = verifiedBytes(body, signature, keysOf(credentials).secretKey);
  return bytes ? parse(bytes) : err({ reason: 'wrong-signature' });
}
