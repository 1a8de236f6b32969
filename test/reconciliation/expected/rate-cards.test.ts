import { expect, it } from 'vitest';
import { DAY } from '#app/kernel/clock.ts';
import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import { addRateCard, listRateCards } from '#app/reconciliation/expected/add-rate-card.server.ts';
import { TERMS, withPaidCodes } from './paid-codes.ts';

const IN_BATCHES = { feeTax: { ppm: 180_000, per: 'batch', rounding: 'half-up' } };

it('keeps a card for good, with who decided it, and writes that down', async () => {
  await using shop = await withPaidCodes();
  const { foundation } = shop.house;
  const card = await shop.card();
  expect(await listRateCards(foundation, { shopId: shop.shopId, accountId: shop.live })).toEqual([
    card,
  ]);
  expect(card).toMatchObject({ decidedBy: 'staff:7', validFrom: '2026-01-01', currency: 'PEN' });
  const events = await shop.house.asOwner('select kind, actor, data from reconciliation_event');
  expect(events).toMatchObject([
    { kind: 'rate-card.added', actor: 'staff:7', data: { card: card.id, terms: TERMS } },
  ]);
  for (const change of [`terms = '{}'`, `valid_from = '2020-01-01'`, `decided_by = 'staff:8'`])
    await expect(shop.house.asOwner(`update rate_card set ${change}`)).rejects.toThrow(
      'append-only',
    );
});

it('refuses a card that says nothing, and says why', async () => {
  await using shop = await withPaidCodes();
  const { foundation } = shop.house;
  const sent = {
    shopId: shop.shopId,
    accountId: shop.live,
    currency: 'PEN',
    validFrom: '2026-01-01',
    terms: TERMS,
    actor: 'staff:7',
  } as const;
  const add = (changes: Record<string, unknown>) =>
    addRateCard(foundation, { ...sent, ...changes } as typeof sent);
  expect(await add({ currency: 'soles' })).toMatchObject({ error: { kind: 'no-such-currency' } });
  expect(await add({ validFrom: '2026-02-30' })).toMatchObject({ error: { kind: 'no-such-day' } });
  expect(await add({ terms: { ...TERMS, settleDays: '1' } })).toMatchObject({
    error: { kind: 'unreadable', faults: [{ path: 'settleDays' }] },
  });
  const nobodys = foundation.ids.next() as AccountId;
  expect(await add({ accountId: nobodys })).toMatchObject({ error: { kind: 'no-such-account' } });
  const other = (await shop.house.addShop('otra.myshopify.com')) as ShopId;
  expect(await add({ shopId: other })).toMatchObject({ error: { kind: 'no-such-account' } });
});

it('judges by a card that comes late what it is about, whether or not it has arrived, and nothing else', async () => {
  await using shop = await withPaidCodes();
  await shop.card();
  const arrived = await shop.paid({ at: '2026-11-19T10:00:00' });
  await shop.paid({ at: '2026-11-20T10:00:00' });
  const before = await shop.paid({ at: '2026-11-18T10:00:00' });
  await shop.look();
  await shop.arrive(arrived);
  shop.clock.move(DAY);
  const later = await shop.card({ settleDays: 3 }, { validFrom: '2026-11-19' });
  expect(await shop.look()).toBe(1);
  const rows = await shop.rows();
  expect(rows.map(({ due_on }) => due_on)).toEqual(['2026-11-19', '2026-11-24', '2026-11-25']);
  expect(rows.map(({ state }) => state)).toEqual(['overdue', 'arrived', 'in-transit']);
  expect(rows.filter(({ rate_card_id }) => rate_card_id === later.id)).toHaveLength(2);
  expect(rows[0]?.receipt_id).toBe(before);
});

it('says what arrived money should have cost, where there was no card when it came', async () => {
  await using shop = await withPaidCodes();
  const receipt = await shop.paid({ at: '2026-11-20T10:00:00' });
  await shop.look();
  await shop.arrive(receipt);
  await shop.card();
  await shop.look();
  expect(await shop.rows()).toMatchObject([{ state: 'arrived', fee_minor: '449' }]);
});

it('takes overdue back when a late card gives the gateway more days', async () => {
  await using shop = await withPaidCodes();
  await shop.card();
  await shop.paid({ at: '2026-11-20T10:00:00' });
  await shop.look();
  shop.clock.move(4 * DAY);
  await shop.look();
  await shop.card({ settleDays: 10 });
  await shop.look();
  expect(await shop.rows()).toMatchObject([{ state: 'in-transit', due_on: '2026-12-04' }]);
  expect(await shop.missing()).toMatchObject([{ closed_by: 'clock' }]);
});

