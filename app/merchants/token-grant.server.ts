import { Session } from '@shopify/shopify-api';
import { z } from 'zod';
import { after, SECOND } from '#app/kernel/clock.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import { systemClock } from '#app/platform/clock.server.ts';
import type { Egress } from '#app/platform/egress.server.ts';
import type { Registration } from './registrations.server.ts';
import { offlineSessionId } from './shopify-session.store.server.ts';

const TIMEOUT_MS = 8 * SECOND;

/** `refused`: this refresh token is worth nothing any more. `unavailable`: ask again later with the same. */
export type GrantRefused = 'refused' | 'unavailable';

const granted = z.object({
  access_token: z.string().min(1),
  scope: z.string(),
  expires_in: z.int().positive().optional(),
  refresh_token: z.string().min(1).optional(),
  refresh_token_expires_in: z.int().positive().optional(),
});

/**
 * Asks Shopify for a new offline token with the refresh token of the old one
 * (shopify.dev, "Offline access tokens": `grant_type=refresh_token`; both tokens are replaced).
 */
export async function renewOfflineToken(
  egress: Egress,
  registration: Pick<Registration, 'clientId' | 'secret'>,
  held: { readonly domain: string; readonly refreshToken: string },
): Promise<Result<Session, GrantRefused>> {
  const outcome = await egress.send({
    method: 'POST',
    url: `https://${held.domain}/admin/oauth/access_token`,
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({
      client_id: registration.clientId,
      client_secret: registration.secret,
      grant_type: 'refresh_token',
      refresh_token: held.refreshToken,
    }),
    timeoutMs: TIMEOUT_MS,
  });
  if (!outcome.ok) return err('unavailable');
  const { status, text } = outcome.value;
  if (status !== 200) return err([400, 401, 403, 404].includes(status) ? 'refused' : 'unavailable');
  const answer = granted.safeParse(jsonOf(text));
  return answer.success ? ok(sessionOf(held.domain, answer.data)) : err('unavailable');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** As Shopify's library makes one: by the machine's clock, which its own checks read. */
function sessionOf(domain: string, answer: z.infer<typeof granted>): Session {
  const inSeconds = (seconds: number) => after(systemClock.now(), seconds * SECOND);
  const {
    expires_in: life,
    refresh_token: refresh,
    refresh_token_expires_in: refreshLife,
  } = answer;
  return new Session({
    id: offlineSessionId(domain),
    shop: domain,
    state: '',
    isOnline: false,
    accessToken: answer.access_token,
    scope: answer.scope,
    ...(life === undefined ? {} : { expires: inSeconds(life) }),
    ...(refresh === undefined ? {} : { refreshToken: refresh }),
    ...(refreshLife === undefined ? {} : { refreshTokenExpires: inSeconds(refreshLife) }),
  });
}
