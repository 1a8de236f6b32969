import { type Money, parseMoney } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type {
  BadRow,
  ReportFormat,
  ReportLine,
  ReportLineKind,
  ReportReader,
  ReportRow,
} from '../report.ts';

/** The columns that are read; the merchant chooses which ones his report has (official glossary, 2024). */
const COLUMNS = [
  'TRANSACTION_TYPE',
  'SOURCE_ID',
  'EXTERNAL_REFERENCE',
  'TRANSACTION_AMOUNT',
  'TRANSACTION_CURRENCY',
  'TRANSACTION_DATE',
  'FEE_AMOUNT',
  'SETTLEMENT_NET_AMOUNT',
  'SETTLEMENT_CURRENCY',
  'SETTLEMENT_DATE',
] as const;
type Column = (typeof COLUMNS)[number];

/** Without these a line says nothing that can be matched. */
const NEEDED: readonly Column[] = [
  'TRANSACTION_TYPE',
  'SOURCE_ID',
  'SETTLEMENT_NET_AMOUNT',
  'SETTLEMENT_CURRENCY',
];

/** TRANSACTION_TYPE, with how far each is trusted in MAPPINGS.md. */
const KINDS: ReadonlyMap<string, ReportLineKind> = new Map([
  ['SETTLEMENT', 'sale'],
  ['REFUND', 'refund'],
  ['CHARGEBACK', 'chargeback'],
  ['DISPUTE', 'frozen'],
  ['WITHDRAWAL', 'payout'],
  ['WITHDRAWAL_CANCEL', 'payout-returned'],
  ['PAYOUT', 'payout'],
  ['CASHBACK', 'adjustment'],
  ['SETTLEMENT_SHIPPING', 'adjustment'],
  ['REFUND_SHIPPING', 'adjustment'],
  ['CHARGEBACK_SHIPPING', 'adjustment'],
  ['DISPUTE_SHIPPING', 'adjustment'],
]);

/** The column's key: the heading itself, or what stands in brackets behind a translated heading. */
const keyOf = (heading: string): string => {
  const text = heading.replace(/^\uFEFF/, '').trim();
  return (/\(([A-Z_]+)\)$/.exec(text)?.[1] ?? text).toUpperCase();
};

const columnsOf = (header: readonly string[]): ReadonlyMap<string, number> =>
  new Map(header.map((heading, index) => [keyOf(heading), index]));

/** An amount with its sign; null where the cell is empty, 'unreadable' where it is no amount. */
function moneyIn(text: string, currency: string): Money | null | 'unreadable' {
  if (text === '') return null;
  const money = parseMoney(text.replace(/^[+-]/, ''), currency);
  if (!money.ok) return 'unreadable';
  return text.startsWith('-') ? { minor: -money.value.minor, currency } : money.value;
}

/** The fee as it moves the balance: the glossary doesn't say its sign, so it is the one with which gross becomes net. */
function feeOf(fee: Money | null, gross: Money | null, net: Money | null): Money | null {
  if (!fee || !gross || !net || gross.currency !== net.currency) return fee;
  return gross.minor - fee.minor === net.minor ? { ...fee, minor: -fee.minor } : fee;
}

class Reader implements ReportReader {
  readonly #columns: ReadonlyMap<string, number>;
  readonly #width: number;

  constructor(header: readonly string[]) {
    this.#columns = columnsOf(header);
    this.#width = header.length;
  }

  read(row: ReportRow): readonly Result<ReportLine, BadRow>[] {
    const cell = (column: Column): string =>
      (row.cells[this.#columns.get(column) ?? -1] ?? '').trim();
    const money = (column: Column, currency: Column) =>
      moneyIn(cell(column), cell(currency) || cell('SETTLEMENT_CURRENCY'));
    const gross = money('TRANSACTION_AMOUNT', 'TRANSACTION_CURRENCY');
    const fee = money('FEE_AMOUNT', 'SETTLEMENT_CURRENCY');
    const net = money('SETTLEMENT_NET_AMOUNT', 'SETTLEMENT_CURRENCY');
    const bad = (column: Column, why: string) => [err({ line: row.line, column, why })];
    if (row.cells.length > this.#width)
      return bad('SETTLEMENT_NET_AMOUNT', 'more cells than heads');
    if (gross === 'unreadable') return bad('TRANSACTION_AMOUNT', 'not an amount');
    if (fee === 'unreadable') return bad('FEE_AMOUNT', 'not an amount');
    if (net === 'unreadable') return bad('SETTLEMENT_NET_AMOUNT', 'not an amount');
    if (net === null) return bad('SETTLEMENT_NET_AMOUNT', 'empty');
    return [ok({ ...this.#subject(row.line, cell), gross, fee: feeOf(fee, gross, net), net })];
  }

  /** What a line is about. A withdrawal is a payout under its own number, of no payment. */
  #subject(line: number, cell: (column: Column) => string) {
    const word = cell('TRANSACTION_TYPE');
    const kind = KINDS.get(word.toUpperCase()) ?? 'unknown';
    const source = cell('SOURCE_ID') || null;
    const isPayout = kind === 'payout' || kind === 'payout-returned';
    return {
      line,
      kind,
      word,
      reference: isPayout ? null : source,
      transactionCode: cell('EXTERNAL_REFERENCE') || null,
      operation: isPayout ? null : source,
      payout: isPayout ? source : null,
      feeTax: null,
      at: cell('SETTLEMENT_DATE') || cell('TRANSACTION_DATE') || null,
    };
  }
}

/** "Todas las transacciones" (the settlement report): one line per movement, told by its columns. */
export const allTransactions: ReportFormat = {
  name: 'todas-las-transacciones',
  hasDecimals: (head) => keyOf(head).endsWith('_AMOUNT'),
  recognises: (header) => {
    const keys = header.map(keyOf);
    const times = (column: Column) => keys.filter((key) => key === column).length;
    return (
      NEEDED.every((column) => times(column) === 1) && COLUMNS.every((column) => times(column) < 2)
    );
  },
  open: (header) => new Reader(header),
};