it('rounds a day’s IGV together, in whatever order and portions its payments are looked at', async () => {
  const amounts = [101, 250, 333, 777, 1_010, 1_999, 2_525, 3_001, 4_444, 9_999];
  const taxes = async (order: readonly number[], at: number): Promise<string> => {
    await using shop = await withPaidCodes();
    await shop.card({ ...IN_BATCHES, fee: { ...TERMS.fee, tiers: [RATE] } });
    for (const [place, minor] of order.entries()) {
      await shop.paid({ at: '2026-11-20T10:00:00', minor });
      if (place % at === 0) await shop.look();
    }
    await shop.look();
    const rows = await shop.rows();
    const sum = (of: 'fee_minor' | 'fee_tax_minor') =>
      rows.reduce((all, row) => all + BigInt(row[of] ?? '0'), 0n);
    expect(sum('fee_tax_minor')).toBe((sum('fee_minor') * 18n + 50n) / 100n);
    return rows
      .map((row) => `${row.gross_minor} ${row.fee_minor} ${row.fee_tax_minor}`)
      .sort()
      .join();
  };
  const RATE = { upTo: null, percentPpm: 34_900, fixed: '0' };
  const there = await taxes(amounts, 1);
  expect(await taxes(amounts.toReversed(), 3)).toBe(there);
  expect(await taxes(amounts, 100)).toBe(there);
});

it('rounds the batch anew that a payment leaves', async () => {
  await using shop = await withPaidCodes();
  await shop.card({
    ...IN_BATCHES,
    fee: { ...TERMS.fee, tiers: [{ upTo: null, percentPpm: 10_000, fixed: '0' }] },
  });
  for (const at of ['18', '19'])
    for (let count = 0; count < 5; count += 1)
      await shop.paid({ at: `2026-11-${at}T1${count}:00:00`, minor: 300 });
  await shop.look();
  const tax = async () => (await shop.rows()).map(({ fee_tax_minor }) => fee_tax_minor).join('');
  expect([...(await tax())].sort().join('')).toBe('0000111111');
  await shop.card(IN_BATCHES, { validFrom: '2026-11-19' });
  await shop.look();
  expect(
    (await shop.rows())
      .slice(0, 5)
      .map(({ fee_tax_minor }) => fee_tax_minor)
      .sort(),
  ).toEqual(['0', '0', '1', '1', '1']);
});

it('never changes what a closed month expected of a payment, also where its batch goes on', async () => {
  await using shop = await withPaidCodes();
  await shop.card({
    ...IN_BATCHES,
    fee: { ...TERMS.fee, tiers: [{ upTo: null, percentPpm: 10_000, fixed: '0' }] },
  });
  const october = await Promise.all(
    [0, 1, 2].map((hour) => shop.paid({ at: `2026-10-31T1${hour}:00:00`, minor: 300 })),
  );
  await shop.look();
  for (const receipt of october) await shop.arrive(receipt);
  for (const receipt of october.slice(0, 2)) await shop.tellIn(receipt, '2026-10-31');
  for (const receipt of october.slice(2)) await shop.tellShared(receipt, '2026-10-31');
  await shop.closeMonth('2026-10');
  const expectedOf = async (receipts: readonly string[]) =>
    (await shop.rows())
      .filter(({ receipt_id }) => receipts.includes(receipt_id))
      .map(({ receipt_id, fee_tax_minor }) => `${receipt_id} ${fee_tax_minor}`)
      .sort();
  const stated = await expectedOf(october);
  // All are due on 3 November: what is paid on the free days after October joins their batch.
  for (let count = 0; count < 9; count += 1) {
    await shop.paid({ at: `2026-11-01T1${count}:00:00`, minor: 300 });
    await shop.look();
    expect(await expectedOf(october)).toEqual(stated);
  }
  const rows = await shop.rows();
  expect(new Set(rows.map(({ due_on }) => due_on))).toEqual(new Set(['2026-11-03']));
  const sum = rows.reduce((all, { fee_tax_minor }) => all + BigInt(fee_tax_minor ?? 0), 0n);
  expect(sum).toBe((12n * 3n * 18n + 50n) / 100n);
  await shop.card({}, { validFrom: '2026-10-01' });
  await shop.look();
  expect(await expectedOf(october)).toEqual(stated);
});
