import type { Random } from '../world/random.ts';

const ACCESS_MS = 3_600_000;
const REFRESH_MS = 90 * 24 * 3_600_000;

/** An access token. Expiry is real time: the app's Shopify library knows no other. */
export type AccessToken = {
  access: string;
  refresh: string | null;
  shop: string;
  clientId: string;
  scopes: string[];
  expiresAt: number | null;
  refreshExpiresAt: number | null;
  revoked: boolean;
};

export type Grant = { shop: string; clientId: string; scopes: string[]; expiring: boolean };

export type AccessTokens = {
  issue(grant: Grant): AccessToken;
  /** What a token in a header stands for: live, or why not. */
  look(access: string): { live: AccessToken } | { dead: 'unknown' | 'expired' | 'revoked' };
  /** A refresh token works once; the pair it replaces is dead from then on. */
  renew(refresh: string, clientId: string): AccessToken | null;
  revokeAll(shop: string, clientId: string): void;
  /** Ends the access tokens of an app on a shop now; refresh tokens live on. */
  expireAll(shop: string, clientId: string): void;
};

export function createAccessTokens(random: Random): AccessTokens {
  const tokens: AccessToken[] = [];
  const of = (shop: string, clientId: string) =>
    tokens.filter((token) => token.shop === shop && token.clientId === clientId);
  const issue = ({ expiring, ...grant }: Grant): AccessToken => {
    const token: AccessToken = {
      ...grant,
      access: `shpat_${random.hex(32)}`,
      refresh: expiring ? `shprt_${random.hex(32)}` : null,
      expiresAt: expiring ? Date.now() + ACCESS_MS : null,
      refreshExpiresAt: expiring ? Date.now() + REFRESH_MS : null,
      revoked: false,
    };
    tokens.push(token);
    return token;
  };
  return {
    issue,
    look(access) {
      const token = tokens.find((candidate) => candidate.access === access);
      if (!token) return { dead: 'unknown' };
      if (token.revoked) return { dead: 'revoked' };
      if (token.expiresAt !== null && token.expiresAt <= Date.now()) return { dead: 'expired' };
      return { live: token };
    },
    renew(refresh, clientId) {
      const old = tokens.find((token) => token.refresh === refresh && token.clientId === clientId);
      if (!old || old.revoked || (old.refreshExpiresAt ?? 0) <= Date.now()) return null;
      old.revoked = true;
      return issue({ shop: old.shop, clientId, scopes: old.scopes, expiring: true });
    },
    revokeAll(shop, clientId) {
      for (const token of of(shop, clientId)) token.revoked = true;
    },
    expireAll(shop, clientId) {
      for (const token of of(shop, clientId)) token.expiresAt = 0;
    },
  };
}
