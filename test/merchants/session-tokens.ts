import { createHmac, randomUUID } from 'node:crypto';

/** Claims of a session token; `undefined` takes a claim out. */
export type Claims = Readonly<Record<string, unknown>>;

export const SHOP = 'tienda-lima.myshopify.com';

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token of staff as Shopify mints it (shopify.dev, "Session tokens"), with some claims changed. Times are real ones. */
export function staffToken(changes: Claims = {}, secret = 'embedded-secret'): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: `https://${SHOP}/admin`,
    dest: `https://${SHOP}`,
    aud: 'embedded-client',
    sub: '548380009',
    sid: randomUUID(),
    jti: randomUUID(),
    nbf: now - 5,
    iat: now - 5,
    exp: now + 60,
    ...changes,
  };
  const content = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded(claims)}`;
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}

/** A buyer's token of a checkout extension: the same secret, a bare `dest`, nobody of staff. */
export const buyerToken = (changes: Claims = {}): string =>
  staffToken({
    iss: undefined,
    sid: undefined,
    dest: SHOP,
    sub: 'gid://shopify/Customer/7',
    ...changes,
  });

/** A request of the admin's frame. */
export const framed = (token: string, path = '/app'): Request =>
  new Request(`https://app.codigo.example${path}`, {
    headers: { authorization: `Bearer ${token}`, 'user-agent': 'Mozilla/5.0 Chrome/147.0' },
  });

/** A query as Shopify signs it. */
export function signedQuery(query: Readonly<Record<string, string>>, secret: string): string {
  const params = new URLSearchParams(Object.entries(query).sort(([a], [b]) => a.localeCompare(b)));
  const hmac = createHmac('sha256', secret).update(params.toString()).digest('hex');
  return `${params}&hmac=${hmac}`;
}
