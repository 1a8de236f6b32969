import { beforeEach, describe, expect, it, vi } from 'vitest';
import { findInstalledShop, listInstallations } from '#app/merchants/installations.server.ts';
import { seedRegistrations } from '#app/merchants/registrations.server.ts';
import { getSettings } from '#app/merchants/settings.server.ts';
import { shopIdOf } from '#app/merchants/shop-domain.ts';
import { createShopifyApps } from '#app/merchants/shopify.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { withDatabase } from '#test/database.ts';
import { buyerToken, framed, SHOP, signedQuery, staffToken } from './session-tokens.ts';
import { obliging } from './shopify-stand-in.ts';

// The library keeps the fetch that it finds when it is loaded.
const shopify = await vi.hoisted(async () =>
  (await import('./shopify-stand-in.ts')).standInForShopify(),
);

const now = () => Math.floor(Date.now() / 1000);

async function admin() {
  const house = await withDatabase();
  const said: string[] = [];
  const write = (event: string, facts?: object) => said.push(`${event} ${JSON.stringify(facts)}`);
  const log = { info: write, warn: write, error: write };
  const foundation: Foundation = { ...house.foundation, log };
  await seedRegistrations(foundation);
  const apps = createShopifyApps(foundation);
  return {
    house,
    foundation,
    said,
    ...apps,
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  };
}

/** The Response with which a visitor was turned away. */
async function turnedAway(visit: Promise<unknown>): Promise<Response> {
  const answer = await visit.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(answer instanceof Response))
    throw new Error('let in, or failed otherwise', { cause: answer });
  return answer;
}

beforeEach(() => {
  shopify.calls.length = 0;
  shopify.answer = obliging;
});

