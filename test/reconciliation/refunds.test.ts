import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { matchByHand } from '#app/reconciliation/decisions/match-by-hand.server.ts';
import { rematch } from '#app/reconciliation/matching/rematch.server.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { type Books, openBooks, type Seeded } from './books.ts';
import { decideMatter } from './decide.ts';
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
/** Another code of the same payment, paid too. */
const paidAgain = async (of: Seeded, reference: string) => {
  const voucherId = randomUUID();
  await house.asOwner(
    `insert into voucher (shop_id, id, checkout_id, payment_id, account_id, transaction_code, state, reference, amount_minor,
       currency, deadline, expires_at, intended_at)
     select shop_id, $2, checkout_id, payment_id, account_id, 'again', 'paid', $3, amount_minor, currency, deadline, expires_at,
       intended_at from voucher where id = $1`,
    [of.voucherId, voucherId, reference],
  );
  await books.pay({ ...of, voucherId }, 100, null, 'surplus');
};
const refunds = () =>
  house.asOwner(
    `select reference, standing, refund_id from settlement_line where kind = 'refund' order by reference`,
  );
const on = (kind: string, reference: string, net: number, day: string): Written => ({
  kind,
  reference,
  net,
  at: `2026-11-${day}T10:00:00-05:00`,
});

it('counts one refund once, also when only one of the codes that its payment was paid by has news', async () => {
  const payment = await books.seed({ reference: 'A', minor: 100 });
  await paidAgain(payment, 'B');
  const refund = await books.refund(payment, 100);
  await rematch(house.foundation, books.shopId);
  await add(on('refund', 'B', -100, '21'), on('refund', 'A', -100, '22'));
  const once = [
    { reference: 'A', standing: 'exception', refund_id: null },
    { reference: 'B', standing: 'matched', refund_id: refund },
  ];
  expect(await refunds()).toEqual(once);
  await add(on('fee', 'A', -3, '23'));
  expect(await refunds()).toEqual(once);
});

it.each(['refund', 'reversal'] as const)(
  'asks a person about a second %s line, also where the first named another payment and a person placed it',
  async (kind) => {
    const payment = await books.seed({ reference: 'A', minor: 100 });
    const [receiptId = ''] = payment.receiptIds;
    await (kind === 'refund' ? books.refund(payment, 100) : books.reverse(receiptId));
    await rematch(house.foundation, books.shopId);
    await add(on('sale', 'misspelt', 100, '20'), on(kind, 'misspelt', -100, '21'));
    const [first] = await house.asOwner<{ id: string }>(
      "select id from settlement_line where kind = 'sale'",
    );
    const by = { shopId: books.shopId, lineId: first?.id ?? '', actor: 'staff:1' } as const;
    const to = { receiptId, withOthers: true };
    const reason = 'A slip of the pen.';
    expect(await matchByHand(house.foundation, { ...by, to, reason })).toMatchObject({ ok: true });
    await add(on(kind, 'A', -100, '22'));
    expect(
      await house.asOwner(
        "select kind, evidence->>'reference' as of from exception where closed_at is null",
      ),
    ).toEqual([{ kind: 'REFUND_MISMATCH', of: 'A' }]);
  },
);

/** The lines that a person has before him. */
const asked = () =>
  house.asOwner<{ id: string; day: string }>(
    `select e.id, to_char(l.booked_on, 'DD') as day from settlement_line l join exception e on e.id = l.exception_id
     where l.standing = 'exception' and e.closed_at is null order by 2`,
  );
const decide = async () => {
  const [matter] = await asked();
  const decided = await decideMatter(house, books, {
    exceptionId: matter?.id ?? '',
    reason: 'They take it back.',
    choice: 'gateway-corrects',
  });
  expect(decided).toEqual({ ok: true, value: null });
  await rematch(house.foundation, books.shopId);
};
const sent = async (kind: 'refund' | 'reversal', payment: Seeded) => {
  await (kind === 'refund'
    ? books.refund(payment, 100)
    : books.reverse(payment.receiptIds[0] ?? ''));
  await rematch(house.foundation, books.shopId);
};

describe.each(['refund', 'reversal'] as const)('a %s that two lines tell of', (kind) => {
  it('stays with the first when a person decides about the second', async () => {
    const payment = await books.seed({ reference: 'A', minor: 100 });
    await sent(kind, payment);
    await add(on(kind, 'A', -100, '21'));
    await add(on(kind, 'A', -100, '22'));
    expect(await asked()).toMatchObject([{ day: '22' }]);
    await decide();
    expect(await asked()).toEqual([]);
    await add(on(kind, 'A', -100, '23'));
    expect(await asked()).toMatchObject([{ day: '23' }]);
    await decide();
    expect(await asked()).toEqual([]);
  });

  it('is told by the one that a person decided about before it was heard of, and he is asked about the other', async () => {
    const payment = await books.seed({ reference: 'A', minor: 100 });
    await rematch(house.foundation, books.shopId);
    await add(on(kind, 'A', -100, '21'));
    await decide();
    await sent(kind, payment);
    await add(on(kind, 'A', -100, '22'));
    expect(await asked()).toMatchObject([{ day: '22' }]);
    await decide();
    expect(await asked()).toEqual([]);
  });
});
