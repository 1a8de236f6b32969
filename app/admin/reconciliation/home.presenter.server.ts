import type { ShopId } from '#app/kernel/ids.ts';
import { limaDate } from '#app/kernel/lima.ts';
import {
  type ExpectedSum,
  sumExpected,
} from '#app/reconciliation/expected/in-transit.store.server.ts';
import { instantLine } from '../format.ts';
import type { ReadDeps } from '../house.ts';
import type { Reader } from '../reader.ts';
import { type BookRows, type BookScreen, presentBook } from './home/book.ts';
import { dayAfter } from './home/day-bars.ts';
import {
  type AccountSetup,
  readAccountSetup,
  readArrived,
  readMoved,
  readReported,
} from './home/home.store.server.ts';
import { type Neighbours, neighbours } from './home/months.ts';

/** What is still to be set up, and where. */
export type StartStep = {
  readonly step: 'card' | 'report';
  readonly done: boolean;
  readonly to: string;
};

export type ReconciliationScreen = {
  readonly asOf: string;
  readonly month: Neighbours;
  readonly books: readonly BookScreen[];
  /** Empty once every step is done. */
  readonly start: readonly StartStep[];
};

const DAYS_BACK = 10;
const DAYS_AHEAD = 10;

/** The first screen of reconciliation: where the money is, for each account and currency. `month` is `2026-11`. */
export async function presentReconciliation(
  deps: ReadDeps,
  { shopId, reader }: { shopId: ShopId; reader: Reader },
  asked: string | null,
): Promise<ReconciliationScreen> {
  const now = deps.clock.now();
  const today = limaDate(now);
  const month = asked ?? today.slice(0, 7);
  const window = { from: dayAfter(today, -DAYS_BACK), to: dayAfter(today, DAYS_AHEAD) };
  const about = { shopId, now };
  const unarrived = await sumExpected(deps.database, about, { of: 'unarrived' });
  const until = dayAfter(window.to, 1);
  const due = await sumExpected(deps.database, about, { of: 'days', from: window.from, until });
  const read = await deps.database.inShop(shopId, async (tx) => ({
    accounts: await readAccountSetup(tx, shopId),
    moved: await readMoved(tx, shopId, `${month}-01`),
    arrived: await readArrived(tx, shopId, window),
    reported: await readReported(tx, shopId),
    unarrived: unarrived.map(ofBook),
    due: due.map(ofBook),
  }));
  return {
    asOf: instantLine(now, reader),
    month: neighbours(month, reader),
    books: booksOf(read.accounts, [...read.moved, ...read.unarrived]).map(({ account, currency }) =>
      presentBook(
        { account, currency, month, today, window, reader },
        ownRows(read, account.id, currency),
      ),
    ),
    start: startSteps(read.accounts),
  };
}

type Rows = BookRows;

/** What was read, of one book alone. */
function ownRows(read: Rows, accountId: string, currency: string): Rows {
  const own = <Row extends { account_id: string; currency: string }>(rows: readonly Row[]) =>
    rows.filter((row) => row.account_id === accountId && row.currency === currency);
  return {
    moved: own(read.moved),
    unarrived: own(read.unarrived),
    due: own(read.due),
    arrived: own(read.arrived),
    reported: own(read.reported),
  };
}

const ofBook = (sum: ExpectedSum) => ({ ...sum, account_id: sum.accountId });

type BookKey = { readonly account: AccountSetup; readonly currency: string };

/** Every account and currency that money is known of, in the order of the accounts. */
function booksOf(
  accounts: readonly AccountSetup[],
  rows: readonly { readonly account_id: string; readonly currency: string }[],
): readonly BookKey[] {
  return accounts.flatMap((account) => {
    const own = rows.filter(({ account_id }) => account_id === account.id);
    const currencies = [...new Set(own.map(({ currency }) => currency))].sort();
    return currencies.map((currency) => ({ account, currency }));
  });
}

function startSteps(accounts: readonly AccountSetup[]): readonly StartStep[] {
  const steps: readonly StartStep[] = [
    {
      step: 'card',
      done: accounts.some(({ has_card }) => has_card),
      to: '/app/reconciliation/rate-card',
    },
    {
      step: 'report',
      done: accounts.some(({ has_report }) => has_report),
      to: '/app/reconciliation/imports/new',
    },
  ];
  return steps.every(({ done }) => done) ? [] : steps;
}
