import type { ShopId } from '#app/kernel/ids.ts';
import { limaDate } from '#app/kernel/lima.ts';
import { monthAfter } from '#app/reconciliation/periods/month.ts';
import { movementText } from '../format.ts';
import { gatewayName } from '../gateway-name.ts';
import type { ReadDeps } from '../house.ts';
import type { Reader } from '../reader.ts';
import { type AccountSetup, readAccountSetup } from './home/home.store.server.ts';
import { neighbours } from './home/months.ts';
import { type BookMonthLine, bookMonths, type MonthState } from './periods/book-months.ts';
import {
  type ClosedMonth,
  type MonthSum,
  readClosedMonths,
  readMonthSums,
} from './periods/periods.store.server.ts';

/** One month of one book as the list shows it. */
export type PeriodLine = {
  readonly id: string;
  readonly to: string;
  readonly month: string;
  readonly account: string;
  readonly currency: string;
  readonly state: MonthState;
  readonly opening: string;
  readonly net: string;
  /** What went to the bank, apart from `net`. */
  readonly sent: string;
  readonly closing: string;
};

export type PeriodsScreen = {
  readonly lines: readonly PeriodLine[];
  /** The last months of the neighbouring pages; null where there is none. */
  readonly older: string | null;
  readonly newer: string | null;
};

const MONTHS_SHOWN = 12;

type Dated = PeriodLine & { readonly key: string };

/** The months of all books, the latest first: a year of them, until the month that is asked for. */
export async function presentPeriods(
  { database, clock }: ReadDeps,
  { shopId, reader }: { shopId: ShopId; reader: Reader },
  asked: string | null,
): Promise<PeriodsScreen> {
  const running = limaDate(clock.now()).slice(0, 7);
  const read = await database.inShop(shopId, async (tx) => ({
    accounts: await readAccountSetup(tx, shopId),
    sums: await readMonthSums(tx, shopId),
    closed: await readClosedMonths(tx, shopId),
  }));
  const all = read.accounts.flatMap((account) => linesOf(account, read, { running, reader }));
  const latest = [running, ...all.map(({ key }) => key)].sort().at(-1) ?? running;
  const until = asked !== null && asked < latest ? asked : latest;
  const from = monthAfter(until, 1 - MONTHS_SHOWN);
  const shown = all.filter(({ key }) => key >= from && key <= until);
  return {
    lines: shown.sort((a, b) => b.key.localeCompare(a.key)).map(({ key: _, ...line }) => line),
    older: all.some(({ key }) => key < from) ? monthAfter(from, -1) : null,
    newer: all.some(({ key }) => key > until) ? monthAfter(until, MONTHS_SHOWN) : null,
  };
}

type Read = { readonly sums: readonly MonthSum[]; readonly closed: readonly ClosedMonth[] };
type Telling = { readonly running: string; readonly reader: Reader };

function linesOf(
  account: AccountSetup,
  read: Read,
  { running, reader }: Telling,
): readonly Dated[] {
  const own = <Row extends { account_id: string }>(rows: readonly Row[]) =>
    rows.filter(({ account_id }) => account_id === account.id);
  const sums = own(read.sums);
  const currencies = [...new Set(sums.map(({ currency }) => currency))].sort();
  return currencies.flatMap((currency) => {
    const of = <Row extends { currency: string }>(rows: readonly Row[]) =>
      rows.filter((row) => row.currency === currency);
    const months = bookMonths(of(sums), of(own(read.closed)), running);
    return months.map((month) => lineOf(account, currency, { ...month, reader }));
  });
}

function lineOf(
  account: AccountSetup,
  currency: string,
  {
    month,
    state,
    opening,
    net,
    sent,
    closing,
    reader,
  }: BookMonthLine & { readonly reader: Reader },
): Dated {
  return {
    key: month,
    id: `${account.id}-${currency}-${month}`,
    to: `/app/reconciliation/periods/${account.id}/${currency}/${month}`,
    month: neighbours(month, reader).name,
    account: `${account.label} · ${gatewayName(account.gateway)}`,
    currency,
    state,
    opening: movementText(opening, currency),
    net: movementText(net - sent, currency),
    sent: movementText(sent, currency),
    closing: movementText(closing, currency),
  };
}
