import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MendDeps, mendRow, tryMend } from '#app/reconciliation/mending/mend-row.server.ts';
import { setRowAside } from '#app/reconciliation/mending/set-aside.server.ts';
import { readResiduals } from '#app/reconciliation/residual/residual.store.server.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { type Books, openBooks } from './books.ts';
import { bring, mapColumns, type Written, written } from './reports.ts';

let house: TestHouse;
let books: Books;
beforeEach(async () => {
  house = await withDatabase();
  books = await openBooks(house, 'pagoefectivo');
  await mapColumns(house, books);
});
afterEach(() => house[Symbol.asyncDispose]());

const sale = (reference: string, net: number, more: Partial<Written> = {}): Written => ({
  kind: 'sale',
  reference,
  net,
  ...more,
});
/** What stands in a row of such a file. */
const cellsOf = (line: Written): string[] => (written([line]).split('\n')[1] ?? '').split(',');
const spoiled = (text: string, amount: number) => text.replace(`,${amount}\n`, ',x\n');
const mend = (fileId: string, fileLine: number, line: Written) =>
  mendRow(house.foundation as MendDeps, {
    shopId: books.shopId,
    fileId,
    fileLine,
    cells: cellsOf(line),
    actor: 'staff:7',
  });
const books_ = async () => ({
  lines: await house.asOwner(
    'select line_key, kind, reference, net_minor::int as net, standing, file_line from settlement_line order by line_key',
  ),
  totals: await house.asOwner('select * from daily_total order by booked_on, kind, standing'),
});
const shapeOf = async ({ shopId }: Books) => ({
  lines: await house.asOwner(
    'select kind, reference, net_minor, standing from settlement_line where shop_id = $1 order by 2, 3',
    [shopId],
  ),
  totals: await house.asOwner(
    'select kind, standing, lines, net_minor from daily_total where shop_id = $1 order by 1, 2',
    [shopId],
  ),
});
const residual = async () => {
  const all = await house.foundation.database.inShop(books.shopId, (tx) =>
    readResiduals(tx, { shopId: books.shopId }),
  );
  return all.map(({ toldLines, residualMinor, residualLines }) => [
    toldLines,
    residualMinor,
    residualLines,
  ]);
};
const rows = () =>
  house.asOwner('select file_line, mended, reason, mended_by from quarantined_row order by 1');

