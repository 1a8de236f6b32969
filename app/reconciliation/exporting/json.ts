import { limaOffsetText } from '#app/kernel/lima.ts';
import { isNumber } from './cell.ts';
import { type Table, wholePages } from './table.ts';

/**
 * A list as JSON: what it is and when it was taken, then a row to a line, and how many they are at the end, so that a file
 * that was cut off is no JSON at all. Amounts are text: many readers would make floats of them.
 */
export async function* jsonOf(table: Table): AsyncGenerator<Buffer> {
  const { name, count, takenAt, columns } = table;
  const keys = columns.map((column) => JSON.stringify(column.name));
  const value = (place: number, cell: string | null): string =>
    cell !== null && columns[place]?.kind === 'whole' && isNumber(cell, 'whole')
      ? cell
      : JSON.stringify(cell);
  const about = `"list":${JSON.stringify(name)},"taken_at":"${limaOffsetText(takenAt)}"`;
  yield Buffer.from(`{${about},"columns":[${keys.join(',')}],"rows":[`);
  let before = '\n';
  for await (const page of wholePages(table)) {
    let text = '';
    for (const row of page) {
      const fields = keys.map((key, place) => `${key}:${value(place, row[place] ?? null)}`);
      text += `${before}{${fields.join(',')}}`;
      before = ',\n';
    }
    yield Buffer.from(text);
  }
  yield Buffer.from(`\n],"row_count":${count}}\n`);
}
