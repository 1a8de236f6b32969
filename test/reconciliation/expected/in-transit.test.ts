import { expect, it } from 'vitest';
import { DAY } from '#app/kernel/clock.ts';
import { withPaidCodes } from './paid-codes.ts';

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
  expect(await shop.look()).toBe(0);
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
