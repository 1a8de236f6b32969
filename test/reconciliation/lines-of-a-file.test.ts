import { afterAll, beforeAll, expect, it } from 'vitest';
import { readerOf } from '#app/admin/reader.ts';
import { readLinesQuery } from '#app/admin/reconciliation/lines/lines-query.ts';
import { presentLines } from '#app/admin/reconciliation/lines.presenter.server.ts';
import { type MendDeps, mendRow } from '#app/reconciliation/mending/mend-row.server.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { type Books, openBooks } from './books.ts';
import { bring, mapColumns, type Written, written } from './reports.ts';

let house: TestHouse;
let books: Books;
const files = { mended: '', other: '' };

/** Day by day through a quarter, so that two files lie between each other in the book; every ninth in dollars. */
const sales = (name: string, count: number): Written[] =>
  Array.from({ length: count }, (_, n) => ({
    kind: n % 7 === 0 ? 'fee' : 'sale',
    reference: `${name}-${n}`,
    at: new Date(Date.UTC(2026, 8, 1 + (n % 90), 15)).toISOString(),
    currency: n % 9 === 0 ? 'USD' : 'PEN',
    net: 1_000 + n,
  }));

const spoiled = (text: string, amounts: readonly number[]) =>
  amounts.reduce((spoilt, amount) => spoilt.replace(`,${amount}\n`, ',x\n'), text);

async function mend(lines: readonly Written[], place: number): Promise<void> {
  const mended = await mendRow(house.foundation as MendDeps, {
    shopId: books.shopId,
    fileId: files.mended,
    fileLine: place + 2,
    cells: (written(lines.slice(place, place + 1)).split('\n')[1] ?? '').split(','),
    actor: 'staff:7',
  });
  expect(mended).toEqual({ ok: true, value: { linesNew: 1 } });
}

/** Two files whose days are the same, of which the first is mended twice: before the second came, and after. */
beforeAll(async () => {
  house = await withDatabase();
  books = await openBooks(house, 'pagoefectivo');
  await mapColumns(house, books);
  const first = sales('A', 130);
  const { fileId } = await bring(house, books, {
    text: spoiled(written(first), [1_010, 1_020]),
    linesAtOnce: 40,
  });
  files.mended = fileId;
  await mend(first, 10);
  files.other = (
    await bring(house, books, written([...sales('B', 80), ...first.slice(0, 5)]))
  ).fileId;
  await mend(first, 20);
});
afterAll(() => house[Symbol.asyncDispose]());

const list = (search: string) =>
  presentLines(
    house.foundation,
    { shopId: books.shopId, reader: readerOf('es-PE') },
    readLinesQuery(new URLSearchParams(search)),
  );

/** All pages of a list, one after the other, and what the last page's way back leads to. */
async function walked(search: string): Promise<{ ids: string[]; back: string[] }> {
  let page = await list(search);
  const ids = page.lines.map(({ id }) => id);
  while (page.next !== null) {
    page = await list(`${search}&after=${page.next}`);
    ids.push(...page.lines.map(({ id }) => id));
  }
  const before = page.previous === null ? null : await list(`${search}&before=${page.previous}`);
  return { ids, back: before?.lines.map(({ id }) => id) ?? [] };
}

const kept = async (fileId: string, narrowed = 'true') =>
  (
    await house.asOwner<{ id: string }>(
      `select l.id::text as id from settlement_line l where file_id = $1 and ${narrowed} order by l.booked_on desc, l.id desc`,
      [fileId],
    )
  ).map(({ id }) => id);

it('shows exactly the lines that a file brought, newest day first, also those of rows that were mended later', async () => {
  const { ids, back } = await walked(`file=${files.mended}`);
  expect(ids).toHaveLength(130);
  expect(ids).toEqual(await kept(files.mended));
  expect(back).toEqual(ids.slice(50, 100));
  const others = await walked(`file=${files.other}`);
  expect(others.ids).toHaveLength(80);
  expect(others.ids).toEqual(await kept(files.other));
});

it('narrows the lines of a file as it narrows all others', async () => {
  const asked = `file=${files.mended}`;
  expect((await walked(`${asked}&currency=USD`)).ids).toEqual(
    await kept(files.mended, "currency = 'USD'"),
  );
  expect((await walked(`${asked}&kind=fee&from=2026-09-10&to=2026-10-20`)).ids).toEqual(
    await kept(files.mended, "kind = 'fee' and booked_on between '2026-09-10' and '2026-10-20'"),
  );
  expect((await walked(`${asked}&view=exceptions`)).ids).toEqual(
    await kept(files.mended, "standing = 'exception'"),
  );
  expect((await walked(`${asked}&q=A-20`)).ids).toHaveLength(1);
});

it('knows the stretches in which the lines of a file are', async () => {
  const known = await house.asOwner<{ is: boolean; stretches: number; days: boolean }>(
    `select f.lines_at = l.at as is, (select count(*)::int from unnest(f.lines_at)) as stretches, f.lines_in @> l.days as days
     from report_file f join (select file_id, range_agg(int8range(id, id, '[]')) as at, daterange(min(booked_on), max(booked_on), '[]') as days
       from settlement_line group by 1) l on l.file_id = f.id order by stretches`,
  );
  expect(known).toEqual([
    { is: true, stretches: 1, days: true },
    { is: true, stretches: 2, days: true },
  ]);
});

it('shows the same where nobody noted in which stretches the lines are', async () => {
  const { ids } = await walked(`file=${files.mended}`);
  await house.asOwner("update report_file set lines_at = '{}', lines_in = 'empty'");
  expect((await walked(`file=${files.mended}`)).ids).toEqual(ids);
});
