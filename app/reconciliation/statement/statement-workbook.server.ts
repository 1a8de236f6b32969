import writeWorkbook, { type Cell, type Row } from 'write-excel-file/node';
import { sayStatement } from './say-statement.ts';
import type { Saying, Section } from './section.ts';
import type { Statement } from './statement.ts';

/** Every cell is text, so that no amount passes through a float and nothing in it is reckoned. */
const cell = (value: string, look: object = {}): Cell =>
  value === '' ? null : { value, type: String, alignVertical: 'top', ...look };

const WIDTHS = [34, 26, 22, 18, 44, 18, 18];

/** A statement as a workbook of one sheet, in the reader's language: the same tables as on paper. */
export async function statementWorkbook(statement: Statement, saying: Saying): Promise<Buffer> {
  const { voice } = saying;
  const said = sayStatement(statement, saying);
  const rows: Row[] = [
    [cell(said.title, { fontWeight: 'bold', fontSize: 16 })],
    ...said.about.map(([label, value]) => [cell(label, { textColor: '#616161' }), cell(value)]),
    ...(said.warning === null ? [] : [[cell(said.warning, { fontWeight: 'bold' })]]),
    ...said.sections.flatMap((section) => sectionRows(section, voice.words.none)),
  ];
  return writeWorkbook(rows, {
    sheet: statement.month,
    columns: WIDTHS.map((width) => ({ width })),
  }).toBuffer();
}

function sectionRows(section: Section, none: string): Row[] {
  const look = (place: number) => ({
    align: section.columns[place]?.end ? 'right' : 'left',
    wrap: true,
  });
  const line = (cells: readonly string[], more: object = {}): Row =>
    cells.map((text, place) => cell(text, { ...look(place), ...more }));
  const strong = { fontWeight: 'bold' };
  const labels = section.columns.map(({ label }) => label);
  return [
    [],
    [cell(section.title, { fontWeight: 'bold', fontSize: 13 })],
    ...(section.help === null ? [] : [[cell(section.help, { textColor: '#616161' })]]),
    ...(section.rows.length === 0
      ? [[cell(none)]]
      : [
          line(labels, { ...strong, bottomBorderStyle: 'thin' }),
          ...section.rows.map((cells) => line(cells)),
        ]),
    ...(section.total === null ? [] : [line(section.total, { ...strong, topBorderStyle: 'thin' })]),
    ...(section.after === null ? [] : [[cell(section.after, strong)]]),
  ];
}
