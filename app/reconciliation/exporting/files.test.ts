import Papa from 'papaparse';
import readSheet from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { Cell } from './cell.ts';
import { csvOf } from './csv.ts';
import { jsonOf } from './json.ts';
import type { Table } from './table.ts';
import { xlsxOf } from './xlsx.ts';

const COLUMNS = [
  { name: 'order_name', kind: 'text' },
  { name: 'net_amount', kind: 'amount' },
  { name: 'source_line', kind: 'whole' },
] as const;

const ROWS: readonly (readonly Cell[])[] = [
  ['#1001', '-12.50', '7'],
  ['=HYPERLINK("http://x","y")', '120.00', '8'],
  ['ñandú & <b>订单</b>\r\ndos', null, '9'],
  [null, '99999999999999.99', '10'],
];

const tableOf = (rows: readonly (readonly Cell[])[], count = rows.length): Table => ({
  name: 'lines',
  columns: COLUMNS,
  count,
  takenAt: new Date('2026-11-25T15:00:00Z'),
  pages: (async function* () {
    for (let from = 0; from < rows.length; from += 3) yield rows.slice(from, from + 3);
  })(),
});

async function whole(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

describe('a downloaded list', () => {
  it('opens in Excel as CSV with its accents and its Chinese, and no cell is reckoned with', async () => {
    const text = (await whole(csvOf(tableOf(ROWS)))).toString();
    expect(text.startsWith('\ufefforder_name,net_amount,source_line\r\n')).toBe(true);
    const { data } = Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true });
    expect(data.slice(1)).toEqual([
      ['#1001', '-12.50', '7'],
      [`'=HYPERLINK("http://x","y")`, '120.00', '8'],
      ['ñandú & <b>订单</b>\r\ndos', '', '9'],
      ['', '99999999999999.99', '10'],
    ]);
  });

  it('is JSON with exact amounts, and says at its end how many rows it has', async () => {
    const read = JSON.parse((await whole(jsonOf(tableOf(ROWS)))).toString());
    expect(read).toMatchObject({
      list: 'lines',
      taken_at: '2026-11-25T10:00:00-05:00',
      columns: ['order_name', 'net_amount', 'source_line'],
      row_count: 4,
    });
    expect(read.rows[0]).toEqual({ order_name: '#1001', net_amount: '-12.50', source_line: 7 });
    expect(read.rows[1].order_name).toBe('=HYPERLINK("http://x","y")');
    expect(JSON.parse((await whole(jsonOf(tableOf([])))).toString()).rows).toEqual([]);
  });

  it('is a workbook with numbers where amounts are, and text where a number would lose digits', async () => {
    const [sheet] = await readSheet(await whole(xlsxOf(tableOf(ROWS))));
    expect(sheet).toEqual({
      sheet: 'lines',
      data: [
        ['order_name', 'net_amount', 'source_line'],
        ['#1001', -12.5, 7],
        ['=HYPERLINK("http://x","y")', 120, 8],
        ['ñandú & <b>订单</b>\r\ndos', null, 9],
        [null, '99999999999999.99', 10],
      ],
    });
  });

  it.each([
    ['CSV', csvOf],
    ['JSON', jsonOf],
    ['XLSX', xlsxOf],
  ] as const)(
    'breaks as %s where rows are missing, so that nobody takes it for whole',
    async (_, write) => {
      await expect(whole(write(tableOf(ROWS, 5)))).rejects.toThrow('4 rows were read');
    },
  );

  it.each([
    ['CSV', csvOf],
    ['JSON', jsonOf],
    ['XLSX', xlsxOf],
  ] as const)('stops reading as %s when nobody takes it any more', async (_, write) => {
    let read = 0;
    let ended = false;
    const pages = (async function* () {
      try {
        for (; ; read += 1)
          yield Array.from({ length: 1_000 }, () => [`${Math.random()}`, '1.00', '1']);
      } finally {
        ended = true;
      }
    })();
    for await (const piece of write({ ...tableOf([]), pages, count: 1e9 }))
      if (piece.length > 9_000 || read > 9) break;
    await expect.poll(() => ended).toBe(true);
    expect(read).toBeLessThan(40);
  });
});
