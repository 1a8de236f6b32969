import type { ReportLineKind } from '#app/gateways/report.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import { countText, dayText, movementText } from '../format.ts';
import { gatewayName } from '../gateway-name.ts';
import type { ReadDeps } from '../house.ts';
import type { Reader } from '../reader.ts';
import type { Translate } from '../words/words.ts';
import { translatorFor } from '../words/words-for.server.ts';
import { neighbours } from './home/months.ts';
import {
  type AccountRow,
  type LineRow,
  type LinesSum,
  readLines,
} from './lines/lines.store.server.ts';
import { isNarrowed, type LinesQuery } from './lines/lines-query.ts';
import { ruleText } from './rule-text.ts';
import type { Standing } from './vocabulary.ts';

/** A way on, and its text. */
export type Named = { readonly id: string; readonly name: string };

/** One settlement line, finished for the eye; amounts carry their sign. */
export type SettlementLine = {
  readonly id: string;
  readonly booked: string;
  readonly kind: ReportLineKind;
  readonly reference: string | null;
  readonly operation: string | null;
  readonly payment: Named | null;
  readonly gross: string | null;
  readonly fee: string | null;
  readonly feeTax: string | null;
  readonly net: string | null;
  readonly standing: Standing;
  /** How it found its place. */
  readonly rule: string | null;
  readonly exception: string | null;
  readonly payout: Named | null;
  readonly file: Named & { readonly line: string };
};

/** What all lines that the filters leave come to. */
export type LinesTotal = { readonly count: string; readonly net: string };

export type LinesScreen = {
  readonly query: Omit<LinesQuery, 'turn'>;
  readonly narrowed: boolean;
  readonly lines: readonly SettlementLine[];
  readonly totals: readonly LinesTotal[];
  readonly accounts: readonly Named[];
  /** The month in whose books they stand, where one is asked for. */
  readonly month: string | null;
  readonly next: string | null;
  readonly previous: string | null;
};

/** The list of settlement lines: one page of one shop's, and the sum of all that it shows. */
export async function presentLines(
  deps: Pick<ReadDeps, 'database'>,
  { shopId, reader }: { shopId: ShopId; reader: Reader },
  query: LinesQuery,
): Promise<LinesScreen> {
  const { page, sums, accounts } = await readLines(deps.database, shopId, query);
  const { turn: _, ...asked } = query;
  const say = translatorFor(reader);
  return {
    query: asked,
    narrowed: isNarrowed(query),
    lines: page.rows.map((row) => lineOf(row, reader, say)),
    totals: sums.map((sum) => totalOf(sum, reader)),
    accounts: accounts.map(accountNamed),
    month: query.month && inBooksOf(neighbours(query.month, reader).name, say),
    next: page.next,
    previous: page.previous,
  };
}

const inBooksOf = (month: string, say: Translate): string =>
  say('reconciliation.lines.filters.ofMonth', { month });

export const accountNamed = ({ id, label, gateway }: AccountRow): Named => ({
  id,
  name: `${label} · ${gatewayName(gateway)}`,
});

const totalOf = ({ lines, net_minor, currency }: LinesSum, reader: Reader): LinesTotal => ({
  count: countText(lines, reader),
  net: movementText(net_minor, currency),
});

export function lineOf(row: LineRow, reader: Reader, say: Translate): SettlementLine {
  const money = (minor: bigint | null, currency: string | null) =>
    minor === null ? null : movementText(minor, currency ?? row.currency);
  return {
    id: row.id,
    booked: dayText(row.booked_on, reader),
    kind: row.kind,
    reference: row.reference ?? row.transaction_code,
    operation: row.operation,
    payment:
      row.payment_id === null
        ? null
        : {
            id: row.payment_id,
            name: row.order_name ?? say('reconciliation.lines.paymentWithoutOrder'),
          },
    gross: money(row.gross_minor, row.gross_currency),
    fee: money(row.fee_minor, null),
    feeTax: money(row.fee_tax_minor, null),
    net: money(row.net_minor, null),
    standing: row.standing,
    rule: ruleText(row.rule, say),
    exception: row.exception_id,
    payout: row.payout_id === null ? null : { id: row.payout_id, name: row.payout_name ?? '' },
    file: { id: row.file_id, name: row.file_name, line: `${row.file_line}` },
  };
}
