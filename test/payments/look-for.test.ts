import { expect, it } from 'vitest';
import { HOUR, MINUTE, sessionBody, setStage } from './stage.ts';

const LOST = { kind: 'done-but-unanswered' } as const;
const AWAY = { kind: 'error', error: { kind: 'indeterminate' } } as const;

async function withSearch() {
  const stage = await setStage();
  stage.world.findsByTransactionCode = true;
  const { paymentId } = await stage.first.openBody(sessionBody());
  return { ...stage, paymentId, [Symbol.asyncDispose]: () => stage[Symbol.asyncDispose]() };
}

it('shows the code whose answer was lost, instead of asking for a second one', async () => {
  await using stage = await withSearch();
  stage.gateway.next('issue', LOST);
  expect(await stage.first.land(stage.paymentId)).toMatchObject({ kind: 'failed' });
  expect(await stage.first.land(stage.paymentId)).toMatchObject({
    kind: 'stands',
    voucher: { state: 'live', reference: stage.gateway.codes[0]?.reference },
  });
  expect(stage.gateway.codes).toHaveLength(1);
});

it('asks for a second code only when the gateway says that there is no first', async () => {
  await using stage = await withSearch();
  stage.gateway.next('issue', AWAY);
  await stage.first.land(stage.paymentId);
  expect(stage.gateway.codes).toHaveLength(0);
  expect(await stage.first.land(stage.paymentId)).toMatchObject({ kind: 'stands' });
  expect(stage.gateway.codes).toHaveLength(1);
  expect(stage.gateway.calls.filter((call) => call !== 'query')).toEqual([
    'issue',
    'find',
    'issue',
  ]);
});

it('makes no second code while the gateway cannot be asked about the first', async () => {
  await using stage = await withSearch();
  stage.gateway.next('issue', LOST);
  await stage.first.land(stage.paymentId);
  stage.gateway.next('find', AWAY);
  expect(await stage.first.land(stage.paymentId)).toMatchObject({ kind: 'failed' });
  expect(stage.gateway.codes).toHaveLength(1);
});

it('finds a lost code by itself, and the money on it, without a notification or a shopper', async () => {
  await using stage = await withSearch();
  stage.gateway.next('issue', LOST);
  await stage.first.land(stage.paymentId);
  const [lost] = stage.gateway.codes;
  if (!lost) throw new Error('no code was made');
  stage.gateway.pay(lost.reference);
  await stage.wait(2 * HOUR, MINUTE);
  expect(await stage.books()).toMatchObject({
    payments: [{ state: 'paid' }],
    receipts: [{ amount_minor: '12050' }],
  });
});

it('looks for a code that was never made for a day, and then lets it be', async () => {
  await using stage = await withSearch();
  stage.gateway.next('issue', AWAY);
  await stage.first.land(stage.paymentId);
  await stage.wait(26 * HOUR, 30 * MINUTE);
  const looked = stage.gateway.calls.filter((call) => call === 'find').length;
  expect(looked).toBeGreaterThan(5);
  await stage.wait(24 * HOUR, HOUR);
  expect(stage.gateway.calls.filter((call) => call === 'find')).toHaveLength(looked);
});
