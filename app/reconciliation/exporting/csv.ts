import { csvCell } from './cell.ts';
import { type Table, wholePages } from './table.ts';

/** Excel reads a CSV file as UTF-8 only where it begins with this mark. */
const BOM = '\ufeff';

const line = (cells: readonly string[]): string => `${cells.join(',')}\r\n`;

/** A list as CSV (RFC 4180, UTF-8 with its mark), one page of rows at a time. */
export async function* csvOf(table: Table): AsyncGenerator<Buffer> {
  const { columns } = table;
  yield Buffer.from(BOM + line(columns.map(({ name }) => name)));
  for await (const page of wholePages(table)) {
    let text = '';
    for (const row of page)
      text += line(columns.map(({ kind }, place) => csvCell(row[place] ?? null, kind)));
    yield Buffer.from(text);
  }
}
