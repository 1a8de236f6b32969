import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readerOf } from '#app/admin/reader.ts';
import { presentImport } from '#app/admin/reconciliation/import.presenter.server.ts';
import { presentLine } from '#app/admin/reconciliation/line.presenter.server.ts';
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

const add = (...lines: readonly Written[]) => bring(house, books, written(lines));
const fee = (more: Partial<Written> = {}): Written => ({
  kind: 'fee',
  net: -350,
  operation: 'op-1',
  at: '2026-11-20T10:00:00-05:00',
  ...more,
});
const viewer = () =>
  ({ shopId: books.shopId, actor: 'staff:1', reader: readerOf('es-PE') }) as const;
const ofFile = async ({ fileId }: { fileId: string }) =>
  (await presentImport(house.foundation, viewer(), fileId))?.alike;
const lineIds = async () =>
  (await house.asOwner<{ id: string }>('select id::text from settlement_line order by id')).map(
    ({ id }) => id,
  );
const ofLine = async (id: string | undefined) =>
  (await presentLine(house.foundation, viewer(), id ?? ''))?.alike.map((line) => line.id);

describe('a fee that a later report issues again with another cell', () => {
  it('is pointed out on the report and on both lines, and still counts as the gateway wrote it', async () => {
    await add(fee());
    const again = await add(fee({ at: '2026-11-20T10:05:00-05:00' }));
    const [first, second] = await lineIds();
    expect(await ofFile(again)).toEqual({
      count: '1',
      lines: [{ id: second, name: expect.stringContaining('Comisión') }],
    });
    expect(await ofLine(first)).toEqual([second]);
    expect(await ofLine(second)).toEqual([first]);
    expect(await house.asOwner('select standing, lines::int from daily_total')).toEqual([
      { standing: 'matched', lines: 2 },
    ]);
  });

  it.each([
    ['of another amount', { net: -351 }],
    ['of another day', { at: '2026-11-21T10:00:00-05:00' }],
    ['of another operation', { operation: 'op-2' }],
    ['of another kind', { kind: 'withholding' }],
  ])('is no other where it is %s', async (_, more) => {
    await add(fee());
    expect((await ofFile(await add(fee(more))))?.lines).toEqual([]);
  });

  it('is not pointed out within one report, nor on the report that came first', async () => {
    const first = await add(fee(), fee(), fee({ at: '2026-11-20T10:05:00-05:00' }));
    expect((await ofFile(first))?.lines).toEqual([]);
    await add(fee({ at: '2026-11-20T10:06:00-05:00' }));
    expect((await ofFile(first))?.lines).toEqual([]);
  });

  it('is counted whole where more came again than are named', async () => {
    const many = (minute: string) =>
      Array.from({ length: 7 }, (_, place) =>
        fee({ operation: `op-${place}`, at: `2026-11-20T10:${minute}:00-05:00` }),
      );
    await add(...many('00'));
    const alike = await ofFile(await add(...many('05')));
    expect(alike?.count).toBe('7');
    expect(alike?.lines).toHaveLength(5);
  });
});

describe('a sale that a later report tells again', () => {
  it('is not pointed out: it is in an exception beside its payment', async () => {
    await books.seed({ reference: 'A', minor: 100 });
    const sale = { kind: 'sale', reference: 'A', net: 100 } as const;
    await add({ ...sale, at: '2026-11-20T10:00:00-05:00' });
    const again = await add({ ...sale, at: '2026-11-20T10:05:00-05:00' });
    expect((await ofFile(again))?.lines).toEqual([]);
    expect(await house.asOwner('select kind from exception')).toEqual([{ kind: 'DUPLICATE_LINE' }]);
  });
});
