import type { RegistrationKey } from '#app/kernel/ids.ts';
import type { RegistrationConfig } from '#app/platform/config.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import type { Sealing } from '#app/platform/sealing.server.ts';
import { createShortMemory } from './short-memory.ts';

type Deps = Pick<Foundation, 'config' | 'database' | 'sealing' | 'clock'>;

/** One of our apps at Shopify: who speaks to us, and what it may do (DESIGN 2). */
export type Registration = {
  readonly key: RegistrationKey;
  readonly kind: 'embedded' | 'payments-app';
  readonly clientId: string;
  readonly secret: string;
  readonly scopes: readonly string[];
};

const secretPlace = (key: string) => ({ shop: '-', column: `registration.secret/${key}` });

const registrations = createShortMemory<Registration>();

/**
 * Writes the configured registrations into their table at boot. A changed secret is a rotation; every process sees it
 * within seconds. Another client id or kind under a known key would be another app, and stops the server.
 */
export async function seedRegistrations(deps: Deps): Promise<void> {
  for (const configured of deps.config.registrations) await seed(deps, configured);
}

async function seed(deps: Deps, configured: RegistrationConfig): Promise<void> {
  const { key, kind, clientId, clientSecret, scopes: powers } = configured;
  const known = await deps.database.directory.registration.findUnique({ where: { key } });
  if (known && (known.clientId !== clientId || known.kind !== kind)) {
    throw new Error(`The registration ${key} is another app already; give the new one a new key.`);
  }
  const current = known ? await opened(deps.sealing, known) : null;
  const same = current === clientSecret && powers.join() === known?.powers.join();
  if (same) return;
  const secretSealed = await deps.sealing.seal(clientSecret, secretPlace(key));
  const updatedAt = deps.clock.now();
  const { registration } = deps.database.directory;
  // Several processes start at once: an upsert by key alone would stumble over the other's client id.
  const data = [{ key, kind, clientId, secretSealed, powers, updatedAt }];
  const { count } = await registration.createMany({ data, skipDuplicates: true });
  if (count === 0)
    await registration.update({ where: { key }, data: { secretSealed, powers, updatedAt } });
  registrations.forget(deps.database, key);
}

/** A secret sealed with a key that is gone is sealed anew from the configuration. */
const opened = (
  sealing: Sealing,
  row: { readonly key: string; readonly secretSealed: string },
): Promise<string | null> => sealing.open(row.secretSealed, secretPlace(row.key)).catch(() => null);

/** The registration of this key, or null where it is not, or no longer, configured. */
export async function findRegistration(deps: Deps, key: string): Promise<Registration | null> {
  const configured = deps.config.registrations.find((candidate) => candidate.key === key);
  if (!configured) return null;
  const ask = { owner: deps.database, key, now: deps.clock.now() };
  return registrations.recall(ask, async () => {
    const row = await deps.database.directory.registration.findUnique({ where: { key } });
    if (!row) return null;
    const secret = await deps.sealing.open(row.secretSealed, secretPlace(key));
    const { kind, clientId, scopes } = configured;
    return { key: key as RegistrationKey, kind, clientId, secret, scopes };
  });
}

/** All configured registrations of one kind, in the order of the configuration. */
export async function listRegistrations(
  deps: Deps,
  kind: Registration['kind'],
): Promise<readonly Registration[]> {
  const configured = deps.config.registrations.filter((candidate) => candidate.kind === kind);
  const found = await Promise.all(configured.map(({ key }) => findRegistration(deps, key)));
  return found.filter((registration) => registration !== null);
}
