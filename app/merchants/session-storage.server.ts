import type { Session } from '@shopify/shopify-api';
import type { SessionStorage } from '@shopify/shopify-app-session-storage';
import type { RegistrationKey } from '#app/kernel/ids.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import {
  deleteSessions,
  readSession,
  readSessionsOfShop,
  replaceSession,
  writeSession,
} from './shopify-session.store.server.ts';

type Deps = Pick<Foundation, 'clock' | 'database' | 'sealing'>;

/** Where Shopify's library keeps the sessions of one registration: sealed, and apart from those of every other. */
export function createSessionStorage(deps: Deps, registrationKey: RegistrationKey): SessionStorage {
  return {
    storeSession: async (session) => {
      if (session.accessToken) await writeSession(deps, { registrationKey, session });
      else await keepAsRefused(deps, registrationKey, session);
      return true;
    },
    loadSession: async (id) => (await readSession(deps, { registrationKey, id }))?.session,
    deleteSession: async (id) => {
      await deleteSessions(deps, { registrationKey, ids: [id] });
      return true;
    },
    deleteSessions: async (ids) => {
      await deleteSessions(deps, { registrationKey, ids });
      return true;
    },
    findSessionsByShop: async (domain) => {
      const kept = await readSessionsOfShop(deps, { registrationKey, domain });
      return kept.map(({ session }) => session);
    },
  };
}

/**
 * The library takes the access token out of a session that Shopify refused, and stores what it had loaded. Where another
 * process has renewed the session since, the newer one stands: its refresh token is the only one that still works.
 */
async function keepAsRefused(
  deps: Deps,
  registrationKey: RegistrationKey,
  session: Session,
): Promise<void> {
  const instead = await readSession(deps, { registrationKey, id: session.id });
  if (instead?.session.refreshToken !== session.refreshToken) return;
  if (instead) await replaceSession(deps, { registrationKey, session, instead });
}
