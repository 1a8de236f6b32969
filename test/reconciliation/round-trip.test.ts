import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerDownload } from '#app/admin/exporting/download.server.ts';
import { prepareExport } from '#app/admin/exporting/export-list.server.ts';
import { readResiduals } from '#app/reconciliation/residual/residual.store.server.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { type Books, openBooks } from './books.ts';
import { bring, mapColumns, type Written, written } from './reports.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await withDatabase();
});
afterAll(() => house[Symbol.asyncDispose]());

/** How a merchant would say what the columns of our own download mean. */
const OUR_COLUMNS = {
  kind: {
    column: 'row_type',
    words: Object.fromEntries(
      ['sale', 'refund', 'chargeback', 'fee', 'payout', 'adjustment'].map((kind) => [kind, kind]),
    ),
  },
  columns: {
    reference: 'gateway_reference',
    operation: 'operation',
    payout: 'settlement_id',
    at: 'booked_at',
    currency: 'settlement_currency',
    gross: 'gross_amount',
    fee: 'fee_amount',
    net: 'net_amount',
  },
  leaves: [],
  amounts: 'decimal-point',
  time: { format: 'iso-offset', zone: '-05:00' },
};

const line = (kind: string, net: number, more: Partial<Written> = {}): Written => ({
  kind,
  net,
  at: '2026-10-05T10:00:00-05:00',
  ...more,
});

/** What came in with its fee beside it, what went out, what only begins like a formula, twice the same, and dollars. */
const LINES = [
  line('sale', 9_470, { reference: 'A', gross: 10_000, fee: -530 }),
  line('sale', 1, { reference: '1-2', operation: '0007' }),
  line('sale', 500, { reference: '77' }),
  line('sale', 500, { reference: '77' }),
  line('refund', -4_000, { reference: 'A' }),
  line('chargeback', -1, { reference: 'Ñandú' }),
  line('fee', -118),
  line('adjustment', -99_999_999_999),
  line('payout', -5_000, { payout: 'P-1' }),
  line('sale', 1_250, { reference: 'B', currency: 'USD' }),
];

async function downloaded({ shopId }: Books): Promise<string> {
  const asked = { shopId, actor: 'staff:1', list: 'lines', format: 'csv', locale: 'en' } as const;
  const prepared = await prepareExport(house.foundation, { ...asked, search: '' });
  if (!prepared.ok) throw new Error(prepared.error.kind);
  const [, , shop, link] = prepared.value.href.split('/');
  return (await answerDownload(house.foundation, { shop, link })).text();
}

const linesOf = ({ shopId }: Books) =>
  house.asOwner(
    `select l.kind, l.reference, l.operation, l.booked_at, l.booked_on::text, l.net_minor, l.currency, l.gross_minor, l.fee_minor,
       case when l.kind <> 'payout' then p.name end as payout
     from settlement_line l left join payout p on p.id = l.payout_id where l.shop_id = $1
     order by l.kind, l.reference, l.net_minor, l.currency`,
    [shopId],
  );

it('brings the same lines to another shop that reads our own download as a report, and no others when it comes again', async () => {
  const [ours, theirs] = [await openBooks(house, 'pagoefectivo'), await openBooks(house, 'dlocal')];
  await mapColumns(house, ours);
  await bring(house, ours, written(LINES));
  const text = await downloaded(ours);
  await house.asOwner(
    `insert into report_columns (shop_id, id, account_id, plan, decided_at, decided_by)
     values ($1, gen_random_uuid(), $2, $3, now(), 'staff:1')`,
    [theirs.shopId, theirs.accountId, JSON.stringify(OUR_COLUMNS)],
  );
  for (const again of ['', '\r\n']) {
    const { imported } = await bring(house, theirs, text + again);
    expect(imported).toEqual({ ok: true, value: 'imported' });
    expect(await linesOf(theirs)).toEqual(await linesOf(ours));
  }
  const residuals = await house.foundation.database.inShop(theirs.shopId, (tx) =>
    readResiduals(tx, theirs),
  );
  expect(residuals).toMatchObject([
    { currency: 'PEN', toldLines: 9n, residualMinor: 0n, residualLines: 0n },
    { currency: 'USD', toldLines: 1n, residualMinor: 0n, residualLines: 0n },
  ]);
});
