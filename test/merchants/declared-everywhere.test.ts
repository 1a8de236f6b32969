import { expect, it } from 'vitest';
import { presentNotification } from '#app/admin/notification.presenter.server.ts';
import { presentNotifications } from '#app/admin/notifications.presenter.server.ts';
import { presentPayment } from '#app/admin/payment.presenter.server.ts';
import { readPaymentsQuery } from '#app/admin/payments/payments-query.ts';
import { presentPayments } from '#app/admin/payments.presenter.server.ts';
import { readerOf } from '#app/admin/reader.ts';
import { doAboutAccount } from '#app/admin/settings/settings-deeds.server.ts';
import { presentAccount, presentSettings } from '#app/admin/settings.presenter.server.ts';
import type { AccountId, RegistrationKey } from '#app/kernel/ids.ts';
import { ok } from '#app/kernel/result.ts';
import { openAccount } from '#app/merchants/account-directory.server.ts';
import { approveHost } from '#app/merchants/approved-hosts.store.server.ts';
import { listAccounts, renameAccount } from '#app/merchants/manage-accounts.server.ts';
import type { PaymentsVisitor } from '#app/merchants/payments-visit.server.ts';
import { seedRegistrations } from '#app/merchants/registrations.server.ts';
import { actOnSetup, readSetup } from '#app/merchants/setup-page.server.ts';
import { applyNotification } from '#app/notifications/apply.server.ts';
import { createNotifications } from '#app/notifications/notifications.server.ts';
import { observe } from '#app/payments/observe.server.ts';
import {
  actor,
  FIELDS,
  issued,
  news,
  orderSaid,
  paymentsDeps,
  SANDBOX,
  withShop,
} from './declared-shop.ts';

/** why: the rail has its own tests, and speaks to Shopify. */
const rail = { configure: async () => ok(null) };
const reader = readerOf('en');

/** A shop with a first account at its declared gateway, and the house as the screens have it. */
async function furnished() {
  const shop = await withShop();
  await seedRegistrations(shop.deps);
  await approveHost(shop.owner, SANDBOX);
  const declaredGatewayId = await shop.declare();
  const accountId = await shop.connected(declaredGatewayId);
  const { shopId, deps } = shop;
  const notifications = createNotifications(deps, () => undefined);
  const house = { ...deps, notifications, rails: { 'payments-app': rail } };
  const seer = { shopId, reader };
  const deed = (fields: Record<string, string>, about: AccountId = accountId) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return doAboutAccount(house, { shopId, actor, accountId: about, form });
  };
  return { shop, declaredGatewayId, accountId, shopId, deps, house, seer, deed, notifications };
}

it('an account at a declared gateway is named, limited, renamed, made default, changed and retired like any other', async () => {
  const { shop, declaredGatewayId, accountId, shopId, deps, seer, deed } = await furnished();
  await using _shop = shop;
  const second = await shop.connected(declaredGatewayId);
  expect(await deed({ intent: 'default', 'currency.PEN': 'on' }, second)).toEqual({
    done: 'defaulted',
  });
  const defaults = async () =>
    (await listAccounts(deps, shopId)).map(({ defaultFor }) => defaultFor);
  expect(await defaults()).toEqual([['USD'], ['PEN']]);
  const label = 'Lima 2';
  expect(await renameAccount(deps, { shopId, actor, accountId: second, label })).toEqual(ok(null));
  expect(await deed({ intent: 'limits', 'greatest.PEN': '900' })).toEqual({ done: 'limited' });
  expect(await deed({ intent: 'block', kind: 'email', person: 'a@example.com' })).toEqual({
    done: 'blocked',
  });
  const keys = Object.entries(FIELDS).map(([name, key]) => [`credential.${name}`, key]);
  expect(await deed({ intent: 'rotate', ...Object.fromEntries(keys) })).toEqual({
    done: 'rotated',
  });
  expect(await presentSettings(deps, seer)).toMatchObject({
    accounts: [{ gateway: 'Andina Pagos' }, { gateway: 'Andina Pagos', label }],
  });
  expect(await presentAccount(deps, seer, accountId)).toMatchObject({
    gateway: 'Andina Pagos',
    form: { voids: true, fields: [{ name: 'merchantId' }, {}, {}] },
    limits: { form: { amounts: [{ currency: 'PEN', greatest: '900.00' }, {}] }, blocked: [{}] },
    move: null,
  });
  expect(await deed({ intent: 'retire' })).toEqual({ done: 'retired' });
  expect(await openAccount(deps, { shopId, accountId })).not.toBeNull();
});

