import type { ExpectedSum } from '#app/reconciliation/expected/in-transit.store.server.ts';
import { countText, dayText, moneyText, movementText } from '../../format.ts';
import { gatewayName } from '../../gateway-name.ts';
import type { Reader } from '../../reader.ts';
import { withParams } from '../../shell/locale-links.ts';
import type { Item } from '../lines/line-items.ts';
import { type DayBar, dayBars, daysBetween } from './day-bars.ts';
import type {
  AccountSetup,
  ArrivedRow,
  MovedRow,
  ReportedRow,
  Window,
} from './home.store.server.ts';
import { movementsOf, netOf } from './movements.ts';

/** A number that opens to its rows. */
export type Opening = { readonly text: string; readonly to: string | null };

type Waiting = { readonly amount: Opening; readonly count: string };

/** One account in one currency: where its money is, what moved in a month, and the proof. */
export type BookScreen = {
  readonly id: string;
  readonly account: string;
  readonly gateway: string;
  readonly currency: string;
  readonly inTransit:
    | (Waiting & { readonly next: (Opening & { readonly day: string }) | null })
    | null;
  readonly overdue: Waiting | null;
  readonly balance: Opening;
  readonly exceptions: Waiting | null;
  readonly month: {
    readonly opening: string;
    readonly items: readonly { readonly item: Item; readonly amount: Opening }[];
    readonly closing: string;
  } | null;
  readonly proof: {
    readonly reported: Opening;
    readonly matched: Opening;
    readonly exceptions: Opening;
    readonly decided: Opening;
    readonly difference: string;
    readonly zero: boolean;
  } | null;
  /** Empty where nothing was expected and nothing came. */
  readonly days: readonly DayBar[];
};

type About = {
  readonly account: AccountSetup;
  readonly currency: string;
  readonly month: string;
  readonly today: string;
  readonly window: Window;
  readonly reader: Reader;
};

/** A sum of expected money, as its book is named elsewhere. */
export type ExpectedOfBook = ExpectedSum & { readonly account_id: string };

export type BookRows = {
  readonly moved: readonly MovedRow[];
  /** All that has not arrived. */
  readonly unarrived: readonly ExpectedOfBook[];
  /** Whatever is or was due on the days that are shown. */
  readonly due: readonly ExpectedOfBook[];
  readonly arrived: readonly ArrivedRow[];
  readonly reported: readonly ReportedRow[];
};

/** An address of this book's own. */
export type Way = (path: string, more: Readonly<Record<string, string | null>>) => string;

/** One book from its own rows. */
export function presentBook(about: About, rows: BookRows): BookScreen {
  const { account, currency } = about;
  const book = { account: account.id, currency };
  const way: Way = (path, more) => withParams(`/app/reconciliation/${path}`, { ...book, ...more });
  const astray = rows.moved.filter(({ standing }) => standing === 'exception');
  return {
    id: `${account.id}-${currency}`,
    account: account.label,
    gateway: gatewayName(account.gateway),
    currency,
    inTransit: inTransitOf(about, rows.unarrived, way),
    overdue: waitingOf(
      about,
      ofState(rows.unarrived, 'overdue'),
      way('expected', { state: 'overdue' }),
    ),
    balance: { text: movementText(netOf(rows.moved), currency), to: way('lines', {}) },
    exceptions:
      astray.length === 0
        ? null
        : {
            amount: {
              text: movementText(netOf(astray), currency),
              to: way('lines', { view: 'exceptions' }),
            },
            count: countText(
              astray.reduce((sum, { lines }) => sum + lines, 0n),
              about.reader,
            ),
          },
    month: monthOf(about, rows.moved, way),
    proof: proofOf(about, rows, way),
    days: daysOf(about, rows, way),
  };
}

const ofState = (rows: readonly ExpectedOfBook[], state: ExpectedSum['state']) =>
  rows.filter((row) => row.state === state);

