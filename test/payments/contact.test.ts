import { expect, it } from 'vitest';
import { sessionBody, setStage } from './stage.ts';

it('asks the shopper for his phone once, also when the gateway did not answer the first time', async () => {
  await using stage = await setStage();
  stage.world.contactNeeded = ['email', 'phone'];
  const customer = { email: 'rosa@example.com' };
  const { paymentId } = await stage.first.openBody(sessionBody({ customer }));
  stage.gateway.next('issue', { kind: 'error', error: { kind: 'unavailable' } });
  const first = await stage.first.land(paymentId, { typed: { phone: '987654321' } });
  expect(first).toMatchObject({ kind: 'failed' });
  expect(await stage.first.land(paymentId)).toMatchObject({ kind: 'stands' });
  expect(stage.gateway.codes[0]?.order.contact).toMatchObject({
    email: 'rosa@example.com',
    phone: '987654321',
  });
});
