import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { RegistrationKey, ShopId } from '#app/kernel/ids.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import { accessTokenFor } from '#app/merchants/access-token.server.ts';
import { addAccount } from '#app/merchants/add-account.server.ts';
import { seedRegistrations } from '#app/merchants/registrations.server.ts';
import { actOnSetup, readSetup } from '#app/merchants/setup-page.server.ts';
import { shopIdOf } from '#app/merchants/shop-domain.ts';
import { createShopifyApps } from '#app/merchants/shopify.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import type { NotTaken, ShopifyAccess } from '#app/rails/rail.ts';
import { withDatabase } from '#test/database.ts';
import { SHOP, signedQuery } from './session-tokens.ts';
import { grant } from './shopify-stand-in.ts';

// The library keeps the fetch that it finds when it is loaded.
const shopify = await vi.hoisted(async () =>
  (await import('./shopify-stand-in.ts')).standInForShopify(),
);

const ORIGIN = 'https://app.codigo.example';
const SCOPES = 'write_payment_gateways,write_payment_sessions';
const OTHER = 'otra.myshopify.com';
const registrationKey = 'payments' as RegistrationKey;
const keys = {
  'field.idService': '1042',
  'field.accessKey': 'access-key',
  'field.secretKey': 'secret-key',
};

const signed = (shop: string, more: Record<string, string> = {}) => {
  const timestamp = `${Math.floor(Date.now() / 1000)}`;
  const host = Buffer.from('admin.shopify.com/store/tienda-lima')
    .toString('base64')
    .replace(/=+$/, '');
  return signedQuery({ shop, host, timestamp, ...more }, 'payments-secret');
};

/** The rail, scripted. why: it has its own tests, and speaks to Shopify. */
function scriptedRail() {
  const told: { ready: boolean; externalHandle: string; token: string }[] = [];
  const script: { answers: Result<null, NotTaken>[] } = { answers: [] };
  const configure = async (
    access: ShopifyAccess,
    readiness: { ready: boolean; externalHandle: string },
  ) => {
    told.push({ ...readiness, token: access.accessToken });
    return script.answers.shift() ?? ok(null);
  };
  return { told, script, rail: { configure } };
}

