import { crc32, deflateRawSync } from 'node:zlib';

type Entry = { readonly name: string; readonly bytes: Uint8Array; readonly claims?: number };

/** A ZIP by APPNOTE 6.3; `claims` is what its directory says an entry unpacks to, if that is a lie. */
export function zipOf(entries: readonly Entry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, claims } of entries) {
    const packed = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claims ?? bytes.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(
      Buffer.concat([
        Buffer.from('PK\u0001\u0002'),
        Buffer.from([20, 0]),
        common,
        tail,
        Buffer.from(name),
      ]),
    );
    files.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, listed, end]);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const xml = (name: string, text: string): Entry => ({
  name,
  bytes: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`),
});

/** A cell as its XML without its place: text, a number as it stands in the file, a date's days, or a formula with its value. */
export type Written =
  | string
  | { readonly number: string }
  | { readonly days: string }
  | { readonly formula: string };

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function cellXml(cell: Written, place: string): string {
  if (typeof cell === 'string')
    return `<c r="${place}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  if ('days' in cell) return `<c r="${place}" s="1"><v>${cell.days}</v></c>`;
  if ('formula' in cell) return `<c r="${place}"><f>B2-C2</f><v>${cell.formula}</v></c>`;
  return `<c r="${place}"><v>${cell.number}</v></c>`;
}

const rowXml = (cells: readonly Written[], row: number) =>
  `<row r="${row}">${cells
    .map((cell, at) => cellXml(cell, `${String.fromCharCode(65 + at)}${row}`))
    .join('')}</row>`;

/** The sheet's XML, of these rows. */
export const sheetXml = (rows: readonly (readonly Written[])[]): string =>
  `<worksheet xmlns="${MAIN}"><sheetData>${rows
    .map((cells, at) => (cells.length === 0 ? '' : rowXml(cells, at + 1)))
    .join('')}</sheetData></worksheet>`;

/** A workbook with these sheets, and a style for dates. */
export function workbookOf(...sheets: readonly string[]): Buffer {
  const numbers = sheets.map((_, at) => at + 1);
  return zipOf([
    xml(
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${numbers
        .map((id) => `<sheet name="S${id}" sheetId="${id}" r:id="rId${id}"/>`)
        .join('')}</sheets></workbook>`,
    ),
    xml(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKAGE}">${numbers
        .map(
          (id) =>
            `<Relationship Id="rId${id}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${id}.xml"/>`,
        )
        .join(
          '',
        )}<Relationship Id="rId99" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ),
    xml(
      'xl/styles.xml',
      `<styleSheet xmlns="${MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>`,
    ),
    ...sheets.map((sheet, at) => xml(`xl/worksheets/sheet${at + 1}.xml`, sheet)),
  ]);
}
