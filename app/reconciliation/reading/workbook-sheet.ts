import readSheets from 'read-excel-file/universal';
import { typedNumber } from '#app/kernel/double-text.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { FileRefusal } from './file-refusal.ts';
import type { CutRow } from './row-cutter.ts';
import { withinLimits } from './workbook-limits.ts';

/** A number of which a double has lost digits. */
const INEXACT = Symbol('inexact');

type Cell = string | boolean | Date | typeof INEXACT | null;

/**
 * The rows of a workbook's only sheet that holds any, its cells as text; `line` is the row's number. Numbers are the decimals
 * that were typed, dates `YYYY-MM-DD[ HH:mm:ss]`, formulas what they last came to.
 */
export async function sheetRows(
  workbook: Uint8Array,
): Promise<Result<readonly CutRow[], FileRefusal>> {
  const fit = await withinLimits(workbook);
  if (!fit.ok) return fit;
  const sheets = await sheetsIn(workbook);
  if (!sheets) return err({ why: 'broken-workbook' });
  const [sheet, another] = sheets.filter(({ data }) => data.length > 0);
  if (another) return err({ why: 'several-sheets' });
  if (!sheet) return err({ why: 'empty' });
  return ok(
    sheet.data.flatMap((cells, index) =>
      cells.every((cell) => cell === null) ? [] : [rowOf(cells as readonly Cell[], index + 1)],
    ),
  );
}

async function sheetsIn(workbook: Uint8Array) {
  const own = new Uint8Array(workbook);
  try {
    return await readSheets<string | typeof INEXACT>(own.buffer, {
      parseNumber: (text) => unmistakable(typedNumber(text)) ?? INEXACT,
      trim: false,
    });
  } catch {
    return null;
  }
}

/**
 * A number's decimals stand behind a point whatever the texts of its report have there. Three of them would be thousands to who
 * writes decimals by comma; four are not, and what is read is the same.
 */
const unmistakable = (number: string | null): string | null =>
  number?.replace(/\.\d{3}$/, '$&0') ?? null;

function rowOf(cells: readonly Cell[], line: number): CutRow {
  const inexact = cells.indexOf(INEXACT);
  if (inexact !== -1) return { line, column: `${inexact + 1}`, why: 'not-exact' };
  return { line, cells: cells.map(textOf) };
}

function textOf(cell: Cell): string {
  if (cell === null || cell === INEXACT) return '';
  return cell instanceof Date ? dateText(cell) : `${String(cell)}`;
}

/** A spreadsheet's date has no zone and is kept as a part of days: to the nearest second. */
function dateText(date: Date): string {
  const second = new Date(Math.round(date.getTime() / 1_000) * 1_000);
  if (!(Math.abs(second.getTime()) > 0)) return '';
  const [day = '', time = ''] = second.toISOString().slice(0, 19).split('T');
  return time === '00:00:00' ? day : `${day} ${time}`;
}
