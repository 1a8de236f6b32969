import { timingSafeEqual } from 'node:crypto';
import { type ExactJson, parseExactJson } from '#app/kernel/exact-json.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { GatewayNotification, NotificationRefused, RawNotification } from '../gateway.ts';
import type { Manifest } from './manifest.ts';
import type { Recipe } from './manifest-signature.ts';
import { moneyAt, referenceAt } from './mapping.ts';
import { at, textAt } from './pointer.ts';
import { digestOf, readSignature, signedBytes } from './signing.ts';

const unreadable = (detail: string): Result<never, NotificationRefused> =>
  err({ reason: 'unreadable', detail });

/** A form's fields as an object; null where a field stands twice, which two readers could read differently. */
function formOf(text: string): ExactJson | null {
  const pairs = [...new URLSearchParams(text)].filter(([name]) => name !== '__proto__');
  const names = new Set(pairs.map(([name]) => name));
  return names.size === pairs.length ? Object.fromEntries(pairs) : null;
}

function bodyOf({ notification }: Manifest, bytes: Uint8Array): ExactJson | null {
  const text = new TextDecoder().decode(bytes);
  if (notification.format === 'form') return formOf(text);
  const json = parseExactJson(text);
  return json.ok ? json.value : null;
}

type Opened = {
  readonly raw: RawNotification;
  readonly keys: Readonly<Record<string, string>>;
  /** The fields, for the recipes that sign fields; read before they are believed, and used for nothing but the check. */
  readonly fields: ExactJson | null;
};

const oneHeader = (raw: RawNotification, name: string): string | null => {
  const value = raw.headers[name.toLowerCase()];
  return typeof value === 'string' ? value : null;
};

/** A field as it stood, for a signed text: what is not there, or is no plain value, is blank. */
const fieldText = (fields: ExactJson | null, pointer: string): string =>
  fields === null ? '' : (textAt(fields, pointer) ?? '');

function partOf({ raw, keys, fields }: Opened, name: string): Uint8Array | string {
  if (name === 'body') return raw.body;
  if (name.startsWith('/')) return fieldText(fields, name);
  const [kind = '', rest = ''] = name.split(/\.(.*)/s);
  if (kind === 'header') return oneHeader(raw, rest) ?? '';
  if (kind === 'query') return new URLSearchParams(raw.query ?? '').get(rest) ?? '';
  return Object.hasOwn(keys, rest) ? (keys[rest] ?? '') : '';
}

type SignaturePlace = Extract<Manifest['notification']['signature'], { kind: 'signed' }>['place'];

/** The signature's text without its prefix: absent, or of the wrong form, or the text. */
function signatureIn(
  place: SignaturePlace,
  { raw, fields }: Opened,
): Result<string, NotificationRefused> {
  const header = place.in === 'header' ? raw.headers[place.name.toLowerCase()] : undefined;
  const text = place.in === 'header' ? header : fields === null ? undefined : at(fields, place.at);
  if (text === undefined || text === null || text === '')
    return err({ reason: 'missing-signature' });
  const prefix = place.prefix ?? '';
  if (typeof text !== 'string' || !text.startsWith(prefix)) {
    return err({ reason: 'malformed-signature' });
  }
  return ok(text.slice(prefix.length).trim());
}

function verify(recipe: Recipe, place: SignaturePlace, opened: Opened): NotificationRefused | null {
  const text = signatureIn(place, opened);
  if (!text.ok) return text.error;
  const given = readSignature(recipe, text.value);
  if (!given) return { reason: 'malformed-signature' };
  const bytes = signedBytes(recipe, (name) => partOf(opened, name));
  const expected = digestOf(recipe, bytes, opened.keys);
  return timingSafeEqual(expected, given) ? null : { reason: 'wrong-signature' };
}

function eventOf(
  { notification }: Manifest,
  json: ExactJson,
): Pick<GatewayNotification, 'event' | 'eventType'> | null {
  const { event } = notification;
  if (event === 'changed') return { event, eventType: event };
  const word = textAt(json, event.at);
  if (word === null || word.length > 80) return null;
  const means = Object.hasOwn(event.words, word) ? event.words[word] : undefined;
  return { event: means ?? 'unknown', eventType: word };
}

const short = (text: string | null): string | null =>
  text !== null && text.length <= 80 ? text : null;

function parse(
  manifest: Manifest,
  json: ExactJson,
): Result<GatewayNotification, NotificationRefused> {
  const places = manifest.notification;
  const reference = referenceAt(json, places.reference);
  if (reference === null) return unreadable('field reference');
  const event = eventOf(manifest, json);
  if (!event) return unreadable('field event');
  return ok({
    ...event,
    reference,
    operation: short(textAt(json, places.operation)),
    amount: places.amount === undefined ? null : moneyAt(manifest, json, places),
    transactionCode: short(textAt(json, places.transactionCode)),
  });
}

/**
 * Verifies by the manifest's recipe, then reads what was verified (law 2). A recipe over fields needs the fields first: they
 * serve the check alone, and a manifest that reads a field its recipe does not sign is never accepted (check-signatures).
 */
export function readNotification(
  manifest: Manifest,
  raw: RawNotification,
  keys: Readonly<Record<string, string>>,
): Result<GatewayNotification, NotificationRefused> {
  const { signature } = manifest.notification;
  const fields = bodyOf(manifest, raw.body);
  if (signature.kind === 'signed') {
    const refused = verify(signature.recipe, signature.place, { raw, keys, fields });
    if (refused) return err(refused);
  }
  if (fields === null) return unreadable(`not the declared ${manifest.notification.format}`);
  return parse(manifest, fields);
}
