import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import type { Currency } from '#app/kernel/money.ts';
import {
  type AfterExpected,
  type ExpectedRow,
  listExpected,
} from '#app/reconciliation/expected/in-transit.store.server.ts';
import { dayOf } from '../day.ts';
import { dayText, moneyText, movementText } from '../format.ts';
import type { ReadDeps } from '../house.ts';
import { isId } from '../ids.ts';
import { PAGE_SIZE } from '../keyset.ts';
import type { Reader } from '../reader.ts';

export const EXPECTED_VIEWS = ['in-transit', 'overdue'] as const;

export type ExpectedQuery = {
  readonly state: (typeof EXPECTED_VIEWS)[number];
  readonly account: string | null;
  readonly currency: string | null;
  /** Due on this day alone. */
  readonly due: string | null;
  readonly after: AfterExpected | null;
};

/** Reads the address; what it does not understand is as if it were not there. */
export function readExpectedQuery(params: URLSearchParams): ExpectedQuery {
  const account = params.get('account') ?? undefined;
  const currency = params.get('currency') ?? '';
  const [day = '', receiptId] = (params.get('after') ?? '').split('_');
  const dueOn = day === 'none' ? null : dayOf(day);
  const isPlace = isId(receiptId) && (day === 'none' || dueOn !== null);
  return {
    state: params.get('state') === 'overdue' ? 'overdue' : 'in-transit',
    account: isId(account) ? account : null,
    currency: /^[A-Z]{3}$/.test(currency) ? currency : null,
    due: dayOf(params.get('due')),
    after: isPlace ? { dueOn, receiptId } : null,
  };
}

/** One payment whose money has not come, finished for the eye. */
export type ExpectedLine = {
  readonly id: string;
  readonly payment: string;
  readonly due: string | null;
  readonly order: string | null;
  readonly code: string | null;
  readonly paid: string;
  readonly gross: string;
  /** What was paid, where only the rest of it is still to come. */
  readonly restOf: string | null;
  readonly kept: string;
  readonly net: string;
};

export type ExpectedScreen = {
  readonly query: Omit<ExpectedQuery, 'after'>;
  /** The one day that is looked at, in words. */
  readonly due: string | null;
  readonly lines: readonly ExpectedLine[];
  readonly next: string | null;
};

/** The money that has not come: one page of one shop's, the earliest due first. */
export async function presentExpected(
  { database }: Pick<ReadDeps, 'database'>,
  { shopId, reader }: { shopId: ShopId; reader: Reader },
  query: ExpectedQuery,
): Promise<ExpectedScreen> {
  const { after, ...asked } = query;
  const book =
    asked.account === null || asked.currency === null
      ? null
      : { accountId: asked.account as AccountId, currency: asked.currency as Currency };
  const page = { state: asked.state, book, dueOn: asked.due, after, limit: PAGE_SIZE + 1 };
  const rows = await listExpected(database, shopId, page);
  const shown = rows.slice(0, PAGE_SIZE);
  const last = rows.length > PAGE_SIZE ? shown.at(-1) : undefined;
  return {
    query: asked,
    due: asked.due && dayText(asked.due, reader),
    lines: shown.map((row) => lineOf(row, reader)),
    next: last === undefined ? null : `${last.dueOn ?? 'none'}_${last.receiptId}`,
  };
}

const lineOf = (row: ExpectedRow, reader: Reader): ExpectedLine => ({
  id: row.receiptId,
  payment: row.paymentId,
  due: row.dueOn && dayText(row.dueOn, reader),
  order: row.orderName,
  code: row.reference,
  paid: dayText(row.paidOn, reader),
  gross: moneyText(row.gross, row.currency),
  restOf: row.paid === row.gross ? null : moneyText(row.paid, row.currency),
  kept: movementText(row.net - row.gross, row.currency),
  net: movementText(row.net, row.currency),
});