async function page() {
  const house = await withDatabase();
  const issued = ok({
    status: 201,
    headers: {},
    text: '{"code":"100","data":{"token":"t","codeService":"1","tokenStart":"2026-11-25T10:00:00-05:00","tokenExpires":"2026-11-26T10:00:00-05:00"}}',
  });
  const foundation: Foundation = { ...house.foundation, egress: { send: async () => issued } };
  await seedRegistrations(foundation);
  const scripted = scriptedRail();
  const cookies = new Map<string, string>();
  const at = (path: string) =>
    new Request(`${ORIGIN}${path}`, {
      headers: {
        'user-agent': 'Mozilla/5.0 Chrome/147.0',
        'accept-language': 'es-PE,es;q=0.9',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
  const keep = (answer: Response) => {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return answer;
  };
  const apps = createShopifyApps(foundation);
  const away = (path: string) =>
    apps.requirePaymentsVisitor(at(path)).then(
      () => {
        throw new Error('was let in');
      },
      (answer: unknown) => {
        if (!(answer instanceof Response)) throw answer;
        return keep(answer);
      },
    );
  const auth = async (path: string) =>
    keep(await apps.answerAuth({ request: at(path), registrationKey: 'payments' }));
  /** The whole way: opened from Shopify, authorized there, back here. */
  const authorize = async (shop = SHOP) => {
    const begun = await away(`/payments-app?${signed(shop)}`);
    const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
    return auth(`/auth/payments/callback?${signed(shop, { code: 'code', state })}`);
  };
  const deps = { ...foundation, rail: scripted.rail };
  const visit = (path = '/payments-app') => apps.requirePaymentsVisitor(at(path));
  return {
    house,
    foundation,
    deps,
    ...scripted,
    away,
    auth,
    authorize,
    visit,
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  };
}

beforeEach(() => {
  shopify.calls.length = 0;
  shopify.answer = ({ url }) => grant(new URL(url).hostname.split('.')[0] ?? '', SCOPES);
});

describe('opening the payments app', () => {
  it('asks Shopify for authorization first', async () => {
    await using door = await page();
    const location = new URL(
      (await door.away(`/payments-app?${signed(SHOP)}`)).headers.get('location') ?? '',
    );
    expect(location.origin + location.pathname).toBe(`https://${SHOP}/admin/oauth/authorize`);
    expect(Object.fromEntries(location.searchParams)).toMatchObject({
      client_id: 'payments-client',
      scope: SCOPES,
      redirect_uri: `${ORIGIN}/auth/payments/callback`,
    });
  });

  it('lets the merchant in after it, keeps a token that ends, and writes the installation down', async () => {
    await using door = await page();
    const back = await door.authorize();
    expect(back.headers.get('location')).toMatch(new RegExp(`^/payments-app\\?shop=${SHOP}`));
    expect(JSON.parse(shopify.calls[0]?.body ?? '')).toMatchObject({ code: 'code', expiring: '1' });
    const visitor = await door.visit();
    expect(visitor).toMatchObject({
      shopId: shopIdOf(SHOP),
      shopDomain: SHOP,
      registrationKey,
      locale: 'es-PE',
    });
    expect(await accessTokenFor(door.foundation, visitor)).toEqual(
      ok({ shopDomain: SHOP, accessToken: 'shpat_tienda-lima' }),
    );
    expect(shopify.calls).toHaveLength(1);
  });

  it.each([
    ['another state', (state: string) => signed(SHOP, { code: 'code', state: `${state}x` })],
    [
      'a query that Shopify did not sign',
      (state: string) => `${signed(SHOP, { code: 'code', state })}&x=1`,
    ],
  ])('takes no authorization with %s', async (_what, query) => {
    await using door = await page();
    const begun = await door.away(`/payments-app?${signed(SHOP)}`);
    const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
    expect((await door.auth(`/auth/payments/callback?${query(state)}`)).status).toBe(400);
    expect(await door.house.asOwner('select * from shopify_session')).toEqual([]);
    expect(shopify.calls).toEqual([]);
  });

  it('does not show one shop to whoever is authorized for another', async () => {
    await using door = await page();
    await door.authorize(OTHER);
    await door.authorize(SHOP);
    const answer = await door.away(`/payments-app?shop=${OTHER}`);
    expect(answer.headers.get('location')).toBe(`${ORIGIN}/auth/payments?shop=${OTHER}`);
    expect((await door.visit()).shopDomain).toBe(SHOP);
  });

  it.each(['/payments-app', '/payments-app?shop=evil.example', '/payments-app?shop=%00'])(
    'answers 400 to %s without a cookie',
    async (path) => {
      await using door = await page();
      expect((await door.away(path)).status).toBe(400);
    },
  );
});

describe('the payments app’s own page', () => {
  it('leads from no account to ready, and back to Shopify', async () => {
    await using door = await page();
    await door.authorize();
    const visitor = await door.visit();
    expect(await readSetup(door.deps, visitor, null)).toMatchObject({
      language: 'es',
      accounts: [],
      state: 'not-ready',
      told: true,
      backUrl: `https://${SHOP}/services/payments_partners/gateways/payments-client/settings`,
    });
    const form = {
      intent: 'add',
      gateway: 'pagoefectivo',
      mode: 'live',
      label: 'Mi cuenta',
      ...keys,
    };
    expect(await actOnSetup(door.deps, visitor, form)).toEqual(ok('added'));
    expect(door.told).toEqual([
      { ready: true, externalHandle: 'Mi cuenta', token: 'shpat_tienda-lima' },
    ]);
    const view = await readSetup(door.deps, visitor, 'added');
    expect(view).toMatchObject({ state: 'ready', told: true, done: 'added' });
    expect(JSON.stringify(view)).not.toContain('secret-key');
    expect(
      await actOnSetup(door.deps, visitor, {
        intent: 'retire',
        account: view.accounts[0]?.id ?? '',
      }),
    ).toEqual(ok('changed'));
    expect(door.told.at(-1)).toMatchObject({ ready: false });
  });

  it('says that a test account serves test orders only', async () => {
    await using door = await page();
    await door.authorize();
    const visitor = await door.visit();
    await actOnSetup(door.deps, visitor, {
      intent: 'add',
      gateway: 'pagoefectivo',
      mode: 'test',
      label: 'Prueba',
      ...keys,
    });
    expect(await readSetup(door.deps, visitor, null)).toMatchObject({ state: 'ready-test-only' });
  });

  it('says when Shopify was not told, and tells it when asked again', async () => {
    await using door = await page();
    await door.authorize();
    const visitor = await door.visit();
    door.script.answers.push(err({ kind: 'again-later', code: 'THROTTLED' }));
    const form = { intent: 'add', gateway: 'pagoefectivo', mode: 'test', label: 'Prueba', ...keys };
    expect(await actOnSetup(door.deps, visitor, form)).toEqual(
      err({ kind: 'not-told', fields: [] }),
    );
    expect((await readSetup(door.deps, visitor, null)).told).toBe(false);
    expect(await actOnSetup(door.deps, visitor, { intent: 'tell' })).toEqual(ok('told'));
    expect((await readSetup(door.deps, visitor, null)).told).toBe(true);
  });

  it('says what is wrong with the form, and saves nothing', async () => {
    await using door = await page();
    await door.authorize();
    const visitor = await door.visit();
    const act = (form: Record<string, string>) => actOnSetup(door.deps, visitor, form);
    expect(
      await act({
        intent: 'add',
        gateway: 'pagoefectivo',
        mode: 'test',
        label: 'x',
        ...keys,
        'field.idService': '',
      }),
    ).toEqual(err({ kind: 'invalid-fields', fields: ['idService'] }));
    for (const form of [
      {},
      { intent: 'retire' },
      { intent: 'use', account: 'x' },
      { intent: 'burn' },
    ]) {
      expect(await act(form)).toEqual(err({ kind: 'gone', fields: [] }));
    }
    expect(door.told).toEqual([]);
  });

  it('does not touch the account of another shop', async () => {
    await using door = await page();
    const shopId: ShopId = await door.house.addShop(OTHER);
    const fields = { idService: '1042', accessKey: 'access-key', secretKey: 'secret-key' };
    const other = await addAccount(door.deps, {
      shopId,
      actor: 'staff:7',
      gateway: 'pagoefectivo',
      mode: 'test',
      label: 'x',
      fields,
    });
    await door.authorize();
    const visitor = await door.visit();
    const account = other.ok ? other.value : '';
    expect(await actOnSetup(door.deps, visitor, { intent: 'retire', account })).toEqual(
      err({ kind: 'gone', fields: [] }),
    );
  });
});
