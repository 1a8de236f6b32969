import { expect, it } from 'vitest';
import { findDue } from '#app/jobs/due.store.server.ts';
import { workOf } from '#app/jobs/work.server.ts';
import { startWorker } from '#app/jobs/worker.server.ts';
import { DAY } from '#app/kernel/clock.ts';
import { decimalText } from '#app/kernel/money.ts';
import { addRateCard } from '#app/reconciliation/expected/add-rate-card.server.ts';
import { listExpected } from '#app/reconciliation/expected/in-transit.store.server.ts';
import { TERMS, withPaidCodes } from './paid-codes.ts';

it('expects the money of every receipt from the moment it is written, card or not', async () => {
  await using shop = await withPaidCodes();
  await shop.paid({ at: '2026-11-20T10:00:00' });
  expect(await shop.rows()).toMatchObject([
    { state: 'in-transit', paid_on: '2026-11-20', gross_minor: '10000', due_on: null },
  ]);
  expect(await shop.look()).toBe(1);
  expect(await shop.rows()).toMatchObject([{ state: 'in-transit', due_on: null, fee_minor: null }]);
  expect(await shop.look()).toBe(0);
});

it('says by when a payment’s money must arrive, and how much of it', async () => {
  await using shop = await withPaidCodes();
  await shop.card();
  await shop.paid({ at: '2026-11-20T10:00:00' });
  await shop.paid({ at: '2026-11-20T18:30:00' });
  await shop.look();
  expect(await shop.rows()).toMatchObject([
    { due_on: '2026-11-23', fee_minor: '449', fee_tax_minor: '81' },
    { due_on: '2026-11-24', fee_minor: '449', fee_tax_minor: '81' },
  ]);
});

it('expects test money in the test account, by its own card', async () => {
  await using shop = await withPaidCodes();
  await shop.card();
  await shop.card({ settleDays: 5 }, { accountId: shop.test });
  await shop.paid({ at: '2026-11-20T10:00:00' });
  await shop.paid({ at: '2026-11-20T11:00:00', account: shop.test });
  await shop.paid({ at: '2026-11-20T12:00:00', currency: 'USD' });
  await shop.look();
  expect((await shop.rows()).map(({ due_on }) => due_on)).toEqual([
    '2026-11-23',
    '2026-11-27',
    null,
  ]);
});

it('raises what is past its day as missing, once, with what to claim', async () => {
  await using shop = await withPaidCodes();
  await shop.card();
  const receipt = await shop.paid({ at: '2026-11-20T10:00:00' });
  await shop.look();
  shop.clock.set(new Date('2026-11-24T04:59:59Z'));
  expect(await shop.look()).toBe(0);
  shop.clock.set(new Date('2026-11-24T05:00:00Z'));
  expect(await shop.look()).toBe(1);
  expect(await shop.look()).toBe(0);
  shop.clock.move(DAY);
  await shop.look();
  expect(await shop.rows()).toMatchObject([{ state: 'overdue' }]);
  expect(await shop.missing()).toMatchObject([
    {
      subject: `receipt:${receipt}`,
      closed_by: null,
      evidence: {
        expected: '94.70',
        expectedCurrency: 'PEN',
        paid: '100.00',
        due: '2026-11-23',
        account: shop.live,
        reference: expect.any(String),
      },
    },
  ]);
});

it('claims of payments that are invoiced together what the lists tell of each, to the céntimo', async () => {
  await using shop = await withPaidCodes();
  await shop.card({ feeTax: { ppm: 180_000, per: 'batch', rounding: 'half-up' } });
  for (const hour of [10, 11, 12]) await shop.paid({ at: `2026-11-20T${hour}:00:00` });
  await shop.look();
  shop.clock.move(5 * DAY);
  await shop.look();
  const query = { state: 'overdue', book: null, after: null, limit: 3 } as const;
  const listed = await listExpected(shop.house.foundation.database, shop.shopId, query);
  const claims = new Map(
    (await shop.missing()).map(({ subject, evidence }) => [subject, evidence]),
  );
  expect(listed.map(({ net }) => net).sort()).toEqual([9_470n, 9_470n, 9_471n]);
  for (const { receiptId, net, currency } of listed)
    expect(claims.get(`receipt:${receiptId}`)).toMatchObject({
      expected: decimalText({ minor: net, currency }),
    });
});

it('closes the exception by itself when the line arrives after all', async () => {
  await using shop = await withPaidCodes();
  await shop.card();
  const receipt = await shop.paid({ at: '2026-11-20T10:00:00' });
  await shop.look();
  shop.clock.move(5 * DAY);
  await shop.look();
  await shop.arrive(receipt);
  await shop.look();
  expect(await shop.missing()).toMatchObject([
    { closed_by: 'clock', close_reason: 'reported-since\n' },
  ]);
  expect(await shop.rows()).toMatchObject([{ state: 'arrived' }]);
  expect(await shop.look()).toBe(0);
});

it('opens it again when the match of that line is undone', async () => {
  await using shop = await withPaidCodes();
  await shop.card();
  const receipt = await shop.paid({ at: '2026-11-20T10:00:00' });
  await shop.look();
  shop.clock.move(5 * DAY);
  await shop.look();
  await shop.arrive(receipt);
  await shop.look();
  await shop.house.asOwner(
    `update expectation set state = 'in-transit', arrived_on = null, look_at = '-infinity'`,
  );
  await shop.look();
  expect(await shop.rows()).toMatchObject([{ state: 'overdue' }]);
  expect(await shop.missing()).toMatchObject([{ closed_by: null, close_reason: null }]);
});

