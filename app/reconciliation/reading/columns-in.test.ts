import { expect, it } from 'vitest';
import { columnsIn } from './columns-in.ts';
import { HEADS, report, SALE } from './reading.test-data.ts';
import { sheetXml, workbookOf } from './workbook.test-data.ts';

const heads = HEADS.split(';');
const columns = async (file: string | Uint8Array) => {
  const read = await columnsIn(typeof file === 'string' ? Buffer.from(file) : file);
  if (!read.ok) return read.error;
  const { heads, linesBefore } = read.value;
  return { heads, linesBefore };
};

it('shows the merchant the columns of a file that no format knows, whatever it is cut by', async () => {
  expect(await columns(report(SALE))).toEqual({ heads, linesBefore: 0 });
  expect(await columns(report(SALE).replaceAll(';', '\t'))).toEqual({ heads, linesBefore: 0 });
  expect(await columns(`sep=;\n${report(SALE)}`)).toEqual({ heads, linesBefore: 0 });
  expect(await columns('{"rows": [{"id": 1}, {"neto": "2.00"}]}')).toEqual({
    heads: ['id', 'neto'],
    linesBefore: 0,
  });
  expect(await columns(workbookOf(sheetXml([heads])))).toEqual({ heads, linesBefore: 0 });
});

it('finds them below a title', async () => {
  const titled = `Liquidación;;;;;;;\nDel 1 al 30 de noviembre, en soles\n\n${report(SALE)}`;
  expect(await columns(titled)).toEqual({ heads, linesBefore: 2 });
});

it('says why a file has none', async () => {
  expect(await columns('')).toEqual({ why: 'empty' });
});
