import { randomBytes } from 'node:crypto';
import type { Actor } from '#app/kernel/actor.ts';
import { after } from '#app/kernel/clock.ts';
import type { AccountId } from '#app/kernel/ids.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { forgetAccount } from './account-directory.server.ts';
import { providerOf } from './account-provider.server.ts';
import {
  type AccountMissing,
  type AccountRefused,
  openCredentials,
  PREVIOUS_KEYS_MS,
  parseLabel,
  sealCredentials,
} from './gateway-account.ts';
import {
  type AccountKey,
  findAccountRow,
  insertAccount,
  lockAccounts,
  replaceKeys,
} from './gateway-accounts.store.server.ts';
import { done, type EnteredCredentials, proveCredentials } from './prove-credentials.server.ts';
import { type NotItsKeys, proveSameAccount } from './same-account.server.ts';
import { writeShopEvent } from './shop-events.store.server.ts';

type Deps = Pick<Foundation, 'clock' | 'config' | 'database' | 'egress' | 'ids' | 'sealing'>;

export type AddAccount = Omit<EnteredCredentials, 'declaredGatewayId'> & {
  /** The version of its manifest, for a gateway that the shop declared. */
  readonly declaredGatewayId?: string;
  readonly actor: Actor;
  readonly label: string;
};

/** Proves the keys at the gateway, then keeps them sealed. It becomes the default of each currency that has none. */
export async function addAccount(
  deps: Deps,
  command: AddAccount,
): Promise<Result<AccountId, AccountRefused>> {
  const { shopId, actor, gateway, mode, declaredGatewayId = null } = command;
  const label = parseLabel(command.label);
  if (label === null) return err({ kind: 'invalid-fields', fields: ['label'] });
  const proved = await proveCredentials(deps, { ...command, declaredGatewayId });
  if (!proved.ok) return proved;
  const accountId = deps.ids.next() as AccountId;
  const key = { shopId, accountId };
  const credentialsSealed = await sealCredentials(deps.sealing, key, proved.value);
  const pathKey = randomBytes(32).toString('base64url');
  const at = deps.clock.now();
  await deps.database.inShop(shopId, async (tx) => {
    await lockAccounts(tx, shopId);
    const provider = await providerOf(tx, shopId, { gateway, declaredGatewayId });
    const place = { ...key, gateway, declaredGatewayId, mode };
    const account = { ...place, label, pathKey, credentialsSealed, at };
    await insertAccount(tx, account, provider?.capabilities.currencies ?? []);
    const data = { account: accountId, gateway, mode, label };
    const id = deps.ids.next();
    await writeShopEvent(tx, { shopId, id, at, actor, kind: 'account-added', data });
  });
  return ok(accountId);
}

export type RotateCredentials = AccountKey & {
  readonly actor: Actor;
  readonly fields: Readonly<Record<string, string>>;
};

/** `changed-meanwhile`: someone else rotated or retired the account while the gateway was asked. */
export type RotationRefused = NotItsKeys | AccountMissing | { readonly kind: 'changed-meanwhile' };

/** Puts proven new keys in place of the old; what the gateway still signs with the old ones is believed for seven days. */
export async function rotateCredentials(
  deps: Deps,
  { shopId, accountId, actor, fields }: RotateCredentials,
): Promise<Result<null, RotationRefused>> {
  const key = { shopId, accountId };
  const row = await deps.database.inShop(shopId, (tx) => findAccountRow(tx, key));
  const from = row?.credentialsSealed ?? null;
  if (row?.state !== 'active' || from === null) return err({ kind: 'not-found' });
  const { gateway, declaredGatewayId } = row;
  const mode = row.mode === 'live' ? 'live' : 'test';
  const proved = await proveCredentials(deps, {
    shopId,
    gateway,
    declaredGatewayId,
    mode,
    fields,
  });
  if (!proved.ok) return proved;
  const place = { ...key, gateway, declaredGatewayId, mode, credentials: proved.value } as const;
  const same = await proveSameAccount(deps, place);
  if (!same.ok) return same;
  // Codes of a former version of a manifest are asked about with keys that the newest may no longer name.
  const old = declaredGatewayId === null ? null : await openCredentials(deps.sealing, key, from);
  const kept = { ...proved.value, fields: { ...old?.fields, ...proved.value.fields } };
  const to = await sealCredentials(deps.sealing, key, kept);
  const at = deps.clock.now();
  const until = after(at, PREVIOUS_KEYS_MS);
  const replaced = await deps.database.inShop(shopId, async (tx) => {
    if (!(await replaceKeys(tx, { ...key, from, to, at, until }))) return false;
    const data = { account: accountId, previousUntil: until.toISOString() };
    const id = deps.ids.next();
    await writeShopEvent(tx, { shopId, id, at, actor, kind: 'account-rotated', data });
    return true;
  });
  forgetAccount(deps, row.pathKey);
  return replaced ? done : err({ kind: 'changed-meanwhile' });
}
