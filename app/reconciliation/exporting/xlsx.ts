import { type Cell, type CellKind, isNumber } from './cell.ts';
import { type Table, wholePages } from './table.ts';
import { workbookParts } from './workbook-parts.ts';
import { zipOf } from './zip-stream.ts';

/** Excel's own limit is 1,048,576 rows to a sheet, and the first is the header. */
export const MOST_XLSX_ROWS = 1_048_575;

/** Excel holds no more digits of a number: what has more is written as text, and loses none. */
const MOST_DIGITS = 15;

/** What stands in no XML 1.0 text: control characters, halves of a pair, and the two that are none. */
const NOT_IN_XML =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what it looks for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const xmlText = (text: string): string =>
  text
    .replaceAll(NOT_IN_XML, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    // A reader of XML would make a plain line feed of it.
    .replaceAll('\r', '&#13;');

const isExact = (text: string): boolean => text.replaceAll(/\D/g, '').length <= MOST_DIGITS;

/** `A`, `Z`, `AA`: the column at a place. */
function letters(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : letters(Math.floor(place / 26) - 1) + last;
}

type At = { readonly at: string; readonly kind: CellKind };

/** Style 1 is an amount, 2 the header (workbook-parts). A text is a text here whatever it begins with: nothing is reckoned. */
function xmlCell(cell: Cell, { at, kind }: At): string {
  if (cell === null || cell === '') return '';
  if (isNumber(cell, kind) && isExact(cell))
    return `<c r="${at}"${kind === 'amount' ? ' s="1"' : ''}><v>${cell}</v></c>`;
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`;
}

const SHEET_HEAD = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15" defaultColWidth="18"/><sheetData>`;

async function* sheetOf(table: Table): AsyncGenerator<Buffer> {
  const columns = table.columns.map(({ name, kind }, place) => ({
    name,
    kind,
    letter: letters(place),
  }));
  const header = columns.map(
    ({ name, letter }) => `<c r="${letter}1" s="2" t="inlineStr"><is><t>${name}</t></is></c>`,
  );
  yield Buffer.from(`${SHEET_HEAD}<row r="1">${header.join('')}</row>`);
  let line = 1;
  for await (const page of wholePages(table)) {
    let text = '';
    for (const row of page) {
      line += 1;
      text += `<row r="${line}">`;
      for (const [place, { kind, letter }] of columns.entries())
        text += xmlCell(row[place] ?? null, { at: letter + line, kind });
      text += '</row>';
    }
    yield Buffer.from(text);
  }
  yield Buffer.from('</sheetData></worksheet>');
}

/**
 * A list as a workbook of one sheet (ECMA-376), written while its rows are read: no more than a page of them is held. The
 * library that writes workbooks elsewhere holds all of them and more (docs/adr/0016).
 */
export function xlsxOf(table: Table): AsyncGenerator<Uint8Array> {
  const sheet = { name: 'xl/worksheets/sheet1.xml', bytes: sheetOf(table) };
  return zipOf([...workbookParts(table.name), sheet]);
}
