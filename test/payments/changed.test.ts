import { expect, it } from 'vitest';
import type { GatewayNotification } from '#app/gateways/gateway.ts';
import { ok } from '#app/kernel/result.ts';
import { MINUTE, type Stage, setStage, signed } from './stage.ts';

/** A gateway whose deliveries say only that a code changed. why: the contract suite shows which gateways are such. */
function tells(stage: Stage, reference: string, more: Partial<GatewayNotification> = {}) {
  const { account } = stage.first;
  const news: GatewayNotification = {
    event: 'changed',
    eventType: 'payment.updated',
    reference,
    operation: null,
    amount: null,
    transactionCode: null,
    ...more,
  };
  const provider = { ...account.provider, readNotification: () => ok(news) };
  return stage.first.receive({
    account: { ...account, provider },
    raw: signed({ changed: reference }),
    sourceAddress: '203.0.113.9',
  });
}
const asked = (stage: Stage) => stage.gateway.calls.filter((call) => call === 'query').length;

it('asks anew for each word of a change: what was unpaid at the first may be paid at the second', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  await tells(stage, reference);
  await stage.first.drain();
  expect(await stage.books()).toMatchObject({ receipts: [] });
  stage.gateway.pay(reference);
  stage.clock.move(MINUTE);
  await tells(stage, reference);
  await stage.first.drain();
  expect(await stage.books()).toMatchObject({
    payments: [{ state: 'paid' }],
    receipts: [{ amount_minor: '12050' }],
  });
});

it('asks once for a hundred words of a change that came before the question', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  await stage.first.drain();
  const before = asked(stage);
  for (let word = 0; word < 20; word += 1) await tells(stage, reference);
  stage.clock.move(1_000);
  await stage.first.drain();
  expect(asked(stage) - before).toBeLessThanOrEqual(8);
  expect(asked(stage) - before).toBeGreaterThanOrEqual(1);
});

it('is nothing to decide about where the code is not ours: the account may sell elsewhere too', async () => {
  await using stage = await setStage();
  await tells(stage, '9999999');
  await stage.first.drain();
  expect((await stage.books()).exceptions).toEqual([]);
});

it('asks about every code that one delivery names', async () => {
  await using stage = await setStage();
  const one = await stage.landed();
  const other = await stage.landed({ id: 's2', group: 'checkout-2' });
  for (const { reference } of [one, other]) stage.gateway.pay(reference);
  await tells(stage, one.reference, { alsoChanged: [other.reference] });
  await stage.first.drain();
  expect((await stage.books()).receipts).toHaveLength(2);
});

it('is done with at once where the gateway refuses to be asked: a forger’s word is not asked about for ever', async () => {
  await using stage = await setStage();
  const refused = { kind: 'rejected', code: 'id', reason: 'invalid-request' } as const;
  stage.gateway.next('query', { kind: 'error', error: refused });
  await tells(stage, 'ord_test_of_another');
  await stage.first.drain();
  expect((await stage.books()).notifications).toMatchObject([
    { state: 'applied', outcome: 'unknown-voucher' },
  ]);
});
