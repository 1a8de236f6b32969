import type { ExactJson } from '#app/kernel/exact-json.ts';
import { type Money, sameMoney } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type {
  FoundVoucher,
  GatewayError,
  IssuedVoucher,
  IssueOrder,
  Observation,
  ObservedFacts,
} from '../gateway.ts';
import { readTime } from '../time-format.ts';
import { readAmount } from './amounts.ts';
import type { Manifest } from './manifest.ts';
import type { FoundPlaces, IssuedPlaces, ObservedPlaces } from './manifest-calls.ts';
import { at, textAt } from './pointer.ts';

/** What a gateway calls something and is asked by: short, and safe to stand in a path. */
export const isReference = (text: string): boolean =>
  /^[\x21-\x7e]{1,100}$/.test(text) && !/^\.{1,2}$/.test(text);

export const referenceAt = (json: ExactJson, pointer: string): string | null => {
  const text = textAt(json, pointer);
  return text !== null && isReference(text) ? text : null;
};

type MoneyPlaces = { readonly amount?: string | undefined; readonly currency?: string | undefined };

/** The money that an answer tells; with one currency only, its name may be left out. */
export function moneyAt(manifest: Manifest, json: ExactJson, places: MoneyPlaces): Money | null {
  const [only = null] = manifest.currencies;
  const currency = places.currency === undefined ? only : textAt(json, places.currency);
  return readAmount(textAt(json, places.amount), currency, manifest.amount);
}

function pageAt(json: ExactJson, pointer: string | undefined): string | null {
  const url = URL.parse(textAt(json, pointer) ?? '');
  const fine = url?.protocol === 'https:' && url.username === '' && url.href.length <= 500;
  return url && fine ? url.href : null;
}

const codeAt = (json: ExactJson, pointer: string | undefined): string | null => {
  const text = textAt(json, pointer);
  return text !== null && /^[\x20-\x7e]{1,40}$/.test(text) ? text : null;
};

/** A new code as an answer tells it, before it is held against the order; null where it cannot be read. */
export function readIssued(
  manifest: Manifest,
  json: ExactJson,
  order: Pick<IssueOrder, 'expiresAt'>,
): IssuedVoucher | null {
  const places: IssuedPlaces = manifest.calls.create.answer;
  const reference = referenceAt(json, places.reference);
  const code = codeAt(json, places.code);
  if (reference === null || (places.code !== undefined && code === null)) return null;
  const expiresAt = readTime(textAt(json, places.expiresAt), manifest.time) ?? order.expiresAt;
  return { reference, code, expiresAt, pageUrl: pageAt(json, places.page) };
}

/**
 * The code that an order made. An answer that cannot be read, or that repeats other terms than ordered, leaves it open
 * what lives there: `indeterminate`, so that nothing is shown to a shopper and the attempt is kept.
 */
export function issuedFrom(
  manifest: Manifest,
  json: ExactJson,
  order: IssueOrder,
): Result<IssuedVoucher, GatewayError> {
  const { amount, transactionCode } = manifest.calls.create.answer;
  const voucher = readIssued(manifest, json, order);
  const money = moneyAt(manifest, json, manifest.calls.create.answer);
  const sameAmount = amount === undefined || (money !== null && sameMoney(money, order.amount));
  const told = textAt(json, transactionCode) ?? order.transactionCode;
  return voucher && sameAmount && told === order.transactionCode
    ? ok(voucher)
    : err({ kind: 'indeterminate' });
}

const unknown = (word: string): Observation => ({ status: 'unknown', word: word.slice(0, 80) });

/** What an answer says of a code. A word that the manifest does not list, or an amount that cannot be read, is `unknown` (law 4). */
export function readObserved(
  manifest: Manifest,
  json: ExactJson,
  places: ObservedPlaces,
): Observation {
  const word = textAt(json, places.status);
  const amount = moneyAt(manifest, json, places);
  if (word === null) return unknown('unreadable');
  const means = Object.hasOwn(manifest.statuses, word) ? manifest.statuses[word] : undefined;
  if (means === undefined || amount === null) return unknown(word);
  const time = (pointer: string | undefined) => readTime(textAt(json, pointer), manifest.time);
  const facts: ObservedFacts = {
    amount,
    transactionCode: textAt(json, places.transactionCode),
    code: codeAt(json, places.code),
    expiresAt: time(places.expiresAt),
    operation: textAt(json, places.operation),
    word,
  };
  return means === 'paid' || means === 'refunded'
    ? { status: means, facts, paidAt: time(places.paidAt) }
    : { status: means, facts };
}

/** What the gateway says of the code that was asked for; of another code it says nothing. */
export function observationOf(manifest: Manifest, json: ExactJson, reference: string): Observation {
  const places = manifest.calls.query.answer;
  const named = places.reference === undefined ? reference : textAt(json, places.reference);
  return named === reference ? readObserved(manifest, json, places) : unknown('unreadable');
}

/** Of several codes under one of our own: the one with money first, then the one that lives. */
const RANK = ['paid', 'refunded', 'reversed', 'awaiting'];
const rankOf = ({ observation }: FoundVoucher): number =>
  (RANK.indexOf(observation.status) + RANK.length + 1) % (RANK.length + 1);

/** The code that was made for our own transaction code; null where the gateway holds none. */
export function foundFrom(
  manifest: Manifest,
  json: ExactJson,
  transactionCode: string,
): Result<FoundVoucher | null, GatewayError> {
  const places = manifest.calls.find?.answer;
  const entries = places && entriesOf(json, places);
  if (!places || !entries) return err({ kind: 'unavailable' });
  const own = entries.filter((entry) => textAt(entry, places.transactionCode) === transactionCode);
  const found = own.map((entry) => foundIn(manifest, entry, places));
  // An entry that is ours and cannot be read is not "none": issuing again could make a second code.
  if (found.includes(null)) return err({ kind: 'unavailable' });
  const readable = found.filter((each) => each !== null);
  return ok(readable.toSorted((a, b) => rankOf(a) - rankOf(b))[0] ?? null);
}

function entriesOf(json: ExactJson, { list }: FoundPlaces): readonly ExactJson[] | null {
  if (list === undefined) return [json];
  const entries = at(json, list);
  return Array.isArray(entries) ? entries : null;
}

function foundIn(manifest: Manifest, json: ExactJson, places: FoundPlaces): FoundVoucher | null {
  const reference = referenceAt(json, places.reference);
  const expiresAt = readTime(textAt(json, places.expiresAt), manifest.time);
  if (reference === null || expiresAt === null) return null;
  const voucher = {
    reference,
    code: codeAt(json, places.code),
    expiresAt,
    pageUrl: pageAt(json, places.page),
  };
  return { voucher, observation: readObserved(manifest, json, places) };
}
