import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildHouse, type House } from '#app/house.server.ts';
import type { AccountId, PaymentId, ShopId } from '#app/kernel/ids.ts';
import { sealDelivery } from '#app/notifications/sealed-delivery.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { presentException } from './exception.presenter.server.ts';
import { doAboutException } from './exceptions/exception-deeds.server.ts';
import { readExceptionsQuery } from './exceptions/exceptions-query.ts';
import { presentExceptions } from './exceptions.presenter.server.ts';
import { presentHome } from './home.presenter.server.ts';
import * as news from './merchant-news.fixture.ts';
import * as rows from './merchant-rows.fixture.ts';
import { presentNotification } from './notification.presenter.server.ts';
import { presentNotifications } from './notifications.presenter.server.ts';
import { doAboutPayment } from './payment/payment-deeds.server.ts';
import { presentPayment } from './payment.presenter.server.ts';
import { readerOf } from './reader.ts';
import { changeSettings, doAboutAccount } from './settings/settings-deeds.server.ts';
import { presentAccount, presentSettings } from './settings.presenter.server.ts';

const AT = new Date('2026-11-25T12:00:00Z');
const reader = readerOf('es-PE');

let test: TestHouse;
let house: House;
let owner: ShopId;
let stranger: ShopId;
const ids = {
  payment: '',
  exception: '',
  delivery: '',
  refused: '',
  refund: '',
  account: '',
  voucher: '',
};

beforeAll(async () => {
  test = await withDatabase();
  house = buildHouse(test.foundation);
  owner = await test.addShop('tienda-lima.myshopify.com');
  stranger = await test.addShop('tienda-cusco.myshopify.com');
  const base = { asOwner: test.asOwner, shopId: owner };
  ids.account = await rows.addAccountRow(base);
  ids.payment = await rows.addPaymentRow(base, {
    number: 1,
    openedAt: AT,
    state: 'awaiting',
    orderName: '#1001',
    voucher: { state: 'live', reference: '30000001', expiresAt: AT },
  });
  ids.voucher = rows.rowId(owner, 'voucher', 1);
  ids.exception = await news.addExceptionRow(base, {
    number: 1,
    kind: 'DOUBLE_PAYMENT',
    paymentId: ids.payment,
    openedAt: AT,
  });
  ids.delivery = await news.addDeliveryRow(base, {
    number: 1,
    receivedAt: AT,
    reference: '30000001',
    body: '{"data":{"userEmail":"rosa@example.com","amount":120.50}}',
  });
  const raw = { body: Buffer.from('{"data":{"userEmail":"rosa@example.com"}}'), headers: {} };
  const sealed = await sealDelivery(test.foundation.sealing, owner, raw);
  ids.refused = await news.addRefusedRow(base, {
    number: 1,
    receivedAt: AT,
    reason: 'wrong-signature',
    sealed,
  });
  const refund = { number: 1, paymentId: ids.payment, openedAt: AT, amountMinor: 500n };
  ids.refund = await news.addRefundRow(base, refund);
  await news.addEventRow(base, {
    number: 1,
    paymentId: ids.payment,
    at: AT,
    actor: 'shopify',
    kind: 'payment.opened',
  });
});
afterAll(() => test[Symbol.asyncDispose]());

const seenBy = (shopId: ShopId) => {
  const viewer = { shopId, shopDomain: 'x.myshopify.com', actor: 'staff:1', reader };
  return {
    home: () => presentHome(house, viewer),
    payment: () => presentPayment(house, viewer, ids.payment as PaymentId),
    exceptions: () => presentExceptions(house, viewer, readExceptionsQuery(new URLSearchParams())),
    exception: () => presentException(house, viewer, ids.exception),
    received: () =>
      presentNotifications(house, viewer, { view: 'received', turn: { to: 'first' } }),
    refused: () => presentNotifications(house, viewer, { view: 'refused', turn: { to: 'first' } }),
    delivery: () => presentNotification(house, viewer, ids.delivery),
    refusedDelivery: () => presentNotification(house, viewer, ids.refused),
    settings: () => presentSettings(house, viewer),
    account: () => presentAccount(house, viewer, ids.account),
  };
};

