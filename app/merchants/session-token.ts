import { decodeJwt } from 'jose';
import { z } from 'zod';
import { err, ok, type Result } from '#app/kernel/result.ts';
import { parseShopDomain } from './shop-domain.ts';

/** What a session token of the admin says, once its shape is right. It proves nothing before its signature is checked. */
export type StaffClaims = {
  readonly clientId: string;
  readonly domain: string;
  /** Shopify's id of the staff member. */
  readonly sub: string;
};

/** Which claim keeps a token from being one of staff. */
export type NotStaff = 'unreadable' | 'dest' | 'iss' | 'sub';

const claims = z.object({
  aud: z.string().min(1),
  dest: z.string(),
  iss: z.string().optional(),
  sub: z.string().optional(),
});

/**
 * The token of a request, found exactly where Shopify's library looks for it, so that what is judged here is what it
 * verifies: the header first, then `id_token`. Null when there is none.
 */
export function sessionTokenOf(request: Request): string | null {
  const header = request.headers.get('authorization')?.replace('Bearer ', '');
  return header || new URL(request.url).searchParams.get('id_token') || null;
}

/**
 * Reads the claims of staff. Shopify signs buyers' tokens with the same secret, and its library takes them in the admin
 * (shopify-app-remix 6.0.1): staff are told by `iss`, a full `dest` and a numeric `sub`.
 */
export function readStaffClaims(token: string): Result<StaffClaims, NotStaff> {
  const read = claims.safeParse(decoded(token));
  if (!read.success) return err('unreadable');
  const { aud, dest, iss, sub } = read.data;
  const domain = parseShopDomain(dest.replace(/^https:\/\//, ''));
  if (!domain || dest !== `https://${domain}`) return err('dest');
  if (iss !== `https://${domain}/admin`) return err('iss');
  if (!sub || !/^\d{1,20}$/.test(sub)) return err('sub');
  return ok({ clientId: aud, domain, sub });
}

function decoded(token: string): unknown {
  try {
    return decodeJwt(token);
  } catch {
    return null;
  }
}
