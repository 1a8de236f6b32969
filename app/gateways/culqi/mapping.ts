import { type Money, sameMoney } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type {
  GatewayError,
  IssuedVoucher,
  IssueOrder,
  Observation,
  ObservedFacts,
} from '../gateway.ts';
import { CURRENCY } from './config.ts';
import { instantOf } from './dates.ts';
import { deletion, type OrderSaid, order, orderList } from './schemas.ts';

const unknown = (word: string): Observation => ({ status: 'unknown', word: word.slice(0, 80) });
const doubt = err({ kind: 'indeterminate' } as const);

/** An amount in whole céntimos; null when it is none, or not in soles. */
function moneyOf({ amount, currency_code }: OrderSaid): Money | null {
  return /^\d{1,15}$/.test(amount) && currency_code === CURRENCY
    ? { minor: BigInt(amount), currency: CURRENCY }
    : null;
}

/** The states of the API's description (2022). `created` has no code yet and cannot be paid: we make none. */
const STATES: Readonly<Record<string, 'awaiting' | 'paid' | 'lapsed' | 'voided'>> = {
  pending: 'awaiting',
  paid: 'paid',
  expired: 'lapsed',
  deleted: 'voided',
};

function observed(said: OrderSaid): Observation {
  const amount = moneyOf(said);
  const means = Object.hasOwn(STATES, said.state) ? STATES[said.state] : undefined;
  const paidAt = instantOf(said.paid_at);
  // Paid, and called by another word: it contradicts itself.
  if (!amount || !means || (paidAt && means !== 'paid')) return unknown(said.state);
  const facts: ObservedFacts = {
    amount,
    transactionCode: said.order_number || null,
    code: codeOf(said),
    expiresAt: instantOf(said.expiration_date),
    operation: null,
    word: said.state,
  };
  return means === 'paid' ? { status: 'paid', facts, paidAt } : { status: means, facts };
}

/** What GET /v2/orders/{id} says. What cannot be read, or is another order, is `unknown`, never paid and never lapsed (law 4). */
export function observationOf(json: unknown, reference: string): Observation {
  const read = order.safeParse(json);
  if (!read.success || read.data.id !== reference) return unknown('unreadable');
  return observed(read.data);
}

const pageUrlOf = (text: string | null | undefined): string | null => {
  const url = URL.parse(text ?? '');
  return url?.protocol === 'https:' && url.username === '' && url.href.length <= 500
    ? url.href
    : null;
};

const codeOf = ({ payment_code: code }: OrderSaid): string | null =>
  /^\d{1,14}$/.test(code ?? '') ? (code ?? null) : null;

const hasSameTerms = (said: OrderSaid, { amount, transactionCode }: IssueOrder): boolean => {
  const money = moneyOf(said);
  return money !== null && sameMoney(money, amount) && said.order_number === transactionCode;
};

/** An order that was made before and has ended since: nothing is left of it to show to a shopper. */
const isDead = ({ state }: OrderSaid): boolean => state === 'expired' || state === 'deleted';

/**
 * The code that POST /v2/orders made. An answer that cannot be read, that repeats other terms than ordered, or that has
 * nothing a shopper could pay by, leaves it open what lives there: `indeterminate`.
 */
export function issuedFrom(json: unknown, asked: IssueOrder): Result<IssuedVoucher, GatewayError> {
  const read = order.safeParse(json);
  if (!read.success || !hasSameTerms(read.data, asked)) return doubt;
  const said = read.data;
  if (isDead(said)) {
    return err({ kind: 'rejected', code: `order ${said.state}`, reason: 'not-allowed-now' });
  }
  const [code, pageUrl] = [codeOf(said), pageUrlOf(said.url_pe)];
  if (code === null && pageUrl === null) return doubt;
  const expiresAt = instantOf(said.expiration_date) ?? asked.expiresAt;
  return ok({ reference: said.id, code, expiresAt, pageUrl });
}

/** The order that holds our number already, among the latest of its amount; in doubt where it is not among them. */
export function issuedBefore(
  json: unknown,
  asked: IssueOrder,
): Result<IssuedVoucher, GatewayError> {
  const entries = orderList.safeParse(json).data ?? [];
  const mine = entries
    .map((entry) => order.safeParse(entry).data)
    .filter((said) => said !== undefined)
    .filter((said) => hasSameTerms(said, asked));
  return mine.length === 1 ? issuedFrom(mine[0], asked) : doubt;
}

/** The answer to a deletion: done without a body, or when it says so itself. */
export function deletedFrom(json: unknown, reference: string): Result<null, GatewayError> {
  const said = deletion.safeParse(json).data;
  return json === null || (said?.id === reference && said.deleted) ? ok(null) : doubt;
}

/** The answer to a later deadline: done when it repeats it. */
export function extendedFrom(
  json: unknown,
  reference: string,
  until: Date,
): Result<null, GatewayError> {
  const said = order.safeParse(json).data;
  const now = instantOf(said?.expiration_date);
  if (said?.id !== reference || !now) return doubt;
  return Math.abs(now.getTime() - until.getTime()) < 1_000
    ? ok(null)
    : err({ kind: 'rejected', code: 'expiration_date', reason: 'not-allowed-now' });
}
