import { expect, it } from 'vitest';
import type { RegistrationKey } from '#app/kernel/ids.ts';
import { gidOf, HOUR, sessionBody, setStage } from './stage.ts';

it('shares one code between two sessions of one checkout with the same amount', async () => {
  await using stage = await setStage();
  const first = await stage.landed();
  stage.clock.move(1_000);
  const second = await stage.landed({ id: 's2' });
  expect(second.reference).toBe(first.reference);
  expect(stage.gateway.codes).toHaveLength(1);
  await stage.first.drain();
  await stage.paid(second.reference);
  await stage.first.drain();
  expect(stage.rail.resolves).toEqual([gidOf('s2')]);
});

it('voids the first code before it issues one for another amount of the same checkout', async () => {
  await using stage = await setStage();
  const first = await stage.landed();
  stage.clock.move(1_000);
  const second = await stage.landed({ id: 's2', amount: '99.00' });
  expect(second.reference).not.toBe(first.reference);
  expect(stage.gateway.code(first.reference).status).toBe('voided');
  expect((await stage.books()).codes).toEqual(['voided', 'live']);
});

it('does not share a code between soles and dollars', async () => {
  await using stage = await setStage();
  const first = await stage.landed();
  stage.clock.move(1_000);
  const second = await stage.landed({ id: 's2', currency: 'USD' });
  expect(second.reference).not.toBe(first.reference);
  expect((await stage.books()).states).toEqual(['cancelled', 'awaiting']);
});

it('goes on showing the first code, and issues none, while it cannot be voided', async () => {
  await using stage = await setStage();
  const first = await stage.landed();
  stage.gateway.away = true;
  stage.clock.move(1_000);
  const { paymentId } = await stage.first.openBody(sessionBody({ id: 's2', amount: '99.00' }));
  expect(await stage.first.land(paymentId)).toMatchObject({
    kind: 'stands',
    voucher: { reference: first.reference },
  });
  expect(stage.gateway.codes).toHaveLength(1);
});

it('issues nothing when the first code turns out to be paid as it is voided for another amount', async () => {
  await using stage = await setStage();
  const first = await stage.landed();
  stage.gateway.pay(first.reference);
  stage.clock.move(1_000);
  const { paymentId } = await stage.first.openBody(sessionBody({ id: 's2', amount: '99.00' }));
  await stage.first.land(paymentId);
  await stage.first.land(paymentId);
  await stage.first.drain();
  expect(stage.gateway.codes).toHaveLength(1);
  expect(stage.rail.resolves).toEqual([gidOf('s1')]);
});

it('never lets a live session use a code of the test account, nor the other way round', async () => {
  await using stage = await setStage();
  const test = await stage.first.openBody(sessionBody({ id: 's1', test: true }));
  expect(await stage.first.land(test.paymentId)).toMatchObject({ kind: 'stands' });
  stage.clock.move(1_000);
  const live = await stage.landed({ id: 's2', test: false });
  expect(stage.gateway.codes).toHaveLength(1);
  expect(stage.world.test.codes).toHaveLength(1);
  await stage.paid(live.reference);
  await stage.first.drain();
  expect(stage.rail.resolves).toEqual([gidOf('s2')]);
});

it('never gives a test session a live account: without a test account there is no code', async () => {
  await using stage = await setStage();
  await stage.house.asOwner(`delete from default_account where mode = 'test'`);
  await stage.house.asOwner(`update gateway_account set state = 'retired' where mode = 'test'`);
  const { paymentId } = await stage.first.openBody(sessionBody({ test: true }));
  expect(await stage.first.land(paymentId)).toEqual({ kind: 'no-account' });
  expect(stage.gateway.calls).toEqual([]);
  expect((await stage.books()).alerts.map(({ kind }) => kind)).toEqual(['NO_ACCOUNT']);
});

it('never gives money to a session that is not served, when its checkout has one', async () => {
  await using stage = await setStage();
  const { paymentId, reference } = await stage.landed();
  await stage.first.drain();
  stage.clock.move(1_000);
  const notServed = await stage.first.openBody(sessionBody({ id: 's2', kind: 'authorization' }));
  await stage.first.land(notServed.paymentId);
  await stage.first.giveUp(paymentId);
  await stage.first.drain();
  await stage.paid(reference);
  await stage.first.drain();
  const books = await stage.books();
  expect(books.receipts[0]?.payment_id).toBe(paymentId);
  expect(books.raised).toEqual(['LATE_PAYMENT']);
  expect(books.states).toEqual(['paid', 'not-served']);
});

