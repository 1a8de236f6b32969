import { type ExactJson, parseExactJson } from '#app/kernel/exact-json.ts';
import { parseInteger } from '#app/kernel/integer.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type {
  FoundVoucher,
  GatewayError,
  GatewayNotification,
  IssuedVoucher,
  NotificationRefused,
  Observation,
  RawNotification,
} from '../gateway.ts';
import type { RefundStanding } from '../refund.ts';
import { parseCredentials } from './credentials.ts';
import { type Absent, judge, type Purpose } from './errors.ts';
import type { Manifest } from './manifest.ts';
import { foundFrom, readIssued, readObserved } from './mapping.ts';
import { readNotification } from './notification.ts';
import { at, textAt } from './pointer.ts';
import { standingFrom } from './refunds.ts';

/** Something that was caught on its way from the gateway. */
export type Captured =
  | { readonly kind: 'notification'; readonly raw: RawNotification }
  | {
      readonly kind: 'answer';
      readonly call: 'create' | 'query' | 'find' | 'refund' | 'queryRefund';
      readonly status: number;
      readonly body: string;
    };

/** What an answer says. `unreadable`: the gateway said yes, and the manifest looks for its facts where there are none. */
export type AnswerRead =
  | { readonly kind: 'issued'; readonly voucher: IssuedVoucher }
  | { readonly kind: 'observed'; readonly observation: Observation }
  | { readonly kind: 'found'; readonly found: FoundVoucher | null }
  | { readonly kind: 'refund'; readonly standing: RefundStanding }
  | { readonly kind: 'refused'; readonly error: GatewayError | Absent }
  | { readonly kind: 'unreadable' };

/** `keys-missing`: a signature can only be checked with the keys it is made with. */
export type TriedOut =
  | { readonly kind: 'keys-missing'; readonly fields: readonly string[] }
  | {
      readonly kind: 'notification';
      readonly read: Result<GatewayNotification, NotificationRefused>;
    }
  | { readonly kind: 'answer'; readonly read: AnswerRead };

const PURPOSES = {
  create: 'issue',
  query: 'ask',
  find: 'ask',
  refund: 'refund',
  queryRefund: 'ask',
} as const satisfies Record<string, Purpose>;

/** What a captured delivery or answer would be read as. Pure: nothing is called, nothing is kept. */
export function tryOut(
  manifest: Manifest,
  keys: Readonly<Record<string, string>>,
  captured: Captured,
): TriedOut {
  if (captured.kind === 'notification') {
    const entered = parseCredentials(manifest, keys);
    if (!entered.ok) return { kind: 'keys-missing', fields: entered.error };
    const { fields } = entered.value;
    return { kind: 'notification', read: readNotification(manifest, captured.raw, fields) };
  }
  const { call, status, body } = captured;
  const answer = judge(manifest, { status, headers: {}, text: body }, PURPOSES[call]);
  if (!answer.ok) return { kind: 'answer', read: { kind: 'refused', error: answer.error } };
  const read = readAnswer(manifest, call, answer.value);
  return { kind: 'answer', read: read ?? { kind: 'unreadable' } };
}

type AnsweredCall = keyof typeof PURPOSES;

function readAnswer(manifest: Manifest, call: AnsweredCall, json: ExactJson): AnswerRead | null {
  const { calls } = manifest;
  switch (call) {
    case 'create': {
      const voucher = readIssued(manifest, json, { expiresAt: new Date(0) });
      return voucher && { kind: 'issued', voucher };
    }
    case 'query':
      return { kind: 'observed', observation: readObserved(manifest, json, calls.query.answer) };
    case 'find': {
      const places = calls.find?.answer;
      const list = places?.list === undefined ? json : at(json, places.list);
      const entry = Array.isArray(list) ? list[0] : list;
      const found = foundFrom(manifest, json, textAt(entry, places?.transactionCode) ?? '');
      return found.ok ? { kind: 'found', found: found.value } : null;
    }
    default: {
      const places = calls[call]?.answer;
      const standing = places ? standingFrom(manifest, json, places) : null;
      return standing && { kind: 'refund', standing };
    }
  }
}

const isObject = (json: ExactJson | undefined): json is { [key: string]: ExactJson } =>
  json !== null && typeof json === 'object' && !Array.isArray(json);

/**
 * Reads a captured example as people save it: `{"headers":{},"body":"…","url":"…"}` for a delivery, and with `call` and
 * `status` for an answer. The body is text, so that not a byte of it changes.
 */
export function parseCaptured(text: string): Result<Captured, 'not-json' | 'not-captured'> {
  const json = parseExactJson(text);
  if (!json.ok) return err('not-json');
  if (!isObject(json.value) || typeof json.value.body !== 'string') return err('not-captured');
  const { body, call, status, url, headers } = json.value;
  if (call === undefined) {
    const named = isObject(headers) ? Object.entries(headers) : [];
    const lower = named.flatMap(([name, value]) =>
      typeof value === 'string' ? [[name.toLowerCase(), value] as const] : [],
    );
    const query = typeof url === 'string' ? url.split(/\?(.*)/s)[1] : undefined;
    const raw = {
      body: Buffer.from(body),
      headers: Object.fromEntries(lower),
      ...(query && { query }),
    };
    return ok({ kind: 'notification', raw });
  }
  const known = ANSWERED.find((name) => name === call);
  if (!known || typeof status !== 'string' || !/^[1-5]\d\d$/.test(status))
    return err('not-captured');
  return ok({ kind: 'answer', call: known, status: parseInteger(status) ?? 0, body });
}

const ANSWERED = ['create', 'query', 'find', 'refund', 'queryRefund'] as const;
