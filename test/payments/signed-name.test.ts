import { expect, it } from 'vitest';
import type { GatewayNotification } from '#app/gateways/gateway.ts';
import { ok } from '#app/kernel/result.ts';
import { PEN, type Stage, sessionBody, setStage, signed } from './stage.ts';

/** A gateway that signs our own code and not its reference. why: PayU does so; nobody else of the registry. */
function tells(stage: Stage, transactionCode: string, reference: string) {
  const { account } = stage.first;
  const news: GatewayNotification = {
    event: 'paid',
    eventType: 'state_pol 4',
    reference,
    referenceIsHint: true,
    operation: null,
    amount: PEN('120.50'),
    transactionCode,
  };
  const provider = { ...account.provider, readNotification: () => ok(news) };
  return stage.first.receive({
    account: { ...account, provider },
    raw: signed({ reference }),
    sourceAddress: '203.0.113.9',
  });
}

it('counts the money of the code that is signed, whatever reference stands beside it', async () => {
  await using stage = await setStage();
  const { voucher, reference, paymentId } = await stage.landed();
  const other = await stage.landed({ id: 's2', group: 'checkout-2' });
  stage.gateway.pay(reference);
  for (const altered of ['9999999', other.reference]) {
    await tells(stage, voucher.transactionCode, altered);
    await stage.first.drain();
  }
  const books = await stage.books();
  expect(books.receipts).toMatchObject([{ payment_id: paymentId, amount_minor: '12050' }]);
  expect(books.raised).toEqual([]);
  expect(books.notifications.map(({ outcome }) => outcome)).toEqual(['observed', 'observed']);
});

it('still shows money on a second code that the gateway itself names as the same attempt’s', async () => {
  await using stage = await setStage();
  const { voucher } = await stage.landed();
  await stage.gateway.issue({ ...stage.gateway.code('2500001').order });
  stage.gateway.pay('2500002');
  await tells(stage, voucher.transactionCode, '2500002');
  await stage.first.drain();
  expect((await stage.books()).exceptions).toMatchObject([
    { kind: 'UNKNOWN_VOUCHER', evidence: { reference: '2500002', word: 'paid' } },
  ]);
});

it('finds a code whose answer was lost by its signed name, where the reference was altered', async () => {
  await using stage = await setStage();
  stage.world.findsByTransactionCode = true;
  stage.gateway.next('issue', { kind: 'done-but-unanswered' });
  const { paymentId } = await stage.first.openBody(sessionBody());
  await stage.first.land(paymentId);
  stage.gateway.pay('2500001');
  await tells(stage, stage.gateway.code('2500001').order.transactionCode, '9999999');
  await stage.first.drain();
  const books = await stage.books();
  expect(books.money).toEqual(['settles 12050']);
  expect(books.raised).toEqual([]);
});

it('shows signed news of a code that is not ours once, however many references it comes with', async () => {
  await using stage = await setStage();
  for (const reference of ['91', '92', '93']) await tells(stage, 'sold-elsewhere', reference);
  await stage.first.drain();
  expect((await stage.books()).raised).toEqual(['UNKNOWN_VOUCHER']);
});
