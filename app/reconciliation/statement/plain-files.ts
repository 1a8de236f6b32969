import { jsonNumber } from '#app/kernel/exact-json.ts';
import { limaOffsetText } from '#app/kernel/lima.ts';
import { csvCell } from '../exporting/cell.ts';
import { recordRows, STATEMENT_COLUMNS } from './record-rows.ts';
import type { Statement } from './statement.ts';

/** Excel reads a CSV file as UTF-8 only where it begins with this mark. */
const BOM = '\ufeff';

/** A statement as CSV (RFC 4180), one record to a row, its kind in the first column. */
export function statementCsv(statement: Statement): Buffer {
  const header = STATEMENT_COLUMNS.map(([name]) => name);
  const rows = recordRows(statement).map((row) =>
    STATEMENT_COLUMNS.map(([, kind], place) => csvCell(row[place] ?? null, kind)),
  );
  return Buffer.from(BOM + [header, ...rows].map((cells) => `${cells.join(',')}\r\n`).join(''));
}

/** What every record of a statement shares: said once where records need not be rows of one table. */
const SHARED: ReadonlySet<string> = new Set([
  'shop',
  'gateway',
  'account',
  'month',
  'settlement_currency',
]);

/** A statement as JSON: the same records by the same names. Amounts are text, for many readers would make floats of them. */
export function statementJson(statement: Statement): Buffer {
  const { state, shop, gateway, accountId, account, month, currency } = statement;
  const records = recordRows(statement).map((row) =>
    Object.fromEntries(
      STATEMENT_COLUMNS.flatMap(([name, kind], place) => {
        const cell = row[place] ?? null;
        if (cell === null || SHARED.has(name)) return [];
        return [[name, kind === 'whole' ? jsonNumber(cell) : cell]];
      }),
    ),
  );
  const about = { shop, gateway, account, account_id: accountId, month };
  const when = { status: state.is, taken_at: limaOffsetText(state.at) };
  const whole = { ...about, settlement_currency: currency, ...when, rows: records };
  return Buffer.from(`${JSON.stringify(whole, null, 1)}\n`);
}
