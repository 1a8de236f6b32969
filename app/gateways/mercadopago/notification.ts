import { timingSafeEqual } from 'node:crypto';
import { parseExactJson } from '#app/kernel/exact-json.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type {
  Credentials,
  GatewayNotification,
  NotificationRefused,
  RawNotification,
} from '../gateway.ts';
import { keysOf } from './credentials.ts';
import { notice, number } from './schemas.ts';
import { manifestDigest } from './signing.ts';

type Refusal = Result<never, NotificationRefused>;
const refused = (reason: 'malformed-signature' | 'wrong-signature'): Refusal => err({ reason });
const unreadable = (detail: string): Refusal => err({ reason: 'unreadable', detail });

type Signature = { readonly ts: string; readonly digest: Buffer };

/** Reads `ts=1742505638683,v1=<hex>`; `ts` is in milliseconds in the guide and in seconds in the SDKs, and both are seen. */
function signatureFrom(header: string): Signature | null {
  const parts = header.split(',').map((part) => part.trim().split('=', 2));
  const [ts, v1] = ['ts', 'v1'].map((name) => parts.filter(([key]) => key === name));
  const [[, time = ''] = []] = ts ?? [];
  const [[, hex = ''] = []] = v1 ?? [];
  const clear = ts?.length === 1 && v1?.length === 1;
  return clear && /^(\d{10}|\d{13})$/.test(time) && /^[0-9a-f]{64}$/i.test(hex)
    ? { ts: time, digest: Buffer.from(hex, 'hex') }
    : null;
}

/** The signed id, its signature verified: as it came, or in lower case, as the guide wants letters to be. */
function isSigned(
  { ts, digest }: Signature,
  { dataId, requestId }: { dataId: string | null; requestId: string | null },
  webhookSecret: string,
): boolean {
  const recipes = new Set([dataId, dataId?.toLowerCase() ?? null]);
  return [...recipes].some((id) =>
    timingSafeEqual(manifestDigest({ dataId: id, requestId, ts }, webhookSecret), digest),
  );
}

/** The body is not signed: it is believed as far as it says the same as the signed address. */
function parse(
  body: Uint8Array,
  dataId: string | null,
): Result<GatewayNotification, NotificationRefused> {
  if (dataId === null) return unreadable('no data.id in the address');
  const json = parseExactJson(Buffer.from(body).toString());
  const read = notice.safeParse(json.ok ? json.value : undefined);
  if (!read.success) return unreadable('not the documented JSON');
  const { type, action, data } = read.data;
  if (data.id !== dataId) return refused('wrong-signature');
  const isPayment = type === 'payment';
  if (isPayment && !number.safeParse(dataId).success) return unreadable('field data.id');
  return ok({
    event: isPayment ? 'changed' : 'unknown',
    eventType: action ?? type,
    reference: dataId,
    operation: null,
    amount: null,
    transactionCode: null,
  });
}

const alone = (values: readonly string[]): string | null => values[0]?.trim() || null;

/**
 * Verifies `x-signature` over what Mercado Pago signs: the id in the address, `x-request-id` and the time. A verified
 * delivery says that a payment changed, and never whither.
 */
export function readNotification(
  { body, headers, query }: RawNotification,
  credentials: Credentials,
): Result<GatewayNotification, NotificationRefused> {
  const header = headers['x-signature'];
  if (header === undefined || header === '') return err({ reason: 'missing-signature' });
  const signature = typeof header === 'string' ? signatureFrom(header) : null;
  const ids = new URLSearchParams(query ?? '').getAll('data.id');
  const requestIds = [headers['x-request-id'] ?? []].flat();
  if (!signature || ids.length > 1 || requestIds.length > 1) return refused('malformed-signature');
  const parts = { dataId: alone(ids), requestId: alone(requestIds) };
  return isSigned(signature, parts, keysOf(credentials).webhookSecret)
    ? parse(body, parts.dataId)
    : refused('wrong-signature');
}
