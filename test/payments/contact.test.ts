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

it('asks the shopper for his name once, where the gateway wants one and Shopify gave none', async () => {
  await using stage = await setStage();
  stage.world.contactNeeded = ['name', 'email'];
  const { paymentId } = await stage.first.openBody(sessionBody());
  expect(await stage.first.land(paymentId)).toEqual({
    kind: 'ask-contact',
    needs: ['name'],
    wrong: false,
  });
  stage.gateway.next('issue', { kind: 'error', error: { kind: 'unavailable' } });
  await stage.first.land(paymentId, { typed: { name: 'Rosa Quispe' } });
  expect(await stage.first.land(paymentId)).toMatchObject({ kind: 'stands' });
  expect(stage.gateway.codes[0]?.order.contact).toMatchObject({
    firstName: 'Rosa Quispe',
    lastName: null,
  });
});

it('asks nobody for a name whom Shopify has named, by whichever of his names', async () => {
  await using stage = await setStage();
  stage.world.contactNeeded = ['name'];
  const customer = { email: 'rosa@example.com', billing_address: { family_name: 'Quispe' } };
  const { paymentId } = await stage.first.openBody(sessionBody({ customer }));
  expect(await stage.first.land(paymentId)).toMatchObject({ kind: 'stands' });
});

it('asks again for a name that the gateway refuses, and for nothing else', async () => {
  await using stage = await setStage();
  const { paymentId } = await stage.first.openBody(sessionBody());
  const refused = { kind: 'rejected', code: 'payer.name', reason: 'invalid-contact' } as const;
  stage.gateway.next('issue', { kind: 'error', error: { ...refused, contact: 'name' } });
  expect(await stage.first.land(paymentId)).toEqual({
    kind: 'ask-contact',
    needs: ['name'],
    wrong: true,
  });
});
