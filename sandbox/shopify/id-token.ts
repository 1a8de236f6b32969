import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

/** Who a token speaks for: staff in the admin, or a buyer in a checkout extension. */
export type Bearer = { as: 'staff'; sub: string } | { as: 'buyer'; sub?: string };

type Issue = { shop: string; clientId: string; secret: string; bearer: Bearer };

/**
 * A session token as Shopify mints it: HS256 with the app's secret, for staff and buyers alike.
 * Its times are real ones: the app's Shopify library reads the system's clock, not the stage's.
 */
export function issueIdToken({ shop, clientId, secret, bearer }: Issue): string {
  const now = Math.floor(Date.now() / 1000);
  const common = { aud: clientId, nbf: now - 5, iat: now - 5, jti: randomUUID() };
  const claims =
    bearer.as === 'staff'
      ? {
          iss: `https://${shop}/admin`,
          dest: `https://${shop}`,
          sub: bearer.sub,
          sid: randomUUID(),
          exp: now + 60,
        }
      : { dest: shop, ...(bearer.sub && { sub: bearer.sub }), exp: now + 300 };
  const head = encode({ alg: 'HS256', typ: 'JWT' });
  const payload = encode({ ...common, ...claims });
  return `${head}.${payload}.${sign(`${head}.${payload}`, secret)}`;
}

export type IdTokenClaims = { aud?: string; dest?: string; sub?: string; exp?: number };

/** The claims of a token that this app's secret signed and that is not over; else null. */
export function readIdToken(token: string, secret: string): IdTokenClaims | null {
  const [head, payload, signature] = token.split('.');
  if (!head || !payload || !signature) return null;
  const expected = Buffer.from(sign(`${head}.${payload}`, secret));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null;
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as IdTokenClaims;
  return (claims.exp ?? 0) * 1000 > Date.now() ? claims : null;
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const sign = (message: string, secret: string): string =>
  createHmac('sha256', secret).update(message).digest('base64url');
