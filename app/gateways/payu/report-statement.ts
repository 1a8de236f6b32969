import type { Currency, Money } from '#app/kernel/money.ts';
import { ok, type Result } from '#app/kernel/result.ts';
import type { BadRow, ReportFormat, ReportLine, ReportReader, ReportRow } from '../report.ts';
import { reportTime } from './dates.ts';
import { amountAt, BARE, bad, type Cell, cellsOf, hasColumns, minus } from './report-cells.ts';
import { conceptKind } from './report-concepts.ts';

const NEEDED = [
  'Operation group',
  'Creation date',
  'Reference',
  'MovementId',
  'OrderId',
  'Document support type',
  'Document support',
  'Credit',
  'Credit value',
  'Debit',
  'Debit value',
] as const;

/** The two sides of a row: its word, its amount, and which way the money goes. */
const SIDES = [
  { side: 'credit', word: 'Credit', value: 'Credit value' },
  { side: 'debit', word: 'Debit', value: 'Debit value' },
] as const;
type Side = (typeof SIDES)[number];

/** A group as its first row names it, and what of its TOTALs the details have not told yet. */
type Group = {
  readonly line: number;
  readonly cell: Cell;
  readonly open: Record<Side['side'], bigint>;
  /** False once one of its details could not be read: its sum proves nothing any more. */
  sure: boolean;
};

type Read = Result<ReportLine, BadRow>;

/** The account's statement: groups of a row with TOTALs and rows of details. Balances are not read: they don't add up. */
class StatementReader implements ReportReader {
  readonly #header: readonly string[];
  readonly #currency: Currency;
  #group: Group | null = null;

  constructor(header: readonly string[], currency: Currency) {
    this.#header = header;
    this.#currency = currency;
  }

  read(row: ReportRow): readonly Read[] {
    if (row.cells.length > this.#header.length) return [bad(row.line, 'Operation group', 'cells')];
    const cell = cellsOf(this.#header, row);
    if (cell('Operation group') !== '') return this.#begin(row, cell);
    const named = row.cells.slice(0, this.#header.indexOf('Credit'));
    if (named.some((text) => text !== '')) return [bad(row.line, 'Operation group', 'empty')];
    if (!this.#group) return [bad(row.line, 'Operation group', 'detail-without-group')];
    const group = this.#group;
    return SIDES.flatMap((side) =>
      cell(side.word) === '' && cell(side.value) === ''
        ? []
        : [this.#detail(row, group, { ...side, concept: cell(side.word), text: cell(side.value) })],
    );
  }

  /** What is wrong with the last group, once no more rows come: its details do not add up to its TOTALs. */
  end(): readonly Read[] {
    const group = this.#group;
    this.#group = null;
    if (!group?.sure) return [];
    return SIDES.filter(({ side }) => group.open[side] !== 0n).map(({ value }) =>
      bad(group.line, value, 'total-is-not-the-sum'),
    );
  }

  /** A first row that cannot be read may as well have been a detail: it leaves no group, and no sum to be proved. */
  #begin(row: ReportRow, cell: Cell): readonly Read[] {
    const open = { credit: 0n, debit: 0n };
    for (const { side, word, value } of SIDES) {
      if (cell(word) === '' && cell(value) === '') continue;
      const total = this.#amount(row, value, cell(value));
      const wrong = !total.ok
        ? total
        : cell(word) !== 'TOTAL'
          ? bad(row.line, word, 'not-a-total')
          : null;
      if (wrong) {
        this.#group = null;
        return [wrong];
      }
      if (total.ok) open[side] = total.value.minor;
    }
    const before = this.end();
    this.#group = { line: row.line, cell, open, sure: true };
    return before;
  }

  #detail(row: ReportRow, group: Group, said: Side & { concept: string; text: string }): Read {
    const amount = this.#amount(row, said.value, said.text);
    if (!amount.ok) {
      group.sure = false;
      return amount;
    }
    group.open[said.side] -= amount.value.minor;
    const { cell } = group;
    const net = said.side === 'credit' ? amount.value : minus(amount.value);
    const kind = conceptKind({ ...said, group: cell('Operation group') });
    const order = cell('OrderId');
    return ok({
      ...BARE,
      line: row.line,
      kind,
      word: `${cell('Operation group')}: ${said.concept}`,
      reference: order || null,
      transactionCode: cell('Reference') || null,
      operation: order ? cell('Document support') || null : null,
      payout: order ? null : cell('Document support') || null,
      gross: kind === 'sale' || kind === 'refund' || kind === 'chargeback' ? net : null,
      fee: kind === 'fee' ? net : null,
      feeTax: kind === 'fee-tax' ? net : null,
      net,
      at: reportTime(cell('Creation date')),
    });
  }

  #amount(row: ReportRow, column: string, text: string): Result<Money, BadRow> {
    return amountAt(row, { column, text, currency: this.#currency });
  }
}

/**
 * `[millis]_statement_report_[account].csv`. It names no currency: it is the account's, and PayU's Peruvian accounts are kept
 * in soles unless the caller knows better (MAPPINGS.md).
 */
export const statement = {
  name: 'payu-statement',
  ragged: true,
  hasDecimals: (head: string) => SIDES.some(({ value }) => value === head),
  recognises: (header: readonly string[]) => hasColumns(header, NEEDED),
  open: (header: readonly string[], currency: Currency = 'PEN') =>
    new StatementReader(header, currency),
} satisfies ReportFormat;