describe('a row that could not be read', () => {
  it('is mended: its line comes in once, finds its payment, and stands in the proof', async () => {
    await books.seed({ reference: 'B', minor: 200 });
    const { fileId } = await bring(
      house,
      books,
      spoiled(written([sale('A', 100), sale('B', 200)]), 200),
    );
    expect(await residual()).toEqual([[1n, 0n, 0n]]);
    expect(await mend(fileId, 3, sale('B', 200))).toEqual({ ok: true, value: { linesNew: 1 } });
    expect((await books_()).lines).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ reference: 'B', net: 200, standing: 'matched', file_line: 3 }),
      ]),
    );
    expect(await residual()).toEqual([[2n, 0n, 0n]]);
    expect(await rows()).toEqual([
      { file_line: 3, mended: 'mended', reason: null, mended_by: 'staff:7' },
    ]);
    expect(
      await house.asOwner(`select actor, data from reconciliation_event where kind = 'row.mended'`),
    ).toMatchObject([{ actor: 'staff:7', data: { file: fileId, line: 3, lines: 1 } }]);
    expect(
      await house.asOwner(
        'select mend, lines, net_minor::int as net from report_control order by 1',
      ),
    ).toEqual([
      { mend: 0, lines: 1, net: 100 },
      { mend: 1, lines: 1, net: 200 },
    ]);
    expect(await mend(fileId, 3, sale('B', 200))).toEqual({
      ok: false,
      error: { why: 'already-mended' },
    });
  });

  it('leaves the same books as a file that had said it so, also when that file comes before it or after it', async () => {
    const A = sale('A', 100);
    const B = sale('B', 200);
    const right = written([A, B, A, A]);
    const wrong = spoiled(written([A, B, A, { ...A, net: 101 }]), 101);
    const other = await openBooks(house, 'pagoefectivo');
    await mapColumns(house, other);
    await bring(house, other, right);
    const { fileId } = await bring(house, books, wrong);
    expect(await mend(fileId, 5, A)).toEqual({ ok: true, value: { linesNew: 1 } });
    expect(await shapeOf(books)).toEqual(await shapeOf(other));
    const before = await books_();
    await bring(house, books, right);
    await bring(house, books, `${wrong}\n`);
    expect(await books_()).toEqual(before);
    expect(await residual()).toEqual([[4n, 0n, 0n]]);
  });

  it('brings nothing when a corrected file has brought its line before', async () => {
    const text = written([sale('A', 100), sale('B', 200)]);
    const { fileId } = await bring(house, books, spoiled(text, 200));
    await bring(house, books, text);
    const before = await books_();
    expect(await mend(fileId, 3, sale('B', 200))).toEqual({ ok: true, value: { linesNew: 0 } });
    expect(await books_()).toEqual(before);
    expect(await residual()).toEqual([[2n, 0n, 0n]]);
  });

  it('is mended after another of its file, in any order, also where both turn out alike', async () => {
    const A = sale('A', 100);
    const text = written([{ ...A, net: 103 }, A, { ...A, net: 104 }, sale('B', 5)]);
    const { fileId } = await bring(house, books, spoiled(spoiled(text, 103), 104));
    expect(await mend(fileId, 4, A)).toEqual({ ok: true, value: { linesNew: 1 } });
    expect(await mend(fileId, 2, A)).toEqual({ ok: true, value: { linesNew: 1 } });
    const places = (await books_()).lines.map(({ file_line }) => file_line).sort();
    expect(places).toEqual([2, 3, 4, 5]);
    const before = await books_();
    await bring(house, books, written([A, A, sale('B', 5), A]));
    expect(await books_()).toEqual(before);
    expect(await residual()).toEqual([[4n, 0n, 0n]]);
  });

  it('is shown as it would be read before it is kept, and says which cell is still bad', async () => {
    const { fileId } = await bring(house, books, spoiled(written([sale('A', 100)]), 100));
    const look = (cells: string[]) =>
      tryMend(house.foundation, { shopId: books.shopId, fileId, fileLine: 2, cells });
    expect(await look(cellsOf(sale('A', 100)))).toMatchObject({
      ok: true,
      value: [{ kind: 'sale', reference: 'A', net: { minor: 100n } }],
    });
    const stillBad = { ok: false, error: { why: 'still-bad', bad: { line: 2, column: 'net' } } };
    const cells = cellsOf(sale('A', 100)).with(-1, 'cien');
    expect(await look(cells)).toMatchObject(stillBad);
    const command = { shopId: books.shopId, fileId, fileLine: 2, cells, actor: 'staff:7' } as const;
    expect(await mendRow(house.foundation, command)).toMatchObject(stillBad);
    expect((await books_()).lines).toEqual([]);
    expect(await rows()).toMatchObject([{ mended: null }]);
  });

  it('adds nothing where the columns were told otherwise since the file came', async () => {
    const { fileId } = await bring(
      house,
      books,
      spoiled(written([sale('A', 100), sale('B', 200)]), 200),
    );
    const [plan] = await house.asOwner<{ plan: { columns: object } }>(
      'select plan from report_columns',
    );
    await house.asOwner(
      `insert into report_columns (shop_id, id, account_id, plan, decided_at, decided_by)
       values ($1, gen_random_uuid(), $2, $3, now() + interval '1 day', 'staff:1')`,
      [
        books.shopId,
        books.accountId,
        JSON.stringify({
          ...plan?.plan,
          columns: { ...plan?.plan.columns, reference: 'operation' },
        }),
      ],
    );
    expect(await mend(fileId, 3, sale('B', 200))).toEqual({
      ok: false,
      error: { why: 'reads-differently' },
    });
    expect((await books_()).lines).toHaveLength(1);
    expect(await residual()).toEqual([[1n, 0n, 0n]]);
  });

  it('is set aside with a reason, and can be mended after all', async () => {
    const { fileId } = await bring(house, books, spoiled(written([sale('A', 100)]), 100));
    const aside = (reason: string) =>
      setRowAside(house.foundation, {
        shopId: books.shopId,
        fileId,
        fileLine: 2,
        reason,
        actor: 'staff:7',
      });
    expect(await aside(' ')).toEqual({ ok: false, error: 'reason-missing' });
    expect(await aside('Es el pie de página')).toEqual({ ok: true, value: 'set-aside' });
    expect(await rows()).toEqual([
      { file_line: 2, mended: 'set-aside', reason: 'Es el pie de página', mended_by: 'staff:7' },
    ]);
    expect(await aside('otra vez')).toEqual({ ok: false, error: 'no-such-row' });
    expect(await mend(fileId, 2, sale('A', 100))).toEqual({ ok: true, value: { linesNew: 1 } });
  });

  it('keeps its corrected cells sealed', async () => {
    const { fileId } = await bring(house, books, spoiled(written([sale('ANA', 100)]), 100));
    await mend(fileId, 2, sale('ANA', 100));
    const [row] = await house.asOwner<{ cells_sealed: Buffer }>(
      'select cells_sealed from quarantined_row',
    );
    expect(`${row?.cells_sealed}`).not.toContain('ANA');
  });

  it('of another shop is not there', async () => {
    const { fileId } = await bring(house, books, spoiled(written([sale('A', 100)]), 100));
    const elsewhere = await openBooks(house, 'pagoefectivo');
    const command = {
      shopId: elsewhere.shopId,
      fileId,
      fileLine: 2,
      cells: cellsOf(sale('A', 100)),
    };
    expect(await mendRow(house.foundation, { ...command, actor: 'staff:9' })).toEqual({
      ok: false,
      error: { why: 'no-such-row' },
    });
  });
});
