import { Session } from '@shopify/shopify-api';
import { systemClock } from '#app/platform/clock.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';

type Deps = Pick<Foundation, 'clock' | 'database' | 'sealing'>;

/** A session as it stands in its row. `sealed` is what it is compared by when it is replaced. */
export type KeptSession = {
  readonly session: Session;
  /** By our own clock; null for a token that does not end. */
  readonly expiresAt: Date | null;
  readonly sealed: string;
};

/** Every app of a shop has the same session ids (`offline_{shop}`), so ours begin with the registration. */
const rowId = (registrationKey: string, id: string) => `${registrationKey}/${id}`;

/** The id that Shopify's library gives a shop's offline session. */
export const offlineSessionId = (domain: string): string => `offline_${domain}`;

const placeOf = (registrationKey: string, domain: string) => ({
  shop: domain,
  column: `shopify_session/${registrationKey}`,
});

type Row = { id: string; shop_domain: string; sealed: string; expires_at: Date | null };

/**
 * Shopify's library reads the machine's clock, the house the one it is handed. What is carried from one to the other is
 * how much of a token's life is left.
 */
const shifted = (at: Date, from: Date, to: Date): Date =>
  new Date(at.getTime() - from.getTime() + to.getTime());

async function keptFrom(deps: Deps, registrationKey: string, row: Row): Promise<KeptSession> {
  const text = await deps.sealing.open(row.sealed, placeOf(registrationKey, row.shop_domain));
  const session = Session.fromPropertyArray(JSON.parse(text), true);
  if (row.expires_at)
    session.expires = shifted(row.expires_at, deps.clock.now(), systemClock.now());
  return { session, expiresAt: row.expires_at, sealed: row.sealed };
}

/** The session of this id, or null. */
export async function readSession(
  deps: Deps,
  { registrationKey, id }: { readonly registrationKey: string; readonly id: string },
): Promise<KeptSession | null> {
  const { rows } = await deps.database.app.query<Row>(
    'select id, shop_domain, sealed, expires_at from shopify_session where id = $1',
    [rowId(registrationKey, id)],
  );
  return rows[0] ? keptFrom(deps, registrationKey, rows[0]) : null;
}

/** All sessions of a shop with one registration. */
export async function readSessionsOfShop(
  deps: Deps,
  { registrationKey, domain }: { readonly registrationKey: string; readonly domain: string },
): Promise<readonly KeptSession[]> {
  const { rows } = await deps.database.app.query<Row>(
    'select id, shop_domain, sealed, expires_at from shopify_session where shop_domain = $1 and registration_key = $2',
    [domain, registrationKey],
  );
  return Promise.all(rows.map((row) => keptFrom(deps, registrationKey, row)));
}

async function sealedRow(deps: Deps, registrationKey: string, session: Session) {
  const now = deps.clock.now();
  const text = JSON.stringify(session.toPropertyArray(true));
  return {
    sealed: await deps.sealing.seal(text, placeOf(registrationKey, session.shop)),
    expiresAt: session.expires ? shifted(session.expires, systemClock.now(), now) : null,
    now,
  };
}

/** Writes a session, new or in place of the one with its id. */
export async function writeSession(
  deps: Deps,
  { registrationKey, session }: { readonly registrationKey: string; readonly session: Session },
): Promise<void> {
  const { sealed, expiresAt, now } = await sealedRow(deps, registrationKey, session);
  await deps.database.app.query(
    `insert into shopify_session (id, registration_key, shop_domain, is_online, sealed, expires_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (id) do update set sealed = excluded.sealed, expires_at = excluded.expires_at, updated_at = excluded.updated_at`,
    [
      rowId(registrationKey, session.id),
      registrationKey,
      session.shop,
      session.isOnline,
      sealed,
      expiresAt,
      now,
    ],
  );
}

/**
 * Puts a session in the place of exactly the one that was read; false where another has come, or it is gone. `updated_at`
 * stays the time of the last grant: it tells old news of an uninstall from new.
 */
export async function replaceSession(
  deps: Deps,
  {
    registrationKey,
    session,
    instead,
  }: {
    readonly registrationKey: string;
    readonly session: Session;
    readonly instead: KeptSession;
  },
): Promise<boolean> {
  const { sealed, expiresAt, now } = await sealedRow(deps, registrationKey, session);
  const { rowCount } = await deps.database.app.query(
    `update shopify_session set sealed = $3, expires_at = $4, updated_at = coalesce($5, updated_at)
     where id = $1 and sealed = $2`,
    [
      rowId(registrationKey, session.id),
      instead.sealed,
      sealed,
      expiresAt,
      session.accessToken ? now : null,
    ],
  );
  return rowCount === 1;
}

/** Deletes sessions by their ids. */
export async function deleteSessions(
  deps: Pick<Foundation, 'database'>,
  { registrationKey, ids }: { readonly registrationKey: string; readonly ids: readonly string[] },
): Promise<void> {
  await deps.database.app.query('delete from shopify_session where id = any($1)', [
    ids.map((id) => rowId(registrationKey, id)),
  ]);
}
