import type { ShopId } from '#app/kernel/ids.ts';
import { countText, instantLine, moneyText } from './format.ts';
import { type AlertBanner, alertBanner } from './home/alerts.ts';
import {
  readAlerts,
  readSetup,
  readToDo,
  readTotals,
  readWaitingRefunds,
  type SetupRow,
  type TotalRow,
} from './home/home.store.server.ts';
import type { ReadDeps } from './house.ts';
import type { Reader } from './reader.ts';
import { translatorFor } from './words/words-for.server.ts';

/** How many payments and how much money, one amount for each currency. */
export type Sum = { readonly count: string; readonly amounts: readonly string[] };
export type Totals = Readonly<Record<TotalRow['what'], Sum>>;

export type SetupStep = {
  readonly step: 'account' | 'callback' | 'installed' | 'ready';
  readonly done: boolean;
  readonly to: string | null;
};

/** A refund that waits, and the payment where it is decided. */
export type RefundLink = { readonly amount: string; readonly to: string | null };

export type HomeScreen = {
  readonly asOf: string;
  readonly live: Totals | null;
  readonly test: Totals | null;
  readonly exceptions: { readonly count: string; readonly any: boolean };
  readonly refunds: {
    readonly count: string;
    readonly any: boolean;
    readonly first: readonly RefundLink[];
  };
  readonly alerts: readonly AlertBanner[];
  /** Empty once everything is done. */
  readonly setup: readonly SetupStep[];
};

/** The first screen: where the money is, what needs a person, what is not set up yet. */
export async function presentHome(
  deps: ReadDeps,
  { shopId, reader }: { shopId: ShopId; reader: Reader },
): Promise<HomeScreen> {
  const now = deps.clock.now();
  const read = await deps.database.inShop(shopId, async (tx) => ({
    totals: await readTotals(tx, shopId, now),
    toDo: await readToDo(tx, shopId),
    refunds: await readWaitingRefunds(tx, shopId),
    setup: await readSetup(tx, shopId),
    alerts: await readAlerts(tx, shopId),
  }));
  const { exceptions, refunds } = read.toDo;
  const steps = setupSteps(read.setup);
  const say = translatorFor(reader);
  return {
    asOf: instantLine(now, reader),
    live: totalsOf(
      read.totals.filter((row) => !row.test),
      reader,
    ),
    test: totalsOf(
      read.totals.filter((row) => row.test),
      reader,
    ),
    exceptions: { count: countText(exceptions, reader), any: exceptions > 0n },
    refunds: {
      count: countText(refunds, reader),
      any: refunds > 0n,
      first: read.refunds.map((row) => ({
        amount: moneyText(row.amount_minor, row.currency),
        to: row.payment_id && `/app/payments/${row.payment_id}`,
      })),
    },
    alerts: read.alerts.map((row) => alertBanner(row, reader, say)),
    setup: steps.every((step) => step.done) ? [] : steps,
  };
}

function totalsOf(rows: readonly TotalRow[], reader: Reader): Totals | null {
  if (rows.length === 0) return null;
  const sum = (what: TotalRow['what']): Sum => {
    const own = rows.filter((row) => row.what === what);
    return {
      count: countText(
        own.reduce((all, row) => all + row.count, 0n),
        reader,
      ),
      amounts: own.map((row) => moneyText(row.minor, row.currency)),
    };
  };
  return { awaiting: sum('awaiting'), paid: sum('paid'), held: sum('held') };
}

/** The payments app's own steps are shown only where this house runs one. */
function setupSteps(row: SetupRow): readonly SetupStep[] {
  const account = row.account;
  const own: SetupStep[] = [
    { step: 'account', done: account !== null, to: '/app/settings/accounts/new' },
    { step: 'callback', done: row.heard, to: account && `/app/settings/accounts/${account}` },
  ];
  if (!row.payments_app) return own;
  return [
    ...own,
    { step: 'installed', done: row.installed, to: null },
    { step: 'ready', done: row.ready, to: null },
  ];
}
