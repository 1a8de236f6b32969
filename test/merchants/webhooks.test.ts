import { Session } from '@shopify/shopify-api';
import { describe, expect, it } from 'vitest';
import { after, HOUR, MINUTE } from '#app/kernel/clock.ts';
import type { RegistrationKey } from '#app/kernel/ids.ts';
import { findInstalledShop, recordInstallation } from '#app/merchants/installations.server.ts';
import { seedRegistrations } from '#app/merchants/registrations.server.ts';
import { createSessionStorage } from '#app/merchants/session-storage.server.ts';
import { openDatabase } from '#app/platform/database.server.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { SHOP } from './session-tokens.ts';
import { serveWebhooks } from './webhook-door.ts';

const embedded = { registrationKey: 'embedded' as RegistrationKey, domain: SHOP };
const payments = { registrationKey: 'payments' as RegistrationKey, domain: SHOP };

async function withShop() {
  const house = await withDatabase();
  const shopId = await house.addShop(SHOP);
  await seedRegistrations(house.foundation);
  for (const { registrationKey } of [embedded, payments]) await keepToken(house, registrationKey);
  const door = await serveWebhooks(house.foundation);
  return {
    ...house,
    ...door,
    shopId,
    [Symbol.asyncDispose]: async () => {
      await door[Symbol.asyncDispose]();
      await house[Symbol.asyncDispose]();
    },
  };
}

const keepToken = (house: TestHouse, key: RegistrationKey) =>
  createSessionStorage(house.foundation, key).storeSession(
    new Session({
      id: `offline_${SHOP}`,
      shop: SHOP,
      state: '',
      isOnline: false,
      accessToken: 'shpat_x',
    }),
  );

const kinds = async (house: TestHouse) =>
  (await house.asOwner<{ kind: string }>('select kind from event order by at, id')).map(
    ({ kind }) => kind,
  );

describe('the door of Shopify’s webhooks', () => {
  it('ends the installation, and the tokens with it, when a shop uninstalls one app', async () => {
    await using shop = await withShop();
    await findInstalledShop(shop.foundation, embedded);
    expect(
      await shop.deliver({ topic: 'app/uninstalled', payload: { myshopify_domain: SHOP } }),
    ).toBe(200);
    expect(await findInstalledShop(shop.foundation, embedded)).toBeNull();
    expect(await findInstalledShop(shop.foundation, payments)).toBe(shop.shopId);
    expect(await shop.asOwner('select registration_key from shopify_session')).toEqual([
      { registration_key: 'payments' },
    ]);
    expect(await kinds(shop)).toEqual(['app-uninstalled']);
  });

  it('does the same delivery once, also when it comes twice at once', async () => {
    await using shop = await withShop();
    const again = () => shop.deliver({ topic: 'app/uninstalled', id: 'same-id' });
    expect(await Promise.all([again(), again(), again()])).toEqual([200, 200, 200]);
    await recordInstallation(shop.foundation, {
      ...embedded,
      scopes: 'read_orders',
      actor: 'shopify',
    });
    expect(await again()).toBe(200);
    expect(await findInstalledShop(shop.foundation, embedded)).toBe(shop.shopId);
    expect(await kinds(shop)).toEqual(['app-uninstalled', 'app-installed']);
  });

  it('does not believe old news of an uninstall over an installation that came after', async () => {
    await using shop = await withShop();
    const before = shop.clock.now();
    shop.clock.move(3 * HOUR);
    await keepToken(shop, embedded.registrationKey);
    expect(await shop.deliver({ topic: 'app/uninstalled', triggeredAt: before })).toBe(200);
    expect(await findInstalledShop(shop.foundation, embedded)).toBe(shop.shopId);
    const triggeredAt = after(shop.clock.now(), -MINUTE / 2);
    expect(await shop.deliver({ topic: 'app/uninstalled', triggeredAt })).toBe(200);
    expect(await findInstalledShop(shop.foundation, embedded)).toBeNull();
  });

  it('writes down what the shop grants from now on', async () => {
    await using shop = await withShop();
    const payload = { previous: ['read_orders'], current: ['read_orders', 'write_orders'] };
    expect(await shop.deliver({ topic: 'app/scopes_update', payload })).toBe(200);
    expect(await shop.deliver({ topic: 'app/scopes_update', payload })).toBe(200);
    expect(
      await shop.asOwner("select scopes from installation where registration_key = 'embedded'"),
    ).toEqual([{ scopes: 'read_orders,write_orders' }]);
    expect(await kinds(shop)).toEqual(['app-scopes-changed']);
  });

  it.each([
    ['no signature', { headers: { 'x-shopify-hmac-sha256': undefined } }],
    ['an empty signature', { headers: { 'x-shopify-hmac-sha256': '' } }],
    ['another secret', { secret: 'not-the-secret' }],
    ['the secret of our other app', { secret: 'payments-secret' }],
    ['a signature that is none', { headers: { 'x-shopify-hmac-sha256': '%%%' } }],
    ['a shop that is none', { shop: 'evil.example' }],
    ['a body that names another shop', { payload: { myshopify_domain: 'otra.myshopify.com' } }],
  ])('answers 401 to %s, and changes nothing', async (_what, sent) => {
    await using shop = await withShop();
    expect(await shop.deliver({ topic: 'app/uninstalled', ...sent })).toBe(401);
    expect(await shop.asOwner('select * from shopify_webhook')).toEqual([]);
    expect(await findInstalledShop(shop.foundation, embedded)).toBe(shop.shopId);
  });

  it.each([
    ['another method', { method: 'GET' }, 405],
    ['an app that we do not have', { registration: 'nobody' }, 404],
    ['a topic that we do not know', { topic: 'products/create' }, 200],
    ['words that are no JSON', { body: '{"current":' }, 200],
    ['a list', { body: '[1,2]' }, 200],
    ['scopes that are none', { payload: { current: 'all' } }, 200],
    ['a shop that we do not know', { shop: 'nueva.myshopify.com' }, 200],
    [
      'a privacy request for a shop that we do not know',
      { shop: 'nueva.myshopify.com', topic: 'shop/redact' },
      200,
    ],
    ['a body beyond all measure', { body: 'x'.repeat(300_000) }, 413],
  ])('answers %s as the law says', async (_what, sent, status) => {
    await using shop = await withShop();
    expect(await shop.deliver({ topic: 'app/scopes_update', ...sent })).toBe(status);
    expect(await shop.asOwner('select * from event')).toEqual([]);
  });

  it('asks to send it again while it cannot be kept', async () => {
    await using shop = await withShop();
    const away = openDatabase({ url: 'postgresql://x:x@127.0.0.1:1/x', poolSize: 1 });
    await using door = await serveWebhooks({ ...shop.foundation, database: away });
    expect(await door.deliver({ topic: 'app/uninstalled' })).toBe(503);
    await away.close();
  });
});
