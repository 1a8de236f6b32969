import { isExceptionKind } from '#app/exceptions/kind.ts';
import type { ExceptionKind } from '#app/exceptions/kinds.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import { limaDate } from '#app/kernel/lima.ts';
import type { Trouble } from '#app/reconciliation/comparison/day-rows.store.server.ts';
import { type DayStanding, dayStanding } from '#app/reconciliation/comparison/day-standing.ts';
import { askedDays } from '#app/reconciliation/comparison/visit.store.server.ts';
import { countText, dayText, instantLine, moneyText } from '../format.ts';
import { gatewayName } from '../gateway-name.ts';
import type { ReadDeps } from '../house.ts';
import type { Reader } from '../reader.ts';
import { type ComparisonRow, readComparisons } from './comparison/comparison.store.server.ts';

/** What of a day is worth a word beside its sums, and how many codes. */
export type DayNote = {
  readonly what: 'corrected' | 'underWay' | 'explained' | 'unclear';
  readonly count: string;
};

/** One account's day, finished for the eye. */
export type ComparisonLine = {
  readonly id: string;
  readonly day: string;
  readonly account: string;
  readonly codes: string;
  readonly gateway: string | null;
  readonly app: string | null;
  readonly shopify: string | null;
  readonly standing: DayStanding;
  readonly trouble: Trouble | null;
  readonly compared: string | null;
  readonly kinds: readonly { readonly kind: ExceptionKind; readonly count: string }[];
  readonly notes: readonly DayNote[];
};

export type ComparisonScreen = {
  readonly lines: readonly ComparisonLine[];
  readonly next: string | null;
  /** What may be compared by hand: days up to this one; and which are waiting for it now. */
  readonly ask: { readonly latest: string; readonly waiting: readonly string[] };
};

const DAYS_OF_A_PAGE = 14;

/** The days that were compared: one page of one shop's, the newest first. */
export async function presentComparison(
  { database, clock }: ReadDeps,
  { shopId, reader }: { shopId: ShopId; reader: Reader },
  before: string | null,
): Promise<ComparisonScreen> {
  const page = { before, days: DAYS_OF_A_PAGE + 1 };
  const rows = await database.inShop(shopId, (tx) => readComparisons(tx, shopId, page));
  const asked = await askedDays({ database }, shopId);
  const days = [...new Set(rows.map(({ day }) => day))].slice(0, DAYS_OF_A_PAGE);
  const more = rows.some(({ day }) => !days.includes(day));
  return {
    lines: rows.filter(({ day }) => days.includes(day)).map((row) => lineOf(row, reader)),
    next: more ? (days.at(-1) ?? null) : null,
    ask: {
      latest: limaDate(clock.now()),
      waiting: asked.days.map((day) => dayText(day, reader)),
    },
  };
}

function lineOf(row: ComparisonRow, reader: Reader): ComparisonLine {
  const money = (minor: bigint | null) =>
    minor === null || row.compared_at === null ? null : moneyText(minor, row.currency);
  return {
    id: `${row.day} ${row.account_id} ${row.currency}`,
    day: dayText(row.day, reader),
    account: `${row.label} · ${gatewayName(row.gateway)}`,
    codes: countText(row.codes, reader),
    gateway: money(row.gateway_minor),
    app: money(row.app_minor),
    shopify: money(row.shopify_minor),
    standing: dayStanding({
      ...row,
      whole: row.gateway_minor !== null && row.shopify_minor !== null,
    }),
    trouble: row.trouble,
    compared: row.compared_at && instantLine(row.compared_at, reader),
    kinds: Object.entries(row.differences).flatMap(([kind, count]) =>
      isExceptionKind(kind) ? [{ kind, count: countText(count, reader) }] : [],
    ),
    notes: notesOf(row, reader),
  };
}

function notesOf(row: ComparisonRow, reader: Reader): readonly DayNote[] {
  const counts = [
    ['corrected', row.corrected],
    ['underWay', row.under_way],
    ['explained', row.explained],
    ['unclear', row.unclear],
  ] as const;
  return counts.flatMap(([what, count]) =>
    count === 0 ? [] : [{ what, count: countText(count, reader) }],
  );
}
