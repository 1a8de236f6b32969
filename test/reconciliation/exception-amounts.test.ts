import { expect, it } from 'vitest';
import { tellBankTransfer } from '#app/reconciliation/decisions/bank-transfer.store.server.ts';
import { matchByHand, undoMatch } from '#app/reconciliation/decisions/match-by-hand.server.ts';
import { withDatabase } from '#test/database.ts';
import { openBooks } from './books.ts';
import { bring, mapColumns, written } from './reports.ts';

it('takes no céntimos of another currency off what a payment still owes', async () => {
  await using house = await withDatabase();
  const books = await openBooks(house, 'pagoefectivo');
  await mapColumns(house, books);
  const { receiptIds } = await books.seed({ reference: 'A', minor: 100 });
  const inDollars = { kind: 'sale', reference: 'typo', net: 37, currency: 'USD' };
  await bring(house, books, written([inDollars]));
  const [line] = await house.asOwner<{ id: string }>('select id from settlement_line');
  await matchByHand(house.foundation, {
    shopId: books.shopId,
    lineId: line?.id ?? '',
    actor: 'staff:1',
    to: { receiptId: receiptIds[0] ?? '' },
    reason: 'Paid out in dollars.',
  });
  // A person says that this line is the payment: nothing more is owed, and soles that come too are beyond it.
  expect(await house.asOwner('select state from expectation')).toEqual([{ state: 'arrived' }]);
  await bring(house, books, written([{ kind: 'sale', reference: 'A', net: 63 }]));
  expect(await house.asOwner('select kind from exception where closed_at is null')).toEqual([
    { kind: 'DUPLICATE_LINE' },
  ]);
});

it('never adds soles and dollars up in what an exception tells', async () => {
  await using house = await withDatabase();
  const books = await openBooks(house, 'pagoefectivo');
  await mapColumns(house, books);
  const sale = { kind: 'sale', reference: 'x' };
  await bring(
    house,
    books,
    written([
      { ...sale, net: 33 },
      { ...sale, net: 20, currency: 'USD' },
    ]),
  );
  expect(
    await house.asOwner(
      `select evidence->>'lines' as lines, evidence ? 'amount' as told from exception`,
    ),
  ).toEqual([{ lines: '2', told: false }]);
});

it('tells of what is left in an exception once one of its lines was put to its payment', async () => {
  await using house = await withDatabase();
  const books = await openBooks(house, 'pagoefectivo');
  await mapColumns(house, books);
  const { receiptIds } = await books.seed({ reference: 'A', minor: 3_300 });
  const misspelt = { kind: 'sale', reference: 'x' };
  await bring(
    house,
    books,
    written([
      { ...misspelt, net: 3_300 },
      { ...misspelt, net: 2_000 },
    ]),
  );
  const told = () =>
    house.asOwner(
      `select evidence->>'lines' as lines, evidence->>'amount' as amount from exception where closed_at is null`,
    );
  expect(await told()).toEqual([{ lines: '2', amount: '53.00' }]);
  const [line] = await house.asOwner<{ id: string }>(
    'select id from settlement_line where net_minor = 3300',
  );
  const about = { shopId: books.shopId, lineId: line?.id ?? '', actor: 'staff:1' } as const;
  const to = { receiptId: receiptIds[0] ?? '' };
  await matchByHand(house.foundation, { ...about, to, reason: 'One letter off.' });
  expect(await told()).toEqual([{ lines: '1', amount: '20.00' }]);
  await undoMatch(house.foundation, about);
  expect(await told()).toEqual([{ lines: '2', amount: '53.00' }]);
});

it('tells of a payout what the bank got, whether or not a line of it is in the exception', async () => {
  await using house = await withDatabase();
  const books = await openBooks(house, 'pagoefectivo');
  await mapColumns(house, books);
  await bring(house, books, written([{ kind: 'payout', payout: 'P', net: -100 }]));
  const [payout] = await house.asOwner<{ id: string }>('select id from payout');
  await tellBankTransfer(house.foundation, {
    shopId: books.shopId,
    payoutId: payout?.id ?? '',
    actor: 'staff:1',
    bank: { minor: 99n, on: '2026-11-24', reference: null },
  });
  expect(
    await house.asOwner(
      `select evidence->>'amount' as amount, evidence->>'expected' as expected from exception`,
    ),
  ).toEqual([{ amount: '0.99', expected: '1.00' }]);
});