describe('the door of the admin', () => {
  it('lets staff in, and writes the installation down on first sight', async () => {
    await using door = await admin();
    const staff = await door.requireStaff(framed(staffToken(), '/app?locale=es-PE'));
    expect(staff).toMatchObject({
      shopId: shopIdOf(SHOP),
      shopDomain: SHOP,
      registrationKey: 'embedded',
      actor: 'staff:548380009',
      locale: 'es-PE',
    });
    expect(await listInstallations(door.foundation, staff.shopId)).toEqual([
      { registrationKey: 'embedded', state: 'installed', scopes: ['read_orders'], ready: false },
    ]);
    expect((await getSettings(door.foundation, staff.shopId)).name).toBe('Tienda Lima');
    expect(await door.house.asOwner('select actor, kind from event')).toEqual([
      { actor: 'staff:548380009', kind: 'app-installed' },
    ]);
  });

  it('asks Shopify for a token that ends, once, and uses it for the next visits', async () => {
    await using door = await admin();
    await door.requireStaff(framed(staffToken()));
    const asked = shopify.calls.filter(({ url }) => url.endsWith('access_token'));
    expect(asked).toHaveLength(1);
    expect(JSON.parse(asked[0]?.body ?? '')).toMatchObject({
      expiring: '1',
      client_id: 'embedded-client',
    });
    await door.requireStaff(framed(staffToken()));
    expect(shopify.calls.filter(({ url }) => url.endsWith('access_token'))).toHaveLength(1);
  });

  it('lets staff in though Shopify does not tell the shop’s name', async () => {
    await using door = await admin();
    shopify.answer = (call) =>
      call.url.endsWith('access_token') ? obliging(call) : new Response('no', { status: 500 });
    const { shopId } = await door.requireStaff(framed(staffToken()));
    expect((await getSettings(door.foundation, shopId)).name).toBeNull();
  });

  it.each([
    ['a buyer of a checkout extension', () => buyerToken()],
    ['a buyer with the address of the shop in full', () => buyerToken({ dest: `https://${SHOP}` })],
    ['a buyer without an account', () => buyerToken({ sub: undefined })],
    ['staff with a bare dest', () => staffToken({ dest: SHOP })],
    ['staff of another app', () => staffToken({ aud: 'somebody-else' })],
    ['staff of the payments app', () => staffToken({ aud: 'payments-client' }, 'payments-secret')],
    ['an issuer of another shop', () => staffToken({ iss: 'https://otra.myshopify.com/admin' })],
    ['an issuer that is not the admin', () => staffToken({ iss: `https://${SHOP}` })],
    ['no issuer', () => staffToken({ iss: undefined })],
    ['a customer as staff', () => staffToken({ sub: 'gid://shopify/Customer/7' })],
    ['no staff member', () => staffToken({ sub: undefined })],
    [
      'a shop outside Shopify',
      () => staffToken({ dest: 'https://evil.example', iss: 'https://evil.example/admin' }),
    ],
    ['a token that is over', () => staffToken({ exp: now() - 60 })],
    ['a token of tomorrow', () => staffToken({ nbf: now() + 86_400 })],
    ['another secret', () => staffToken({}, 'not-the-secret')],
    ['a token without signature', () => staffToken().replace(/\.[^.]*$/, '.')],
    ['no token at all', () => 'x'],
    ['words', () => 'not a token'],
  ])('answers 401 to %s, and tells nothing of it to the log', async (_who, mint) => {
    await using door = await admin();
    const token = mint();
    expect((await turnedAway(door.requireStaff(framed(token)))).status).toBe(401);
    expect(shopify.calls).toEqual([]);
    expect(
      await findInstalledShop(door.foundation, { registrationKey: 'embedded', domain: SHOP }),
    ).toBeNull();
    for (const part of token.split('.').filter((text) => text.length > 8)) {
      expect(door.said.join('\n')).not.toContain(part);
    }
  });

  it.each([
    [
      'a token for an app that is not ours',
      () => staffToken({ aud: 'somebody-else' }),
      'unknown-app',
    ],
    ['a buyer', () => buyerToken(), 'not-of-staff: dest'],
    ['a token that is over', () => staffToken({ exp: now() - 60 }), 'library: expired'],
    ['a clock that is ahead', () => staffToken({ nbf: now() + 60 }), 'library: not-yet-valid'],
    ['another secret', () => staffToken({}, 'not-the-secret'), 'library: signature'],
  ])('tells the operator why it turned away %s', async (_what, mint, why) => {
    await using door = await admin();
    await turnedAway(door.requireStaff(framed(mint())));
    expect(door.said).toEqual([expect.stringMatching(/^shopify\.staff-refused /)]);
    expect(JSON.parse(door.said[0]?.replace(/^\S+ /, '') ?? '')).toMatchObject({
      why,
      status: 401,
    });
  });

  it('tells the operator that Shopify refused a token in which nothing is wrong', async () => {
    await using door = await admin();
    shopify.answer = () =>
      new Response('{"error":"invalid_subject_token"}', {
        status: 400,
        headers: { 'content-type': 'application/json' },
      });
    expect((await turnedAway(door.requireStaff(framed(staffToken())))).status).toBe(401);
    expect(door.said.join()).toMatch(/"why":"library: sound","status":401,"age":\d}/);
  });

  it('answers 401 to a buyer’s token in the address, too', async () => {
    await using door = await admin();
    const request = new Request(
      `https://app.codigo.example/app?embedded=1&shop=${SHOP}&id_token=${buyerToken()}`,
    );
    expect((await turnedAway(door.requireStaff(request))).status).toBe(401);
  });

  it('lets the admin try again with a new token when the one in the address is over', async () => {
    await using door = await admin();
    const host = Buffer.from('admin.shopify.com/store/tienda-lima').toString('base64');
    const query = {
      embedded: '1',
      shop: SHOP,
      host,
      timestamp: `${now()}`,
      id_token: staffToken({ exp: now() - 60 }),
    };
    const request = new Request(
      `https://app.codigo.example/app?${signedQuery(query, 'embedded-secret')}`,
    );
    const answer = await turnedAway(door.requireStaff(request));
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toMatch(/^\/auth\/embedded\/session-token\?/);
    expect(answer.headers.get('location')).not.toContain('id_token');
  });

  it('says in plain words that Shopify does not answer, and that nothing has changed', async () => {
    await using door = await admin();
    shopify.answer = () => {
      throw new TypeError('fetch failed');
    };
    const answer = await turnedAway(door.requireStaff(framed(staffToken())));
    expect(answer.status).toBe(503);
    expect(await answer.text()).toMatch(/No money and no order has changed/);
    expect(await door.house.asOwner('select * from installation')).toEqual([]);
  });
});

describe('the pages between Shopify and us', () => {
  const auth = (path: string) => new Request(`https://app.codigo.example${path}`);

  it('answers the bounce page of the app that the address names', async () => {
    await using door = await admin();
    const request = auth(`/auth/embedded/session-token?shop=${SHOP}`);
    const answer = await door.answerAuth({ request, registrationKey: 'embedded' });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('data-api-key="embedded-client"');
  });

  it.each([
    ['/auth/embedded/login', 200],
    ['/auth/embedded/exit-iframe?exitIframe=https://evil.example', 400],
    ['/auth/payments?shop=evil.example', 400],
    ['/auth/payments/callback?shop=evil.example', 400],
    ['/auth/nobody/callback', 404],
  ])('answers %s with %i and never fails', async (path, status) => {
    await using door = await admin();
    const registrationKey = new URL(path, 'https://x').pathname.split('/')[2] ?? '';
    expect((await door.answerAuth({ request: auth(path), registrationKey })).status).toBe(status);
  });
});
