import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import { limaDate } from '#app/kernel/lima.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import { auditOtherFees } from '#app/reconciliation/expected/audit-fees.server.ts';
import type { BookMonth, Hindrance } from '#app/reconciliation/periods/book.ts';
import { readHindrances } from '#app/reconciliation/periods/hindrances.store.server.ts';
import { daysOfMonth, monthAfter } from '#app/reconciliation/periods/month.ts';
import { countText, type InstantText, instantText, movementText } from '../format.ts';
import { gatewayName } from '../gateway-name.ts';
import type { ReadDeps } from '../house.ts';
import { isId } from '../ids.ts';
import { actorText } from '../payment/actor-text.ts';
import type { Reader } from '../reader.ts';
import { withParams } from '../shell/locale-links.ts';
import { translatorFor } from '../words/words-for.server.ts';
import type { Opening } from './home/book.ts';
import { dayAfter } from './home/day-bars.ts';
import { type AccountSetup, readAccountSetup, readReported } from './home/home.store.server.ts';
import { neighbours } from './home/months.ts';
import type { Viewer } from './imports.presenter.server.ts';
import { type OtherFees, otherFees } from './payout-fees.presenter.server.ts';
import { type BookMonthLine, bookMonths, type MonthState } from './periods/book-months.ts';
import { readClosedMonths, readMonthSums } from './periods/periods.store.server.ts';

/** What stands in the way of closing, and where its rows are. */
export type Obstacle = {
  readonly why: Hindrance['why'];
  /** The name of a file, where it is one. */
  readonly name: string;
  readonly count: string;
  readonly amount: string;
  readonly to: string;
};

export type PeriodScreen = {
  readonly month: string;
  readonly account: string;
  readonly gateway: string;
  readonly currency: string;
  readonly state: MonthState;
  readonly opening: Opening;
  readonly own: Opening;
  /** What went to the bank; null where nothing did. */
  readonly sent: Opening | null;
  readonly late: (Opening & { readonly lines: string }) | null;
  readonly closing: Opening;
  readonly closed: { readonly at: InstantText; readonly by: string } | null;
  /** What was charged for no payment on the days of the month, in a payout or not, beside the rate card. */
  readonly fees: OtherFees | null;
  /** Told of the month that is to be closed next. */
  readonly obstacles: readonly Obstacle[];
  /** Where its statement is fetched from. */
  readonly statement: string;
};

/** Which month of which book an address names; null where it names none. */
export function readBookMonth(
  shopId: ShopId,
  params: Readonly<Record<string, string | undefined>>,
): BookMonth | null {
  const { account, currency = '', month = '' } = params;
  const known = /^[A-Z]{3}$/.test(currency) && /^20\d{2}-(0[1-9]|1[0-2])$/.test(month);
  return isId(account) && known
    ? { shopId, accountId: account as AccountId, currency, month }
    : null;
}

/** One month of a book: its sums, what keeps it open, and its statement. Null where the book has no such month. */
export async function presentPeriod(
  { database, clock }: ReadDeps,
  viewer: Viewer,
  of: BookMonth,
): Promise<PeriodScreen | null> {
  const running = limaDate(clock.now()).slice(0, 7);
  const found = await database.inShop(of.shopId, async (tx) => {
    const account = (await readAccountSetup(tx, of.shopId)).find(({ id }) => id === of.accountId);
    const line = (await monthsOf(tx, of, running)).find(({ month }) => month === of.month);
    if (!account || !line) return null;
    const obstacles = line.state === 'next' ? await obstaclesOf(tx, of, viewer) : [];
    return screenOf({ account, line, of, viewer }, obstacles);
  });
  return found && { ...found, fees: await feesOf(database, of) };
}

async function feesOf(database: ReadDeps['database'], of: BookMonth): Promise<OtherFees | null> {
  const { shopId, accountId, currency, month } = of;
  const days = { of: 'days', accountId, currency, from: `${month}-01` } as const;
  const until = `${monthAfter(month, 1)}-01`;
  return otherFees(await auditOtherFees({ database }, shopId, { ...days, until }), currency);
}

async function monthsOf(tx: ShopTransaction, of: BookMonth, running: string) {
  const own = <Row extends { account_id: string; currency: string }>(rows: readonly Row[]) =>
    rows.filter((row) => row.account_id === of.accountId && row.currency === of.currency);
  const sums = own(await readMonthSums(tx, of.shopId));
  return bookMonths(sums, own(await readClosedMonths(tx, of.shopId)), running);
}

