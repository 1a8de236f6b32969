import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ShopId } from '#app/kernel/ids.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { addAccountRow } from '../merchant-rows.fixture.ts';
import { readerOf } from '../reader.ts';
import { addFileRow, addLineRow, addSums } from '../reconciliation-rows.fixture.ts';
import { presentImport } from './import.presenter.server.ts';
import { readLinesQuery } from './lines/lines-query.ts';
import { presentLines } from './lines.presenter.server.ts';

let house: TestHouse;
let shopId: ShopId;
let fileId: string;

beforeAll(async () => {
  house = await withDatabase();
  shopId = await house.addShop('tienda-lima.myshopify.com');
  const base = { asOwner: house.asOwner, shopId };
  await addAccountRow(base);
  fileId = await addFileRow(base, { number: 1, rows: 3 });
  for (const [number, netMinor, currency] of [
    [1, 1_000n, 'PEN'],
    [2, -300n, 'PEN'],
    [3, 500n, 'USD'],
  ] as const)
    await addLineRow(base, { number, bookedOn: '2026-11-20', netMinor, currency });
  // Two dollars more, which an earlier file had told.
  await house.asOwner(
    `insert into report_control (shop_id, file_id, currency, lines, net_minor, lines_known, net_known_minor)
     values ($1, $2, 'USD', 2, 700, 1, 200)`,
    [shopId, fileId],
  );
  await addSums(base);
});
afterAll(() => house[Symbol.asyncDispose]());

it('says of a report what it brought, and each sum opens to its lines', async () => {
  const viewer = { shopId, actor: 'staff:1', reader: readerOf('es-PE') };
  const screen = await presentImport(house.foundation, viewer, fileId);
  const plain = (text: string) => text.replaceAll('\u00a0', ' ');
  expect(screen?.sums.map(({ net, ...sum }) => ({ ...sum, net: plain(net) }))).toEqual([
    { currency: 'PEN', lines: '2', net: 'S/ 7.00', whole: null },
    {
      currency: 'USD',
      lines: '1',
      net: 'US$ 5.00',
      whole: { lines: '2', net: expect.stringContaining('7.00') },
    },
  ]);
  for (const { currency, lines } of screen?.sums ?? []) {
    const query = readLinesQuery(new URLSearchParams({ file: fileId, currency }));
    const { lines: rows } = await presentLines(house.foundation, viewer, query);
    expect(`${rows.length}`).toBe(lines);
  }
});
