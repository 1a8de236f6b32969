import { expect, it } from 'vitest';
import type { GatewayNotification } from '#app/gateways/gateway.ts';
import { ok } from '#app/kernel/result.ts';
import { DAY, HOUR, MINUTE, type Stage, setStage, signed } from './stage.ts';

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
const standing = async (stage: Stage) =>
  (await stage.books()).exceptions.map(
    ({ kind, ...row }) => `${kind} ${row['closed_by'] ?? 'open'}`,
  );
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

it('shows a person, within a quarter of an hour, a code that changed and of which the gateway says nothing clear', async () => {
  await using stage = await setStage();
  const { reference, paymentId } = await stage.landed();
  stage.gateway.code(reference).strange = 'en observación';
  await tells(stage, reference);
  await stage.wait(5 * MINUTE, MINUTE / 4);
  expect((await stage.books()).raised).toEqual([]);
  await stage.wait(10 * MINUTE, MINUTE / 4);
  const books = await stage.books();
  expect(books.exceptions).toMatchObject([
    {
      kind: 'UNCONFIRMED_NOTIFICATION',
      payment_id: paymentId,
      evidence: { event: 'changed', reference, word: 'en observación', announced: null },
    },
  ]);
  expect(books.states).toEqual(['awaiting']);
  expect(books.codes).toEqual(['live']);
  expect(books.money).toEqual([]);
});

it('closes it by itself once the gateway speaks clearly again, whoever asks', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  stage.gateway.code(reference).strange = 'en observación';
  await tells(stage, reference);
  await stage.wait(20 * MINUTE, MINUTE);
  expect(await standing(stage)).toEqual(['UNCONFIRMED_NOTIFICATION open']);
  stage.gateway.code(reference).strange = null;
  stage.gateway.pay(reference);
  await stage.wait(2 * HOUR);
  expect(await standing(stage)).toEqual(['UNCONFIRMED_NOTIFICATION clock']);
  const books = await stage.books();
  expect(books.money).toEqual(['settles 12050']);
  expect(books.notifications).toMatchObject([{ state: 'applied' }]);
});

it('raises nothing where the gateway answers clearly within that time', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  stage.gateway.code(reference).strange = 'en observación';
  await tells(stage, reference);
  await stage.wait(2 * MINUTE, MINUTE / 4);
  stage.gateway.code(reference).strange = null;
  await stage.wait(DAY, HOUR);
  expect((await stage.books()).raised).toEqual([]);
  expect((await stage.books()).notifications).toMatchObject([{ state: 'applied' }]);
});

it('shows a change once that the clock asked about before the word of it was worked on', async () => {
  await using stage = await setStage();
  const { reference, voucher } = await stage.landed();
  stage.gateway.code(reference).strange = 'en observación';
  for (let word = 0; word < 5; word += 1) await tells(stage, reference);
  stage.clock.move(1_000);
  await stage.first.ask(voucher.id);
  await stage.wait(20 * MINUTE, MINUTE / 2);
  expect(await standing(stage)).toEqual(['UNCONFIRMED_NOTIFICATION open']);
});

it('shows a change of every code that one delivery names', async () => {
  await using stage = await setStage();
  const one = await stage.landed();
  const other = await stage.landed({ id: 's2', group: 'checkout-2' });
  stage.gateway.code(other.reference).strange = 'en observación';
  await tells(stage, one.reference, { alsoChanged: [other.reference] });
  await stage.wait(20 * MINUTE, MINUTE / 2);
  expect((await stage.books()).exceptions).toMatchObject([
    { kind: 'UNCONFIRMED_NOTIFICATION', payment_id: other.paymentId },
  ]);
});
