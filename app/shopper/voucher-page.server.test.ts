import { describe, expect, it } from 'vitest';
import type { PaymentId } from '#app/kernel/ids.ts';
import { newsOf, PEN, type Stage, sessionBody, setStage } from '#test/payments/stage.ts';
import { voucherPageView } from './voucher-page.server.ts';
import type { PageState } from './voucher-page-view.ts';

const CHECKOUT = 'https://tienda.example/back';
const SHOP = 'https://tienda-lima.myshopify.com';

/** What the shopper sees who comes to a payment's page now. */
async function look(stage: Stage, paymentId: PaymentId) {
  const { deps } = stage.first;
  const outcome = await stage.first.land(paymentId);
  const view = await voucherPageView(deps, {
    shopId: stage.world.shopId,
    paymentId,
    token: 'token',
    outcome,
    lastAsked: 'none',
    entered: {},
    acceptLanguage: null,
  });
  if (!view) throw new Error('no page');
  return view;
}

const state = async (stage: Stage, paymentId: PaymentId): Promise<PageState> =>
  (await look(stage, paymentId)).state;

describe('two sessions of one checkout, one of them paid', () => {
  it('both say paid, and neither leads back to pay otherwise', async () => {
    await using stage = await setStage();
    const first = await stage.landed();
    stage.clock.move(1_000);
    const second = await stage.landed({ id: 's2' });
    expect((await look(stage, first.paymentId)).backToShop).toBe(CHECKOUT);
    await stage.paid(second.reference);
    await stage.first.drain();
    for (const { paymentId } of [first, second]) {
      const view = await look(stage, paymentId);
      expect(view.state).toEqual({ kind: 'paid', paidAt: null });
      expect(view.wayOut).toBeNull();
      expect(view.backToShop).toBe(SHOP);
    }
  });

  it('the other says what came in where it asked for another amount, whatever becomes of its code', async () => {
    await using stage = await setStage();
    const first = await stage.landed();
    stage.clock.move(1_000);
    const second = await stage.landed({ id: 's2', amount: '99.00' });
    expect((await state(stage, second.paymentId)).kind).toBe('awaiting');
    await stage.paid(first.reference);
    await stage.first.drain();
    const otherwise = { kind: 'paid-otherwise', received: PEN('120.50') };
    expect(await state(stage, second.paymentId)).toEqual(otherwise);
    stage.gateway.away = true;
    await stage.wait(60_000);
    expect(await state(stage, second.paymentId)).toEqual(otherwise);
    stage.gateway.away = false;
    await stage.wait(60_000);
    expect(await state(stage, second.paymentId)).toEqual(otherwise);
  });

  it('a third that is opened afterwards gets no code', async () => {
    await using stage = await setStage();
    const first = await stage.landed();
    await stage.paid(first.reference);
    await stage.first.drain();
    stage.clock.move(1_000);
    const { paymentId } = await stage.first.openBody(sessionBody({ id: 's3' }));
    expect(await state(stage, paymentId)).toEqual({ kind: 'paid', paidAt: null });
    expect(stage.gateway.codes).toHaveLength(1);
  });
});

it('says that the money was taken back once the gateway says so, also when the page is opened again and again', async () => {
  await using stage = await setStage();
  const { paymentId, reference } = await stage.landed();
  const operation = await stage.paid(reference);
  await stage.first.drain();
  stage.gateway.reverse(reference);
  await stage.notify(newsOf(reference, operation, 'cip.refunded'));
  await stage.first.drain();
  const reversed = { kind: 'reversed', amount: PEN('120.50') };
  expect(await state(stage, paymentId)).toEqual(reversed);
  expect(await state(stage, paymentId)).toEqual(reversed);
  expect((await look(stage, paymentId)).backToShop).toBe(SHOP);
  expect(stage.gateway.codes).toHaveLength(1);
});