const formOf = (fields: Record<string, string>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

describe('a shop', () => {
  it('sees its own', async () => {
    const own = seenBy(owner);
    expect((await own.home()).exceptions.count).toBe('1');
    expect(await own.payment()).toMatchObject({
      name: '#1001',
      timeline: [{ what: 'Shopify pidió cobrar el pedido' }],
    });
    expect((await own.exceptions()).lines).toHaveLength(1);
    expect(await own.exception()).toMatchObject({ kind: 'Pago duplicado' });
    expect((await own.received()).lines).toHaveLength(1);
    expect((await own.refused()).lines).toHaveLength(1);
    expect((await own.settings()).accounts).toHaveLength(1);
    expect(await own.account()).toMatchObject({ label: 'Tienda en soles' });
  });

  it('sees deliveries without the people in them', async () => {
    const delivery = await seenBy(owner).delivery();
    expect(delivery?.body).toContain('120.50');
    expect(delivery?.body).not.toContain('rosa@example.com');
    expect(await seenBy(owner).refusedDelivery()).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('La firma no corresponde al contenido'),
      body: '{"data":{"userEmail":"[removed]"}}',
    });
  });

  it('sees nothing of another’s, on any screen', async () => {
    const other = seenBy(stranger);
    expect(await other.home()).toMatchObject({
      live: null,
      test: null,
      exceptions: { count: '0' },
      refunds: { count: '0', first: [] },
    });
    expect(await other.payment()).toBeNull();
    expect((await other.exceptions()).lines).toEqual([]);
    expect(await other.exception()).toBeNull();
    expect((await other.received()).lines).toEqual([]);
    expect((await other.refused()).lines).toEqual([]);
    expect(await other.delivery()).toBeNull();
    expect(await other.refusedDelivery()).toBeNull();
    expect((await other.settings()).accounts).toEqual([]);
    expect(await other.account()).toBeNull();
  });
});

describe('a stranger’s deeds', () => {
  const by = () => ({ shopId: stranger, actor: 'staff:9' as const });

  it('change nothing of a payment', async () => {
    const paymentId = ids.payment as PaymentId;
    const attempt = (fields: Record<string, string>) =>
      doAboutPayment(house, { ...by(), paymentId, form: formOf(fields) });
    expect(await attempt({ intent: 'ask' })).toEqual({ refused: 'not-found' });
    expect(await attempt({ intent: 'void', voucher: ids.voucher })).toEqual({
      refused: 'not-found',
    });
    const refund = { refund: ids.refund, reason: 'x' };
    expect(await attempt({ intent: 'refund-resolve', ...refund })).toEqual({
      refused: 'not-found',
    });
    expect(await attempt({ intent: 'refund-reject', ...refund })).toEqual({ refused: 'not-found' });
    expect(await test.asOwner('select state from voucher')).toEqual([{ state: 'live' }]);
    expect(await test.asOwner('select state from refund')).toEqual([{ state: 'waiting' }]);
  });

  it('change nothing of an exception', async () => {
    const attempt = (fields: Record<string, string>) =>
      doAboutException(house, { ...by(), exceptionId: ids.exception, form: formOf(fields) });
    for (const intent of ['take', 'leave', 'note', 'close'])
      expect(await attempt({ intent, note: 'x', choice: 'other', reason: 'x' })).toEqual({
        refused: 'not-found',
      });
    expect(await test.asOwner('select owner, closed_at from exception')).toEqual([
      { owner: null, closed_at: null },
    ]);
    expect(await test.asOwner('select 1 from exception_note')).toEqual([]);
  });

  it('change nothing of an account, and judge no delivery', async () => {
    const accountId = ids.account as AccountId;
    for (const intent of ['rotate', 'default', 'retire']) {
      const form = formOf({ intent, 'credential.idService': '1042' });
      expect(await doAboutAccount(house, { ...by(), accountId, form })).toEqual({
        refused: 'not-found',
      });
    }
    const judged = await house.notifications.judgeAgain({ ...by(), refusedId: ids.refused });
    expect(judged).toEqual({ ok: false, error: { kind: 'not-found' } });
  });

  it('save settings for the stranger alone', async () => {
    const form = formOf({ deadlineHours: '24', graceMinutes: '30', onLapse: 'reject' });
    expect(await changeSettings(house, { ...by(), form })).toEqual({ done: 'saved' });
    expect((await seenBy(owner).settings()).deadlineHours).toBe('48');
    expect((await seenBy(stranger).settings()).deadlineHours).toBe('24');
  });
});