it('the payments app’s own page names it, uses it and retires it, and sends to the admin for connecting one', async () => {
  const { shop, declaredGatewayId, accountId, shopId, deps } = await furnished();
  await using _shop = shop;
  const second = await shop.connected(declaredGatewayId);
  const visitor: PaymentsVisitor = {
    shopId,
    shopDomain: 'tienda-lima.myshopify.com',
    registrationKey: 'payments' as RegistrationKey,
    clientId: 'payments-client',
    actor: 'staff:unnamed',
    locale: 'es',
  };
  const page = { ...deps, rail };
  expect(await readSetup(page, visitor, null)).toMatchObject({
    state: 'ready-test-only',
    accounts: [
      { id: accountId, declaredName: 'Andina Pagos', isDefault: true },
      { id: second, declaredName: 'Andina Pagos', isDefault: false },
    ],
  });
  await actOnSetup(page, visitor, { intent: 'use', account: second });
  expect((await listAccounts(deps, shopId)).map(({ defaultFor }) => defaultFor)).toEqual([
    [],
    ['PEN', 'USD'],
  ]);
  await actOnSetup(page, visitor, { intent: 'retire', account: accountId });
  expect((await readSetup(page, visitor, null)).accounts).toMatchObject([{ id: second }]);
  const add = { intent: 'add', gateway: 'declared', label: 'x', mode: 'test' };
  expect(await actOnSetup(page, visitor, add)).toMatchObject({ error: { kind: 'invalid-fields' } });
});

it('its code is issued, told of, asked about and shown under the name that the manifest gives the gateway', async () => {
  const { shop, accountId, shopId, deps, house, seer, notifications } = await furnished();
  await using _shop = shop;
  const voucher = await issued(shop);
  const [row] = await shop.asOwner<{ path_key: string }>('select path_key from gateway_account');
  const account = await notifications.findAccount(row?.path_key ?? '');
  if (!account) throw new Error('the address leads to no account');
  const deliver = (raw: ReturnType<typeof news>) =>
    notifications.receive({ account, raw, sourceAddress: '203.0.113.9' });
  shop.said.text = orderSaid({
    status: 'PAID',
    operation: '7',
    paid_at: '2026-11-25T10:00:00-05:00',
  });
  expect((await deliver(news('sha512'))).ok).toBe(true);
  const bare = news('sha512');
  const altered = { ...bare, body: Buffer.concat([bare.body, Buffer.from('\n')]) };
  expect(await deliver(altered)).toMatchObject({ error: { reason: 'wrong-signature' } });
  const [due] = await shop.asOwner<{ id: string }>(
    "select id from notification where state = 'due'",
  );
  expect(await applyNotification(paymentsDeps(shop), { shopId, id: due?.id ?? '' })).toBe(
    'applied',
  );
  const asked = { shopId, voucherId: voucher.id, actor, hint: null };
  expect(await observe(paymentsDeps(shop), asked)).toMatchObject({ value: { kind: 'settled' } });
  const query = readPaymentsQuery(new URLSearchParams());
  expect((await presentPayments(deps, seer, query)).lines).toMatchObject([
    { gateway: 'Andina Pagos', code: '2523136', state: 'paid' },
  ]);
  const viewer = { ...seer, shopDomain: 'tienda-lima.myshopify.com', actor };
  expect(await presentPayment(deps, viewer, voucher.paymentId)).toMatchObject({
    codes: [{ gateway: 'Andina Pagos', account: 'Andina', code: '2523136', reference: 'ord_1' }],
    money: [{ operation: '7' }],
  });
  const turn = readPaymentsQuery(new URLSearchParams()).turn;
  const refused = await presentNotifications(deps, seer, { view: 'refused', turn });
  const { id = '' } = refused.lines[0] ?? {};
  expect(await presentNotification(house, seer, id)).toMatchObject({
    kind: 'refused',
    advice: expect.stringContaining('another line end'),
    body: expect.stringContaining('ord_1'),
  });
  expect((await openAccount(deps, { shopId, accountId }))?.provider.name).toBe('declared');
});
