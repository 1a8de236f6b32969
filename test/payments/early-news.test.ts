import { expect, it } from 'vitest';
import type { GatewayNotification } from '#app/gateways/gateway.ts';
import { ok } from '#app/kernel/result.ts';
import { MINUTE, type Stage, sessionBody, setStage, signed } from './stage.ts';

/** A gateway that tells of every change, the making of a code too (Mercado Pago: payment.created). */
function tellsOfChange(stage: Stage, reference: string) {
  const { account } = stage.first;
  const news: GatewayNotification = {
    event: 'changed',
    eventType: 'payment.created',
    reference,
    operation: null,
    amount: null,
    transactionCode: null,
  };
  const provider = { ...account.provider, readNotification: () => ok(news) };
  return stage.first.receive({
    account: { ...account, provider },
    raw: signed({ changed: reference }),
    sourceAddress: '203.0.113.9',
  });
}

it('shows the code that was told of before its own issue was answered', async () => {
  await using stage = await setStage();
  const { paymentId } = await stage.first.openBody(sessionBody());
  const slow = stage.gateway.hold('issue', 'after');
  const landing = stage.first.land(paymentId);
  await slow.arrived;
  await tellsOfChange(stage, '2500001');
  await stage.second.drain();
  slow.release();
  expect(await landing).toMatchObject({
    kind: 'stands',
    voucher: { state: 'live', reference: '2500001', code: '2500001' },
  });
  expect((await stage.books()).codes).toEqual(['live']);
});

it('shows a code whose answer was lost once the gateway tells of it, and makes no second one', async () => {
  await using stage = await setStage();
  stage.gateway.next('issue', { kind: 'done-but-unanswered' });
  const { paymentId } = await stage.first.openBody(sessionBody());
  await stage.first.land(paymentId);
  await tellsOfChange(stage, '2500001');
  await stage.first.drain();
  expect(await stage.first.land(paymentId, { renew: true })).toMatchObject({
    kind: 'stands',
    voucher: { state: 'live', reference: '2500001' },
  });
  expect(stage.gateway.codes).toHaveLength(1);
});

it('keeps a code that is told of beside a living one out of sight, and its money in the books', async () => {
  await using stage = await setStage();
  stage.gateway.next('issue', { kind: 'done-but-unanswered' });
  const { paymentId, reference } = await (async () => {
    const { paymentId } = await stage.first.openBody(sessionBody());
    await stage.first.land(paymentId);
    await stage.first.land(paymentId);
    return { paymentId, reference: '2500002' };
  })();
  await tellsOfChange(stage, '2500001');
  await stage.first.drain();
  expect(await stage.first.land(paymentId)).toMatchObject({ voucher: { reference } });
  stage.gateway.pay('2500001');
  stage.clock.move(MINUTE);
  await tellsOfChange(stage, '2500001');
  await stage.first.drain();
  expect((await stage.books()).states).toEqual(['paid']);
});
