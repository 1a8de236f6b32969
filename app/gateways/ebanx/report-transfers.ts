import { type Money, parseMoney } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { BadRow, ReportFormat, ReportLine, ReportRow } from '../report.ts';

/** The columns of EBANX's Transfer Report (docs.ebanx.com/docs/reports/transfer-report, 2026). */
const COLUMNS = [
  'merchant_name',
  'settlement_code',
  'settlement_country',
  'settlement_currency',
  'settlement_net_amount',
  'transfer_date',
] as const;
type Column = (typeof COLUMNS)[number];

const normal = (cell: string): string =>
  cell
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '_');

/** `118,750.50`, `1000.00` or `-5.40`, exactly; null for anything else. */
function moneyIn(text: string, currency: string): Money | null {
  const [, sign = '', digits = ''] =
    /^(-?)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)$/.exec(text) ?? [];
  const money = parseMoney(digits.replaceAll(',', ''), currency);
  if (!money.ok) return null;
  return { ...money.value, minor: sign ? -money.value.minor : money.value.minor };
}

/** `15/09/2024` as `2024-09-15`; null for anything else. */
function dayIn(text: string): string | null {
  const day = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text)?.slice(1).reverse().join('-');
  return day && Date.parse(day) > 0 ? day : null;
}

function lineOf(row: ReportRow, cell: (column: Column) => string): Result<ReportLine, BadRow> {
  const bad = (column: Column, why: string) => err({ line: row.line, column, why });
  const settlement = cell('settlement_code');
  if (!settlement) return bad('settlement_code', 'empty');
  const sent = moneyIn(cell('settlement_net_amount'), cell('settlement_currency'));
  if (!sent) return bad('settlement_net_amount', 'not an amount');
  const at = dayIn(cell('transfer_date'));
  if (!at) return bad('transfer_date', 'not a day as DD/MM/YYYY');
  return ok({
    line: row.line,
    kind: 'payout',
    word: 'transfer',
    reference: null,
    transactionCode: null,
    operation: null,
    payout: settlement,
    gross: null,
    fee: null,
    feeTax: null,
    // What reaches the merchant's bank leaves his balance at EBANX.
    net: { ...sent, minor: -sent.minor },
    at,
  });
}

/** Which settlements were transferred to the merchant's bank, and when. */
export const transferReport: ReportFormat = {
  name: 'transfers',
  hasDecimals: (head) => normal(head) === 'settlement_net_amount',
  recognises: (header) => {
    const names = header.map(normal);
    return COLUMNS.every((column) => names.filter((name) => name === column).length === 1);
  },
  open(header) {
    const places = header.map(normal);
    return {
      read: (row) => [
        row.cells.length > header.length
          ? // `118,750.50` without its quotes is two cells, and its first would be an amount, too.
            err({ line: row.line, column: 'settlement_net_amount', why: 'more cells than heads' })
          : lineOf(row, (column) => (row.cells[places.indexOf(column)] ?? '').trim()),
      ],
    };
  },
};
