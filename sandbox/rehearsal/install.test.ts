import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assemble, type Company, EMBEDDED, installPayments, PAYMENTS, SHOP } from './company.ts';

const TOKENS = `https://${SHOP}/admin/oauth/access_token`;
const ORDERS = '{ orders(first: 1, query: "payment_id:none") { nodes { id name } } }';

describe('apps on the stage', () => {
  let company: Company;

  beforeAll(async () => {
    company = await assemble();
  });
  afterAll(() => company.close());

  const idToken = async (query = '') => {
    const { body } = await company.control(`/shops/${SHOP}/id-token?app=embedded${query}`);
    return String(body.token);
  };
  const exchange = async (subject_token: string) =>
    company.call(TOKENS, {
      client_id: EMBEDDED.clientId,
      client_secret: EMBEDDED.secret,
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
      requested_token_type: 'urn:shopify:params:oauth:token-type:offline-access-token',
      subject_token,
      expiring: '1',
    });
  const admin = (query: string, token: string) =>
    company.call(
      `https://${SHOP}/admin/api/2026-07/graphql.json`,
      { query },
      { 'x-shopify-access-token': token },
    );
  const heardTopic = (topic: string) =>
    company.app.heard.findLast(({ headers }) => headers['x-shopify-topic'] === topic);

  it('opens the embedded app with a query that Shopify signed', async () => {
    await company.control(`/shops/${SHOP}/install`, { app: 'embedded' });
    const opened = new URL(company.app.heard.at(-1)?.url ?? '', 'https://app.codigo.example');
    const { hmac, ...query } = Object.fromEntries(opened.searchParams);
    const message = new URLSearchParams(Object.entries(query).sort()).toString();
    const expected = createHmac('sha256', EMBEDDED.secret).update(message).digest('hex');
    expect(hmac).toBe(expected);
    expect(query).toMatchObject({ shop: SHOP, embedded: '1', id_token: expect.any(String) });
  });

  it('gives an expiring token for a session token, and refuses a stranger’s', async () => {
    const { body } = await exchange(await idToken());
    expect(body).toMatchObject({ scope: 'read_orders', expires_in: 3600 });
    expect(body.refresh_token).toEqual(expect.any(String));
    const forged = `${(await idToken()).slice(0, -4)}AAAA`;
    expect((await exchange(forged)).body).toMatchObject({ error: 'invalid_subject_token' });
  });

  it('gives no merchant’s token for a buyer’s session token', async () => {
    const buyer = await idToken('&as=buyer');
    expect((await exchange(buyer)).status).toBe(400);
  });

  it('lets a refresh token work once, and kills the pair it replaces', async () => {
    const first = (await exchange(await idToken())).body;
    const refresh = () =>
      company.call(TOKENS, {
        client_id: EMBEDDED.clientId,
        client_secret: EMBEDDED.secret,
        grant_type: 'refresh_token',
        refresh_token: first.refresh_token,
      });
    const second = (await refresh()).body;
    expect((await refresh()).status).toBe(400);
    expect((await admin(ORDERS, String(first.access_token))).status).toBe(401);
    expect((await admin(ORDERS, String(second.access_token))).status).toBe(200);
  });

  it('answers the Admin API from Shopify’s own schema', async () => {
    const token = String((await exchange(await idToken())).body.access_token);
    const { body } = await admin('{ shop { name currencyCode myshopifyDomain } }', token);
    expect(body.data).toEqual({
      shop: { name: 'Tienda Lima', currencyCode: 'PEN', myshopifyDomain: SHOP },
    });
    expect((await admin('{ shop { nome } }', token)).body.errors).toHaveLength(1);
  });

  it('installs the payments app by authorization code, and gives its code once', async () => {
    const token = await installPayments(company);
    expect(token).toMatch(/^shpat_/);
    const callback = company.app.heard.findLast(({ url }) => url.startsWith('/auth/callback'));
    const { code } = Object.fromEntries(new URL(callback?.url ?? '', TOKENS).searchParams);
    const again = { client_id: PAYMENTS.clientId, client_secret: PAYMENTS.secret, code };
    expect((await company.call(TOKENS, { ...again, expiring: '1' })).status).toBe(400);
  });

  it('keeps the payments app away from the Admin API', async () => {
    const { body } = await admin(ORDERS, await installPayments(company));
    expect(body.errors).toMatchObject([{ extensions: { code: 'ACCESS_DENIED' } }]);
  });

  it('signs webhooks over their bytes, or badly when told to', async () => {
    const webhook = { shop: SHOP, app: 'embedded', topic: 'customers/redact' };
    await company.control('/webhooks', { ...webhook, payload: { name: 'José' }, id: 'w1' });
    const good = heardTopic('customers/redact');
    const sign = (body = '') => createHmac('sha256', EMBEDDED.secret).update(body).digest('base64');
    expect(good?.headers['x-shopify-hmac-sha256']).toBe(sign(good?.body));
    expect(good?.headers['x-shopify-webhook-id']).toBe('w1');
    await company.control('/webhooks', { ...webhook, badHmac: true });
    const bad = heardTopic('customers/redact');
    expect(bad?.headers['x-shopify-hmac-sha256']).not.toBe(sign(bad?.body));
  });

  it('kills an app’s tokens when the merchant removes it, and tells the app', async () => {
    const token = String((await exchange(await idToken())).body.access_token);
    await company.control(`/shops/${SHOP}/uninstall`, { app: 'embedded' });
    expect(heardTopic('app/uninstalled')).toBeDefined();
    expect((await admin(ORDERS, token)).status).toBe(401);
  });
});