it('takes a person’s decision about missing money as the end of waiting', async () => {
  await using shop = await withPaidCodes();
  await shop.card();
  await shop.paid({ at: '2026-11-20T10:00:00' });
  await shop.look();
  shop.clock.move(5 * DAY);
  await shop.look();
  await shop.house.asOwner(
    `update exception set closed_at = now(), closed_by = 'staff:7', close_reason = 'written-off'`,
  );
  shop.clock.move(DAY);
  await shop.look();
  expect(await shop.rows()).toMatchObject([{ state: 'decided' }]);
  shop.clock.move(30 * DAY);
  await shop.look();
  expect(await shop.rows()).toMatchObject([{ state: 'decided' }]);
  expect(await shop.missing()).toMatchObject([{ closed_by: 'staff:7' }]);
});

it('waits no longer for money that was taken back', async () => {
  await using shop = await withPaidCodes();
  await shop.card();
  const early = await shop.paid({ at: '2026-11-20T10:00:00' });
  const late = await shop.paid({ at: '2026-11-20T11:00:00' });
  const arrived = await shop.paid({ at: '2026-11-20T12:00:00' });
  await shop.look();
  await shop.reverse(early);
  await shop.look();
  await shop.arrive(arrived);
  shop.clock.move(5 * DAY);
  await shop.look();
  await shop.reverse(late);
  await shop.reverse(arrived);
  await shop.look();
  expect((await shop.rows()).map(({ state }) => state)).toEqual([
    'taken-back',
    'taken-back',
    'arrived',
  ]);
  expect(await shop.missing()).toMatchObject([
    { subject: `receipt:${late}`, closed_by: 'clock', close_reason: 'taken-back-since\n' },
  ]);
});

it('keeps the sums by day equal to the rows through all of it', async () => {
  await using shop = await withPaidCodes();
  const receipts = [];
  for (let hour = 8; hour < 20; hour += 1)
    receipts.push(
      await shop.paid({ at: `2026-11-20T${`${hour}`.padStart(2, '0')}:00:00`, minor: hour * 997 }),
    );
  const same = async () => {
    const { kept, added } = await shop.totals();
    expect(kept).toEqual(added);
    return kept.length;
  };
  expect(await same()).toBe(0);
  await shop.look();
  expect(await same()).toBe(1);
  await shop.card();
  await shop.look();
  expect(await same()).toBe(2);
  await shop.arrive(receipts[0] ?? '');
  await shop.reverse(receipts[1] ?? '');
  shop.clock.move(5 * DAY);
  await shop.look();
  expect(await same()).toBe(4);
});

it('is found by the worker from the rows alone, for each shop once', async () => {
  await using shop = await withPaidCodes();
  const { worker } = shop.house.foundation.database;
  const due = () => findDue(worker, 'expectation', { now: shop.clock.now(), most: 10 });
  expect(await due()).toEqual([]);
  await shop.paid({ at: '2026-11-20T10:00:00' });
  await shop.paid({ at: '2026-11-20T11:00:00' });
  expect(await due()).toEqual([{ shopId: shop.shopId, id: shop.shopId }]);
  await shop.card();
  await shop.look();
  expect(await due()).toEqual([]);
  shop.clock.move(5 * DAY);
  expect(await due()).toHaveLength(1);
  await shop.look();
  expect(await due()).toEqual([]);
});

it('is done by the worker: a card is put to use, and money past its day is missed', async () => {
  await using shop = await withPaidCodes();
  const { foundation } = shop.house;
  const idle = async () => 'not-due';
  // why: of the worker's kinds only these two are at work here; the others need gateways and a Shopify
  const { 'rate-card': card, expectation } = workOf(foundation as Parameters<typeof workOf>[0]);
  const others = {
    notification: idle,
    tell: idle,
    voucher: idle,
    order: idle,
    privacy: idle,
    refused: idle,
    report: idle,
    credentials: idle,
    'ledger-news': idle,
    comparison: idle,
    'report-fetch': idle,
    arrivals: idle,
  };
  const worker = startWorker(foundation, { ...others, 'rate-card': card, expectation });
  await shop.paid({ at: '2026-11-20T10:00:00' });
  await worker.drain();
  await addRateCard(foundation, {
    shopId: shop.shopId,
    accountId: shop.live,
    currency: 'PEN',
    validFrom: '2026-01-01',
    terms: TERMS,
    actor: 'staff:7',
  });
  await worker.drain();
  expect(await shop.rows()).toMatchObject([{ state: 'in-transit', due_on: '2026-11-23' }]);
  shop.clock.move(5 * DAY);
  await worker.drain();
  expect(await shop.rows()).toMatchObject([{ state: 'overdue' }]);
  expect(await worker.drain()).toBe(0);
  await worker.stop();
});

it('has the lines judged again that came before anybody said what they cost', async () => {
  await using shop = await withPaidCodes();
  const receipt = await shop.paid({ at: '2026-11-20T10:00:00' });
  await shop.look();
  await shop.arrive(receipt);
  await shop.house.asOwner('truncate ledger_news');
  await shop.card();
  await shop.look();
  const news = await shop.house.asOwner(
    'select n.payment_id from ledger_news n join receipt r on r.payment_id = n.payment_id where r.id = $1',
    [receipt],
  );
  expect(news).toHaveLength(1);
});

it('is on time for the whole of the day on which it is due', async () => {
  await using shop = await withPaidCodes();
  await shop.card({ settleDays: 0 });
  await shop.paid({ at: '2026-11-20T09:00:00' });
  await shop.look();
  expect(await shop.rows()).toMatchObject([{ state: 'in-transit', due_on: '2026-11-20' }]);
  shop.clock.set(new Date('2026-11-21T05:00:00Z'));
  await shop.look();
  expect(await shop.rows()).toMatchObject([{ state: 'overdue' }]);
});