function waitingOf(
  { currency, reader }: About,
  rows: readonly ExpectedOfBook[],
  to: string,
): Waiting | null {
  if (rows.length === 0) return null;
  const minor = rows.reduce((sum, { net }) => sum + net, 0n);
  const count = rows.reduce((sum, { receipts }) => sum + receipts, 0n);
  return { amount: { text: moneyText(minor, currency), to }, count: countText(count, reader) };
}

function inTransitOf(
  about: About,
  expected: readonly ExpectedOfBook[],
  way: Way,
): BookScreen['inTransit'] {
  const rows = ofState(expected, 'in-transit');
  const waiting = waitingOf(about, rows, way('expected', { state: 'in-transit' }));
  if (waiting === null) return null;
  const day = rows.map(({ dueOn }) => dueOn).find((due) => due !== null) ?? null;
  if (day === null) return { ...waiting, next: null };
  const due = rows.filter(({ dueOn }) => dueOn === day);
  const minor = due.reduce((sum, { net }) => sum + net, 0n);
  const text = moneyText(minor, about.currency);
  const to = way('expected', { due: day });
  return { ...waiting, next: { text, to, day: dayText(day, about.reader) } };
}

function monthOf(
  { currency, month }: About,
  moved: readonly MovedRow[],
  way: Way,
): BookScreen['month'] {
  const inMonth = moved.filter(({ place }) => place === 'in');
  if (inMonth.length === 0) return null;
  const before = netOf(moved.filter(({ place }) => place === 'before'));
  const movements = movementsOf(inMonth);
  const items = movements.map(({ item, minor }) => ({
    item,
    amount: { text: movementText(minor, currency), to: way('lines', { month, item }) },
  }));
  const paidOut = movements.find(({ item }) => item === 'payouts')?.minor ?? 0n;
  const net = {
    item: 'net' as const,
    amount: {
      text: movementText(netOf(inMonth) - paidOut, currency),
      to: way('lines', { month, item: 'net' }),
    },
  };
  return {
    opening: movementText(before, currency),
    items: [
      ...items.filter(({ item }) => item !== 'payouts'),
      net,
      ...items.filter(({ item }) => item === 'payouts'),
    ],
    closing: movementText(before + netOf(inMonth), currency),
  };
}

function proofOf(
  { currency }: About,
  { moved, reported }: BookRows,
  way: Way,
): BookScreen['proof'] {
  if (moved.length === 0 && reported.length === 0) return null;
  const told = reported.reduce((sum, { net_minor }) => sum + net_minor, 0n);
  const of = (standing: MovedRow['standing']) =>
    netOf(moved.filter((row) => row.standing === standing));
  const [matched, exceptions, decided] = [of('matched'), of('exception'), of('decided')];
  const difference = told - matched - exceptions - decided;
  const opening = (minor: bigint, to: string): Opening => ({
    text: movementText(minor, currency),
    to,
  });
  return {
    reported: opening(told, way('imports', {})),
    matched: opening(matched, way('lines', { view: 'matched' })),
    exceptions: opening(exceptions, way('lines', { view: 'exceptions' })),
    decided: opening(decided, way('lines', { view: 'decided' })),
    difference: movementText(difference, currency),
    zero: difference === 0n,
  };
}

function daysOf(about: About, rows: BookRows, way: Way): readonly DayBar[] {
  const { window, today, currency, reader } = about;
  const days = daysBetween(window.from, window.to).map((day) => ({
    day,
    expected: rows.due
      .filter(({ dueOn, state }) => dueOn === day && state !== 'taken-back')
      .reduce((sum, { net }) => sum + net, 0n),
    arrived: rows.arrived
      .filter(({ booked_on }) => booked_on === day)
      .reduce((sum, { net_minor }) => sum + net_minor, 0n),
    missing: rows.due.some(({ dueOn, state }) => dueOn === day && state === 'overdue'),
  }));
  const any = days.some(({ expected, arrived }) => expected !== 0n || arrived !== 0n);
  return any ? dayBars(days, { today, currency, reader, way }) : [];
}
