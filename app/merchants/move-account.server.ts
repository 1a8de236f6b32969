import { acceptedManifest } from '#app/gateways/declared-gateways.ts';
import type { CredentialField, Credentials } from '#app/gateways/gateway.ts';
import type { Actor } from '#app/kernel/actor.ts';
import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import type { Currency } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { forgetAccount } from './account-directory.server.ts';
import {
  approvedAmong,
  type DeclaredRow,
  findDeclaredRow,
  newestDeclaredRow,
  setVersion,
} from './declared-gateways.store.server.ts';
import {
  type AccountMissing,
  type AccountRefused,
  openCredentials,
  sealCredentials,
} from './gateway-account.ts';
import {
  type AccountKey,
  type AccountRow,
  dropDefaults,
  findAccountRow,
  listDefaults,
  lockAccounts,
} from './gateway-accounts.store.server.ts';
import { proveCredentials } from './prove-credentials.server.ts';
import { writeShopEvent } from './shop-events.store.server.ts';

/** What a move to the newest version of its manifest would mean for an account. */
export type NewerVersion = {
  readonly id: string;
  readonly version: number;
  /** The credentials that it asks for and the account does not have. */
  readonly asks: readonly CredentialField[];
  /** The currencies in which codes are issued with the account and no longer would be. */
  readonly drops: readonly Currency[];
  readonly host: string;
  /** Whether the operator lets this server call that host. */
  readonly approved: boolean;
};

const hostOf = ({ mode }: AccountRow, row: DeclaredRow): string =>
  mode === 'live' ? row.productionHost : row.sandboxHost;

type Held = { readonly row: AccountRow; readonly from: DeclaredRow; readonly sealed: string };

/** An active account at a declared gateway, with the version that it is at. */
async function findHeld(tx: ShopTransaction, key: AccountKey): Promise<Held | null> {
  const row = await findAccountRow(tx, key);
  const id = row?.declaredGatewayId ?? null;
  const sealed = row?.credentialsSealed ?? null;
  if (row?.state !== 'active' || id === null || sealed === null) return null;
  const from = await findDeclaredRow(tx, { shopId: key.shopId, id });
  return from && { row, from, sealed };
}

const newFields = (to: DeclaredRow, { fields }: Credentials): readonly CredentialField[] =>
  acceptedManifest(to.manifest).credentials.filter(({ name }) => !Object.hasOwn(fields, name));

/** The newest version of an account's manifest, where the account is at an older one; else null. */
export async function findNewerVersion(
  { database, sealing }: Pick<Foundation, 'database' | 'sealing'>,
  key: AccountKey,
): Promise<NewerVersion | null> {
  const { shopId, accountId } = key;
  const found = await database.inShop(shopId, async (tx) => {
    const held = await findHeld(tx, key);
    const { gatewayKey = '' } = held?.from ?? {};
    const to = held && (await newestDeclaredRow(tx, { shopId, gatewayKey }));
    if (!held || !to || to.version <= held.from.version) return null;
    const host = hostOf(held.row, to);
    const approved = (await approvedAmong(tx, [host])).has(host);
    return { ...held, to, host, approved, defaults: await listDefaults(tx, shopId) };
  });
  if (!found) return null;
  const { to, host, approved, defaults } = found;
  const { currencies } = acceptedManifest(to.manifest);
  const kept = await openCredentials(sealing, key, found.sealed);
  const has = (currency: Currency) => currencies.some((known) => known === currency);
  const drops = (defaults.get(accountId) ?? []).filter((currency) => !has(currency));
  return { id: to.id, version: to.version, asks: newFields(to, kept), drops, host, approved };
}

export type MoveAccount = {
  readonly shopId: ShopId;
  readonly actor: Actor;
  readonly accountId: AccountId;
  /** A version of the gateway that the account is at. */
  readonly version: string;
  /** The credentials that this version asks for newly; those that the account has stay as they are. */
  readonly fields: Readonly<Record<string, string>>;
};

export type MoveRefused = AccountRefused | AccountMissing | { readonly kind: 'changed-meanwhile' };

/**
 * Moves an account to another version of its manifest, once its keys are proved by it. Codes already asked for stay with their
 * own version, so no key of it is changed here: a gateway that hands out other keys has them under other names. Answers the
 * currencies in which no codes are issued with it any more.
 */
export async function moveToVersion(
  deps: Foundation,
  command: MoveAccount,
): Promise<Result<{ readonly dropped: readonly Currency[] }, MoveRefused>> {
  const { shopId, accountId, version: id } = command;
  const key = { shopId, accountId };
  const found = await deps.database.inShop(shopId, async (tx) => {
    const held = await findHeld(tx, key);
    const to = await findDeclaredRow(tx, { shopId, id });
    return held && to?.gatewayKey === held.from.gatewayKey ? { ...held, to } : null;
  });
  if (!found) return err({ kind: 'not-found' });
  const { row, to, sealed } = found;
  const kept = await openCredentials(deps.sealing, key, sealed);
  const entered = newFields(to, kept).map(({ name }) => [name, command.fields[name] ?? '']);
  const mode = row.mode === 'live' ? 'live' : 'test';
  const proved = await proveCredentials(deps, {
    ...{ shopId, mode, gateway: row.gateway, declaredGatewayId: id },
    fields: { ...kept.fields, ...Object.fromEntries(entered) },
  });
  if (!proved.ok) return proved;
  const fields = { ...kept.fields, ...proved.value.fields };
  const keys = { from: sealed, to: await sealCredentials(deps.sealing, key, { ...kept, fields }) };
  const moved = await deps.database.inShop(shopId, (tx) =>
    write(deps, tx, { ...found, command, keys }),
  );
  forgetAccount(deps, row.pathKey);
  return moved ? ok({ dropped: moved }) : err({ kind: 'changed-meanwhile' });
}

type Write = Held & {
  readonly command: MoveAccount;
  readonly to: DeclaredRow;
  readonly keys: { readonly from: string; readonly to: string };
};

async function write(
  { clock, ids }: Foundation,
  tx: ShopTransaction,
  { command: { shopId, accountId, actor }, from, to, keys }: Write,
): Promise<readonly Currency[] | null> {
  const at = clock.now();
  await lockAccounts(tx, shopId);
  const key = { shopId, accountId };
  if (!(await setVersion(tx, { ...key, from: from.id, to: to.id, at, keys }))) return null;
  const dropped = await dropDefaults(tx, key, acceptedManifest(to.manifest).currencies);
  const data = { account: accountId, from: from.id, to: to.id, dropped: dropped.join(', ') };
  const kind = 'account-version-changed';
  await writeShopEvent(tx, { shopId, id: ids.next(), at, actor, kind, data });
  return dropped;
}