it('answers a session that asks for manual capture or another currency, issues nothing and alerts', async () => {
  await using stage = await setStage();
  const capture = await stage.first.openBody(sessionBody({ kind: 'authorization' }));
  const euros = await stage.first.openBody(sessionBody({ id: 's2', group: 'g2', currency: 'EUR' }));
  for (const { paymentId } of [capture, euros]) {
    expect(await stage.first.land(paymentId)).toEqual({ kind: 'stands', voucher: null });
  }
  await stage.wait(HOUR);
  const books = await stage.books();
  expect(books.states).toEqual(['not-served', 'not-served']);
  expect(books.alerts.map(({ kind }) => kind).sort()).toEqual([
    'MANUAL_CAPTURE',
    'UNSUPPORTED_CURRENCY',
  ]);
  expect(stage.rail.heard).toEqual([]);
  expect(stage.gateway.calls).toEqual([]);
});

it('says nothing to Shopify when the shopper gives up before pending was told', async () => {
  await using stage = await setStage();
  stage.rail.refusal = { kind: 'again-later', code: 'HTTP_503' };
  const { paymentId } = await stage.landed();
  await stage.first.drain();
  expect(await stage.first.giveUp(paymentId)).toBe('gone-back');
  stage.rail.refusal = null;
  await stage.wait(HOUR);
  expect(stage.rail.state(gidOf('s1'))).toBe('open');
  expect((await stage.books()).codes).toEqual(['voided']);
});

it('rejects a session whose pending timed out, when the shopper then orders it off', async () => {
  await using stage = await setStage();
  const { paymentId } = await stage.landed();
  stage.rail.next('pending', { kind: 'done-but-unanswered' });
  await stage.first.drain();
  expect(await stage.first.giveUp(paymentId)).toBe('ordered-off');
  await stage.first.drain();
  expect(stage.rail.state(gidOf('s1'))).toBe('rejected');
});

it('keeps a shared code alive when only one of its two sessions is given up', async () => {
  await using stage = await setStage();
  const first = await stage.landed();
  stage.clock.move(1_000);
  const second = await stage.landed({ id: 's2' });
  await stage.first.drain();
  await stage.first.giveUp(first.paymentId);
  expect(stage.gateway.code(second.reference).status).toBe('awaiting');
  await stage.paid(second.reference);
  await stage.first.drain();
  expect(stage.rail.resolves).toEqual([gidOf('s2')]);
});

it('voids a shared code when the last session that wants it is given up', async () => {
  await using stage = await setStage();
  const first = await stage.landed();
  stage.clock.move(1_000);
  const second = await stage.landed({ id: 's2' });
  await stage.first.drain();
  await stage.first.giveUp(first.paymentId);
  await stage.first.giveUp(second.paymentId);
  expect(stage.gateway.code(second.reference).status).toBe('voided');
});

it('issues no code for a session that was given up while it was landing', async () => {
  await using stage = await setStage();
  const { paymentId } = await stage.first.openBody(sessionBody());
  const { intendVoucher } = await import('#app/payments/intend.store.server.ts');
  const { deps } = stage.first;
  const { shopId } = stage.world;
  const read = await deps.database.inShop(shopId, (tx) =>
    tx.payment.findUniqueOrThrow({ where: { shopId_id: { shopId, id: paymentId } } }),
  );
  const { paymentOf } = await import('#app/payments/rows.ts');
  await stage.first.giveUp(paymentId);
  const intent = await deps.database.inShop(shopId, (tx) =>
    intendVoucher(deps, tx, {
      shopId,
      checkoutId: read.checkoutId as never,
      payment: paymentOf(read),
      accountId: stage.world.liveAccount,
      version: null,
      renew: false,
      needs: [],
      fingerprints: [],
    }),
  );
  expect(intent).toEqual({ kind: 'stands', voucher: null });
});

it('asks for what the gateway needs before anything is issued', async () => {
  await using stage = await setStage();
  stage.world.contactNeeded = ['email', 'phone'];
  const customer = { email: 'rosa@example.com' };
  const { paymentId } = await stage.first.openBody(sessionBody({ customer }));
  expect(await stage.first.land(paymentId)).toEqual({
    kind: 'ask-contact',
    needs: ['phone'],
    wrong: false,
  });
  expect(stage.gateway.calls).toEqual([]);
  const landed = await stage.first.land(paymentId, { typed: { phone: '987654321' } });
  expect(landed).toMatchObject({ kind: 'stands' });
  expect(stage.gateway.codes[0]?.order.contact).toMatchObject({
    email: 'rosa@example.com',
    phone: '987654321',
  });
});

it('keeps the shops apart: the same session id in another shop is another payment', async () => {
  await using stage = await setStage();
  const { paymentIdOf } = await import('#app/payments/open.server.ts');
  const other = await stage.house.addShop('otra.myshopify.com');
  const { paymentId } = await stage.first.openBody(sessionBody());
  const key = 'payments' as RegistrationKey;
  expect(paymentIdOf(other, key, 's1')).not.toBe(paymentId);
});