type About = {
  readonly account: AccountSetup;
  readonly line: BookMonthLine;
  readonly of: BookMonth;
  readonly viewer: Viewer;
};

function screenOf(
  { account, line, of, viewer }: About,
  obstacles: readonly Obstacle[],
): Omit<PeriodScreen, 'fees'> {
  const { reader, actor } = viewer;
  const { currency, month } = of;
  const book = { account: account.id, currency };
  const text = (minor: bigint) => movementText(minor, currency);
  const days = daysOfMonth(month);
  const lines = (of: Readonly<Record<string, string>>) =>
    withParams('/app/reconciliation/lines', { ...book, month, ...of });
  return {
    month: neighbours(month, reader).name,
    account: account.label,
    gateway: gatewayName(account.gateway),
    currency,
    state: line.state,
    opening: { text: text(line.opening), to: null },
    own: {
      text: text(line.net - line.sent - line.late),
      to: lines({ from: days.from, item: 'net' }),
    },
    sent:
      line.sent === 0n
        ? null
        : { text: text(line.sent), to: lines({ from: days.from, item: 'payouts' }) },
    late:
      line.lateLines === 0n
        ? null
        : {
            text: text(line.late),
            to: lines({ to: dayAfter(days.from, -1) }),
            lines: countText(line.lateLines, reader),
          },
    closing: { text: text(line.closing), to: null },
    closed: line.closed && {
      at: instantText(line.closed.at, reader),
      by: actorText(line.closed.by, actor, translatorFor(reader)),
    },
    obstacles,
    statement: `/app/reconciliation/periods/${account.id}/${currency}/${month}/statement`,
  };
}

async function obstaclesOf(
  tx: ShopTransaction,
  of: BookMonth,
  { reader }: Viewer,
): Promise<readonly Obstacle[]> {
  const found = [...(await readHindrances(tx, of)), ...(await unequal(tx, of))];
  return found.map((one) => obstacleOf(one, of, reader));
}

function obstacleOf(one: Hindrance, of: BookMonth, reader: Reader): Obstacle {
  const { accountId: account, currency, month } = of;
  const way = (path: string, more: Readonly<Record<string, string>>) =>
    withParams(`/app/reconciliation/${path}`, { account, currency, ...more });
  const amount = (minor: bigint) => movementText(minor, currency);
  const nothing = { name: '', count: '', amount: '' };
  switch (one.why) {
    case 'exceptions': {
      const to = way('lines', { view: 'exceptions', to: daysOfMonth(month).to });
      const count = countText(one.lines, reader);
      return { ...nothing, why: one.why, count, amount: amount(one.net), to };
    }
    case 'overdue': {
      const to = way('expected', { state: 'overdue' });
      const count = countText(one.receipts, reader);
      return { ...nothing, why: one.why, count, amount: amount(one.net), to };
    }
    case 'payouts': {
      const to = withParams('/app/exceptions', { kind: 'PAYOUT_MISMATCH' });
      return { ...nothing, why: one.why, count: countText(one.payouts, reader), to };
    }
    case 'fees': {
      const to = withParams('/app/exceptions', { kind: 'FEE_MISMATCH' });
      return { ...nothing, why: one.why, count: countText(one.receipts, reader), to };
    }
    case 'rows-not-read': {
      const to = `/app/reconciliation/imports/${one.fileId}`;
      return { ...nothing, why: one.why, name: one.name, count: countText(one.rows, reader), to };
    }
    case 'residual':
      return { ...nothing, why: one.why, amount: amount(one.net), to: way('imports', {}) };
  }
}

/** The kept sums against what the reports told: closing itself asks every line (`closeMonth`). */
async function unequal(tx: ShopTransaction, of: BookMonth): Promise<readonly Hindrance[]> {
  const own = <Row extends { account_id: string; currency: string; net_minor: bigint }>(
    rows: readonly Row[],
  ) =>
    rows
      .filter((row) => row.account_id === of.accountId && row.currency === of.currency)
      .reduce((sum, { net_minor }) => sum + net_minor, 0n);
  const net = own(await readReported(tx, of.shopId)) - own(await readMonthSums(tx, of.shopId));
  return net === 0n ? [] : [{ why: 'residual', net }];
}
