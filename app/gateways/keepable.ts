import { err, ok, type Result } from '#app/kernel/result.ts';
import type {
  FoundVoucher,
  Gateway,
  GatewayError,
  IssuedVoucher,
  Observation,
  ObservedFacts,
} from './gateway.ts';
import type { RefundStanding } from './refund.ts';

/** Longer than any number or name of a gateway; far below what an index of the database takes (some 2,700 bytes). */
const LONGEST_NAME = 200;
const LONGEST_WORD = 80;

/** Whether a foreign text can stand in a row: PostgreSQL takes neither NUL nor half a surrogate pair. Blank is kept like any other. */
export const isKeepable = (text: string | null | undefined): boolean =>
  text == null || (text.length <= LONGEST_NAME && text.isWellFormed() && !text.includes('\0'));

/** A gateway's own word as evidence: cut, with what no row takes made visible. */
export const keptWord = (word: string): string =>
  word.slice(0, LONGEST_WORD).toWellFormed().replaceAll('\0', '\ufffd');

const FIRST = Date.UTC(2000, 0, 1);
const LAST = Date.UTC(9999, 0, 1);
const isInTime = (at: Date | null): boolean =>
  at === null || (at.getTime() >= FIRST && at.getTime() < LAST);

const isVoucher = ({ reference, code, expiresAt, pageUrl }: IssuedVoucher): boolean =>
  isKeepable(reference) &&
  isKeepable(code) &&
  isInTime(expiresAt) &&
  (pageUrl === null || isKeepable(pageUrl.slice(0, LONGEST_NAME)));

const areFacts = ({ transactionCode, code, operation, expiresAt }: ObservedFacts): boolean =>
  isKeepable(transactionCode) && isKeepable(code) && isKeepable(operation) && isInTime(expiresAt);

/** What cannot be written down is not understood: neither paid nor lapsed (law 4). */
export function keptObservation(seen: Observation): Observation {
  if (seen.status === 'not-found') return seen;
  if (seen.status === 'unknown') return { status: 'unknown', word: keptWord(seen.word) };
  const word = keptWord(seen.facts.word);
  const paidAt = 'paidAt' in seen ? seen.paidAt : null;
  if (!areFacts(seen.facts) || !isInTime(paidAt)) return { status: 'unknown', word };
  return { ...seen, facts: { ...seen.facts, word } };
}

const keptError = (error: GatewayError): GatewayError =>
  'code' in error ? { ...error, code: keptWord(error.code) } : error;

const keptFound = (found: FoundVoucher | null): FoundVoucher | null =>
  found && { ...found, observation: keptObservation(found.observation) };

const keptStanding = (standing: RefundStanding): RefundStanding => ({
  ...standing,
  word: keptWord(standing.word),
});

/** The answer as it can be kept; one that cannot be is `instead`. */
const kept = <Value>(
  answer: Result<Value, GatewayError>,
  read: (value: Value) => Value | undefined,
  instead: GatewayError,
): Result<Value, GatewayError> => {
  if (!answer.ok) return err(keptError(answer.error));
  const value = read(answer.value);
  return value === undefined ? err(instead) : ok(value);
};

const doubt: GatewayError = { kind: 'indeterminate' };
const later: GatewayError = { kind: 'unavailable' };

/** An island's gateway, none of whose answers can break the row that it is written into, whatever was sent. */
export const keepable = (gateway: Gateway): Gateway => ({
  issue: async (order) =>
    kept(await gateway.issue(order), (made) => (isVoucher(made) ? made : undefined), doubt),
  query: async (reference) => kept(await gateway.query(reference), keptObservation, later),
  void: async (reference) => kept(await gateway.void(reference), (none) => none, doubt),
  extend: async (reference, until) =>
    kept(await gateway.extend(reference, until), (none) => none, doubt),
  find: async (code) =>
    kept(
      await gateway.find(code),
      (found) => (found === null || isVoucher(found.voucher) ? keptFound(found) : undefined),
      later,
    ),
  refund: async (order) =>
    kept(
      await gateway.refund(order),
      (sent) => (isKeepable(sent.refund) ? keptStanding(sent) : undefined),
      doubt,
    ),
  queryRefund: async (ask) => kept(await gateway.queryRefund(ask), keptStanding, later),
  probe: async () => kept(await gateway.probe(), (keys) => keys, later),
});
