import { parseInteger } from '#app/kernel/integer.ts';
import type { EgressAnswer, EgressError } from '#app/platform/egress.server.ts';
import type { NotTaken } from '../rail.ts';

/**
 * Why Shopify did not take it, by what follows from it. Sources: the descriptions in Shopify's schema 2026-07
 * (npm @shopify/dev-mcp 1.16.0), and Shopify/shopify-app-template-node#1346 for the words that carry no code.
 */

type Kind = NotTaken['kind'];

/** User errors that carry a code: pending and the refund mutations. */
const BY_CODE: ReadonlyMap<string, Kind> = new Map([
  ['OUT_OF_RANGE_PENDING_EXPIRES_AT', 'shorter'],
  ['EXPIRED_PENDING_EXPIRES_AT', 'final'],
  ['PENDING_INVALID_STATE', 'final'],
  ['UNSUPPORTED_PAYMENT_METHOD', 'final'],
  ['NOT_FOUND', 'final'],
  ['REFUND_SESSION_INVALID_STATE', 'final'],
  ['REFUND_SESSION_NOT_FOUND', 'final'],
]);

/**
 * User errors known by their words alone, in this order. The first names three causes in one sentence (ended with
 * other arguments, already rejected, our answer not yet received); only the last passes, so it alone decides.
 */
const BY_WORDS: readonly (readonly [RegExp, Kind, string])[] = [
  [/has not been received/i, 'again-soon', 'RESPONSE_NOT_RECEIVED'],
  [/already been (resolved|rejected)/i, 'final', 'ALREADY_ENDED'],
  [/(does ?n['’]t|does not) exist|not found/i, 'final', 'NOT_FOUND'],
];

/** Errors of the request as a whole, answered with status 200. */
const BY_EXTENSION: ReadonlyMap<string, Kind> = new Map([
  ['THROTTLED', 'again-later'],
  ['MAX_COST_EXCEEDED', 'again-later'],
  ['ACCESS_DENIED', 'token'],
  ['SHOP_INACTIVE', 'parked'],
  // It may have been done before it failed.
  ['INTERNAL_SERVER_ERROR', 'indeterminate'],
]);

/** 402: the shop is frozen; 404: it is gone; 423: locked. 503 says that it was not done, other 5xx do not say. */
const BY_STATUS: Readonly<Record<number, Kind>> = {
  401: 'token',
  402: 'parked',
  403: 'token',
  404: 'parked',
  423: 'parked',
  503: 'again-later',
};

/** A throttled bucket fills by the second; Shopify's advice is to wait one. */
const THROTTLED_WAIT_MS = 1_000;

const notTaken = (kind: Kind, code: string): NotTaken => ({ kind, code });

/** Its plain words alone, so that no id or address of anybody gets into a code. */
const codeFromWords = (message: string): string => {
  const words = message.split(/\s+/).filter((word) => /^[a-z'’.,;:]+$/i.test(word));
  return ['USER_ERROR', ...words.map((word) => word.toUpperCase().replace(/[^A-Z]/g, ''))]
    .join('_')
    .slice(0, 80);
};

/** What follows from a user error. One that nobody has described is tried again: giving up is a person's decision. */
export function fromUserError(error: {
  readonly code: string | null;
  readonly message: string;
}): NotTaken {
  const known = error.code === null ? undefined : BY_CODE.get(error.code);
  if (error.code !== null && known) return notTaken(known, error.code);
  const match = BY_WORDS.find(([words]) => words.test(error.message));
  if (match) return notTaken(match[1], error.code ?? match[2]);
  return notTaken('again-later', error.code ?? codeFromWords(error.message));
}

/** What follows from an error of the whole request. */
export function fromGraphqlError(code: string | null): NotTaken {
  if (code === 'THROTTLED') {
    return { kind: 'again-later', code, retryAfterMs: THROTTLED_WAIT_MS };
  }
  return notTaken(BY_EXTENSION.get(code ?? '') ?? 'again-later', code ?? 'GRAPHQL_ERROR');
}

/** What follows from a status other than 2xx. */
export function fromStatus({ status, headers }: EgressAnswer): NotTaken {
  const code = `HTTP_${status}`;
  const kind = BY_STATUS[status] ?? (status >= 500 ? 'indeterminate' : 'again-later');
  const retryAfterMs = kind === 'again-later' ? waitOf(headers['retry-after']) : null;
  return kind === 'again-later' && retryAfterMs !== null
    ? { kind, code, retryAfterMs }
    : notTaken(kind, code);
}

/** Shopify writes seconds, also as `2.0`; a part of a second counts as a whole one. */
function waitOf(header: string | undefined): number | null {
  const [, whole, part = ''] = /^(\d{1,6})(\.\d+)?$/.exec(header ?? '') ?? [];
  const seconds = whole === undefined ? null : parseInteger(whole);
  return seconds === null ? null : (seconds + (/[1-9]/.test(part) ? 1 : 0)) * 1_000;
}

/** What follows when no answer came. */
export const fromSilence = ({ kind, detail }: EgressError): NotTaken =>
  kind === 'not-sent'
    ? notTaken('again-later', `NOT_SENT_${detail}`)
    : notTaken('indeterminate', `UNANSWERED_${detail}`);

/** A 2xx that cannot be read says nothing about what was done. */
export const UNREADABLE: NotTaken = notTaken('indeterminate', 'UNREADABLE_ANSWER');
