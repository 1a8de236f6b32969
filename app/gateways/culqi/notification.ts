import { createHash, timingSafeEqual } from 'node:crypto';
import { type ExactJson, parseExactJson } from '#app/kernel/exact-json.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type {
  Credentials,
  GatewayNotification,
  NotificationRefused,
  RawNotification,
} from '../gateway.ts';
import { type CulqiKeys, keysOf } from './credentials.ts';
import { event, orderId, subject } from './schemas.ts';

/** The one event of an order. */
const CHANGED = 'order.status.changed';

const unreadable = (detail: string): Result<never, NotificationRefused> =>
  err({ reason: 'unreadable', detail });

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** What user and password of a merchant's own choosing say against a delivery; nothing where he chose none. */
function proofFault(
  headers: RawNotification['headers'],
  { webhook }: CulqiKeys,
): NotificationRefused | null {
  if (!webhook) return null;
  const header = headers.authorization;
  if (header === undefined || header === '') return { reason: 'missing-signature' };
  const given = typeof header === 'string' ? /^Basic +(\S+)$/i.exec(header)?.[1] : undefined;
  if (given === undefined) return { reason: 'malformed-signature' };
  const wanted = Buffer.from(`${webhook.user}:${webhook.password}`).toString('base64');
  return timingSafeEqual(digestOf(given), digestOf(wanted)) ? null : { reason: 'wrong-signature' };
}

/** What an event is about: JSON inside a text, as documented, or beside it. */
function subjectOf(data: string | object): unknown {
  if (typeof data !== 'string') return data;
  const json: Result<ExactJson, unknown> = parseExactJson(data);
  return json.ok ? json.value : undefined;
}

/**
 * Reads a delivery. Culqi signs nothing: whoever knows the address can write it, so it says at most that an order may have
 * changed, and nothing else of it is read. User and password are held against it where the merchant set them.
 */
export function readNotification(
  { body, headers }: RawNotification,
  credentials: Credentials,
): Result<GatewayNotification, NotificationRefused> {
  const fault = proofFault(headers, keysOf(credentials));
  if (fault) return err(fault);
  const json = parseExactJson(Buffer.from(body).toString());
  const read = event.safeParse(json.ok ? json.value : undefined);
  if (!read.success) return unreadable('not the documented JSON');
  const about = subject.safeParse(subjectOf(read.data.data));
  if (!about.success) return unreadable('field data');
  const isOrder = read.data.type === CHANGED;
  if (isOrder && !orderId.safeParse(about.data.id).success) return unreadable('field data.id');
  return ok({
    event: isOrder ? 'changed' : 'unknown',
    eventType: read.data.type,
    reference: about.data.id,
    operation: null,
    amount: null,
    transactionCode: null,
  });
}
