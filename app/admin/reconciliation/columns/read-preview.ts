import type { BadRow, ReportLine } from '#app/gateways/report.ts';
import type { Money } from '#app/kernel/money.ts';
import type { TriedColumns } from '#app/reconciliation/columns/try-columns.server.ts';
import { countText, dayText, movementText } from '../../format.ts';
import type { Reader } from '../../reader.ts';
import type { Translate } from '../../words/words.ts';
import { rowFaultText } from '../imports/row-fault.ts';

/** A line as it would be read. */
export type ReadLine = {
  readonly line: string;
  readonly kind: ReportLine['kind'];
  readonly names: string | null;
  readonly payout: string | null;
  readonly day: string | null;
  readonly gross: string | null;
  readonly fee: string | null;
  readonly feeTax: string | null;
  readonly net: string | null;
};

/** A row that would not be read. */
export type UnreadRow = { readonly line: string; readonly column: string; readonly why: string };

/** What a file would tell by a plan that is not set yet. */
export type Preview = {
  readonly lines: readonly ReadLine[];
  readonly bad: readonly UnreadRow[];
  readonly badRows: string;
  /** Lines whose word says nothing to us; null where there is none. */
  readonly unknownWords: string | null;
  readonly sums: readonly {
    readonly lines: string;
    readonly gross: string;
    readonly fee: string;
    readonly feeTax: string;
    readonly net: string;
  }[];
  readonly whole: boolean;
};

const moved = (money: Money | null): string | null =>
  money === null ? null : movementText(money.minor, money.currency);

/** A line in words. */
export const readLine = (line: ReportLine, reader: Reader): ReadLine => ({
  line: countText(line.line, reader),
  kind: line.kind,
  names:
    [line.reference, line.transactionCode, line.operation]
      .filter((name) => name !== null)
      .join(' · ') || null,
  payout: line.payout,
  day: line.at === null ? null : dayText(line.at.slice(0, 10), reader),
  gross: moved(line.gross),
  fee: moved(line.fee),
  feeTax: moved(line.feeTax),
  net: moved(line.net),
});

export const unreadRow = (bad: BadRow, reader: Reader, say: Translate): UnreadRow => ({
  line: countText(bad.line, reader),
  column: bad.column,
  why: rowFaultText(bad.why, say),
});

/** The whole preview in words. */
export const previewOf = (tried: TriedColumns, reader: Reader, say: Translate): Preview => ({
  lines: tried.lines.map((line) => readLine(line, reader)),
  bad: tried.bad.map((bad) => unreadRow(bad, reader, say)),
  badRows: countText(tried.badRows, reader),
  unknownWords: tried.unknownWords === 0 ? null : countText(tried.unknownWords, reader),
  sums: tried.sums.map(({ currency, lines, grossMinor, feeMinor, feeTaxMinor, netMinor }) => ({
    lines: countText(lines, reader),
    gross: movementText(grossMinor, currency),
    fee: movementText(feeMinor, currency),
    feeTax: movementText(feeTaxMinor, currency),
    net: movementText(netMinor, currency),
  })),
  whole: tried.whole,
});
