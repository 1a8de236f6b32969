import { describe, expect, it } from 'vitest';
import { HEADS, PLAN, readAll } from './reading.test-data.ts';
import { sheetXml, type Written, workbookOf, zipOf } from './workbook.test-data.ts';

const heads = HEADS.split(';');
const number = (text: string): Written => ({ number: text });
const SALE: readonly Written[] = [
  { days: '46351.919502314813' },
  'Venta',
  number('123456'),
  number('77'),
  'PEN',
  number('120.5'),
  number('4.8399999999999999'),
  { formula: '115.66' },
];
const read = (...rows: readonly (readonly Written[])[]) =>
  readAll(workbookOf(sheetXml([heads, ...rows])));

describe('a report in an Excel workbook', () => {
  it('is read like any other: numbers as they were typed, dates as days and times in Lima', async () => {
    const { recognised, lines, bad } = await read(SALE);
    expect(recognised).toMatchObject({ container: 'workbook', delimiter: null, headerLine: 1 });
    expect(bad).toEqual([]);
    expect(lines).toMatchObject([
      {
        line: 2,
        kind: 'sale',
        reference: '123456',
        operation: '77',
        gross: { minor: 12050n },
        fee: { minor: -484n },
        net: { minor: 11566n },
        at: '2026-11-25T22:04:05-05:00',
      },
    ]);
  });

  it('says on which row of the sheet a line stands, also after empty rows', async () => {
    const { lines } = await read(SALE, [], [], SALE);
    expect(lines.map(({ line }) => line)).toEqual([2, 5]);
  });

  it('has a row quarantined of whose numbers digits are lost', async () => {
    const lost = SALE.map((cell, at) => (at === 2 ? number('1.2345678901234568E+18') : cell));
    const thirds = SALE.map((cell, at) => (at === 7 ? number('0.30000000000000004') : cell));
    const { bad, lines } = await read(SALE, lost, thirds);
    expect(bad).toEqual([
      { line: 3, column: '3', why: 'not-exact' },
      { line: 4, column: 'Neto', why: 'not an amount' },
    ]);
    expect(lines).toHaveLength(1);
  });

  it('takes no number of it for thousands, also where the texts of a report have decimals by comma', async () => {
    const fee = SALE.map((cell, at) => (at === 6 ? number('3.456') : cell));
    const file = workbookOf(sheetXml([heads, fee.with(5, '120,50').with(7, '115,66')]));
    const { lines, bad } = await readAll(file, { plan: { ...PLAN, amounts: 'decimal-comma' } });
    expect(lines).toEqual([]);
    expect(bad).toEqual([{ line: 2, column: 'Comisión', why: 'not an amount' }]);
  });

  it('keeps a long number that stands in it with all its digits', async () => {
    const long = SALE.map((cell, at) => (at === 2 ? number('900719925474099312') : cell));
    expect((await read(long)).lines).toMatchObject([{ reference: '900719925474099312' }]);
  });

  it('takes a formula that came to nothing for an empty cell, and so for no amount', async () => {
    const sheet = sheetXml([heads, SALE]).replace('<v>115.66</v>', '');
    expect((await readAll(workbookOf(sheet))).bad).toEqual([
      { line: 2, column: 'Neto', why: 'empty' },
    ]);
  });
});

describe('a workbook that is refused', () => {
  const refusal = async (file: Uint8Array) => (await readAll(file)).refusal;

  it('has two sheets with rows: neither may be passed over', async () => {
    const sheet = sheetXml([heads, SALE]);
    expect(await refusal(workbookOf(sheet, sheet))).toEqual({ why: 'several-sheets' });
    expect(await refusal(workbookOf(sheet, sheetXml([])))).toBeNull();
  });

  it('unpacks to more than is let in, whatever it says of itself', async () => {
    const bomb = { name: 'xl/worksheets/sheet1.xml', bytes: Buffer.alloc(70 * 1_048_576, ' ') };
    const workbook = { name: 'xl/workbook.xml', bytes: Buffer.from('<workbook/>') };
    for (const claims of [bomb.bytes.length, 1_000]) {
      const file = zipOf([workbook, { ...bomb, claims }]);
      expect(file.length).toBeLessThan(200_000);
      expect(await refusal(file)).toEqual({ why: 'zip-bomb', mostBytes: 67_108_864 });
    }
  });

  it('is larger than is let in', async () => {
    const file = Buffer.alloc(10 * 1_048_576 + 1);
    file.write('PK\u0003\u0004', 'latin1');
    expect(await refusal(file)).toEqual({ why: 'too-large', mostBytes: 10_485_760 });
  });

  it('has a cell so far out that the empty ones before it would fill the memory', async () => {
    const sheet = sheetXml([heads, SALE]);
    const far = (from: string, to: string) => refusal(workbookOf(sheet.replace(from, to)));
    expect(await far('r="2"', 'r="1048576"')).toEqual({ why: 'too-many-rows', most: 30_000 });
    expect(await far('r="H2"', 'r="XFD2"')).toEqual({ why: 'too-wide', most: 512 });
    expect(await far('r="H2"', "r='ZZZZZZZ2'")).toEqual({ why: 'broken-workbook' });
    expect(await far('r="H2"', 'r="H99999999999"')).toEqual({ why: 'broken-workbook' });
    expect(await far('r="H2"', 'r="&#90;Z2"')).toEqual({ why: 'broken-workbook' });
  });

  it('is cut off, or no XML inside', async () => {
    const file = workbookOf(sheetXml([heads, SALE]));
    expect(await refusal(file.subarray(0, file.length - 30))).toEqual({ why: 'broken-workbook' });
    expect(await refusal(workbookOf('<worksheet><sheetData><row r="1"><c'))).not.toBeNull();
    expect(await refusal(workbookOf('<worksheet><sheetData><row'.repeat(9_999)))).not.toBeNull();
  });

  it('is an archive of other things', async () => {
    const file = zipOf([{ name: 'word/document.xml', bytes: Buffer.from('<document/>') }]);
    expect(await refusal(file)).toEqual({ why: 'archive' });
  });

  it('holds nothing', async () => {
    expect(await refusal(workbookOf(sheetXml([])))).toEqual({ why: 'empty' });
  });
});
