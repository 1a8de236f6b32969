import { type Money, parseMoney } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { FoundVoucher, GatewayError, GatewayMode, Observation } from '../gateway.ts';
import { LONGEST_LIFE_MS } from './config.ts';
import type { PayuKeys } from './credentials.ts';
import { instantOf } from './dates.ts';
import { type Standing, standingOf } from './order-status.ts';
import { order, type PayuOrder, queried } from './schemas.ts';
import { type VoucherFacts, voucherFacts } from './voucher.ts';

/** Whose orders are read: those of another account, and test orders on a live one, are nobody's proof. */
export type Account = { readonly keys: PayuKeys; readonly mode: GatewayMode };

const unknown = (word: string): Observation => ({ status: 'unknown', word });

/** What was charged where the transaction tells it, else what was asked for. */
function amountOf(found: PayuOrder, charge: Standing['charge']): Money | null {
  const value = charge?.additionalValues?.TX_VALUE ?? found.additionalValues?.TX_VALUE;
  const money = parseMoney(value?.value ?? '', value?.currency ?? '');
  return money.ok ? money.value : null;
}

const factsOf = (charge: Standing['charge']): VoucherFacts =>
  voucherFacts({
    extra: [charge?.extraParameters, charge?.transactionResponse?.extraParameters],
    trazabilityCode: charge?.transactionResponse?.trazabilityCode,
    expirationDate: charge?.expirationDate,
  });

/** Why an order says nothing to this account, or null. */
function strange(found: PayuOrder, { keys, mode }: Account): string | null {
  const { accountId, merchantId, isTest } = found;
  if ((accountId ?? keys.accountId) !== keys.accountId) return 'another account';
  if ((merchantId ?? keys.merchantId) !== keys.merchantId) return 'another merchant';
  return mode === 'live' && isTest === true ? 'a test order' : null;
}

function observed(found: PayuOrder, account: Account): Observation {
  const { means, charge, word } = standingOf(found);
  const why = strange(found, account);
  const amount = amountOf(found, charge);
  if (why || !means || !amount) return unknown(why ?? word);
  const settled = means === 'paid' || means === 'refunded' || means === 'reversed';
  const { code, expiresAt } = factsOf(charge);
  const facts = {
    amount,
    transactionCode: found.referenceCode || null,
    code,
    expiresAt,
    operation: settled ? (charge?.id ?? null) : null,
    word,
  };
  return means === 'paid' || means === 'refunded'
    ? { status: means, facts, paidAt: instantOf(charge?.transactionResponse?.operationDate) }
    : { status: means, facts };
}

/** The `payload` of a query; undefined where there is none to be read, null where nothing was found. */
function payloadOf(answer: unknown): unknown {
  const read = queried.safeParse(answer);
  return read.success ? (read.data.result?.payload ?? null) : undefined;
}

/** What ORDER_DETAIL says of one order. Whatever cannot be read is `unknown`, never paid and never lapsed (law 4). */
export function observationOf(answer: unknown, reference: string, account: Account): Observation {
  const payload = payloadOf(answer);
  if (payload === null) return { status: 'not-found' };
  const read = order.safeParse(payload);
  return read.success && read.data.id === reference
    ? observed(read.data, account)
    : unknown('unreadable');
}

/** Money before a code that waits, a code that waits before one that is over, the later order before the earlier. */
const RANKS: readonly Observation['status'][] = ['paid', 'refunded', 'reversed', 'awaiting'];
const rankOf = ({ observation: { status } }: FoundVoucher): number =>
  RANKS.includes(status) ? RANKS.indexOf(status) : RANKS.length;

function foundVoucher(found: PayuOrder, account: Account): FoundVoucher | null {
  const { code, expiresAt, pageUrl } = factsOf(standingOf(found).charge);
  const made = instantOf(found.creationDate);
  const latest = made && new Date(made.getTime() + LONGEST_LIFE_MS);
  const until = expiresAt ?? latest;
  if (!until) return null;
  return {
    voucher: { reference: found.id, code, expiresAt: until, pageUrl },
    observation: observed(found, account),
  };
}

/**
 * What ORDER_DETAIL_BY_REFERENCE_CODE knows of our own transaction code; null where this account holds nothing of it. Of an
 * expiry that is not told, the latest possible moment is taken: seven days after the order was made.
 */
export function foundFrom(
  answer: unknown,
  transactionCode: string,
  account: Account,
): Result<FoundVoucher | null, GatewayError> {
  const payload = payloadOf(answer);
  if (payload === null) return ok(null);
  const entries = Array.isArray(payload) ? payload.map((each) => order.safeParse(each)) : null;
  if (!entries?.every((read) => read.success)) return err({ kind: 'unavailable' });
  const own = entries.flatMap(({ data }) =>
    data.referenceCode === transactionCode && strange(data, account) === null ? [data] : [],
  );
  const vouchers = own.map((each) => foundVoucher(each, account));
  if (vouchers.includes(null)) return err({ kind: 'unavailable' });
  const latestFirst = vouchers.filter((each) => each !== null).reverse();
  return ok(latestFirst.sort((a, b) => rankOf(a) - rankOf(b))[0] ?? null);
}
