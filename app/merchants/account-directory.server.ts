import type { Credentials, GatewayMode, GatewayProvider } from '#app/gateways/gateway.ts';
import { keepable } from '#app/gateways/keepable.ts';
import type { OpenedAccount } from '#app/gateways/opened-account.ts';
import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { providerOf } from './account-provider.server.ts';
import { asFormerlyToo } from './former-versions.server.ts';
import { notificationUrlOf, openCredentials } from './gateway-account.ts';
import {
  type AccountKey,
  type AccountRow,
  findAccountRow,
} from './gateway-accounts.store.server.ts';
import { createShortMemory } from './short-memory.ts';

/** Whose account a notification's address names, and the keys that its signature is checked with. */
export type AddressedAccount = {
  readonly shopId: ShopId;
  readonly accountId: AccountId;
  readonly provider: GatewayProvider;
  readonly mode: GatewayMode;
  /** The current keys, then those replaced less than seven days ago. */
  readonly verifyWith: readonly Credentials[];
};

const addressed = createShortMemory<AddressedAccount>();

/** The account behind the key in a notification's path, retired ones too; null where there is none, or its keys are erased. */
export async function findAccountByPath(
  deps: Pick<Foundation, 'clock' | 'database' | 'sealing'>,
  pathKey: string,
): Promise<AddressedAccount | null> {
  const now = deps.clock.now();
  return addressed.recall({ owner: deps.database, key: pathKey, now }, async () => {
    const { rows } = await deps.database.app.query<{ shop_id: ShopId; account_id: AccountId }>(
      'select shop_id, account_id from account_of_path($1)',
      [pathKey],
    );
    const [found] = rows;
    if (!found) return null;
    const key = { shopId: found.shop_id, accountId: found.account_id };
    const account = await findWithKeys(deps, key);
    if (!account) return null;
    const { row, provider, sealed } = account;
    const inWindow = row.previousUntil !== null && row.previousUntil > now;
    const texts = [sealed, inWindow ? row.previousSealed : null];
    const open = (sealed: string) => openCredentials(deps.sealing, key, sealed);
    const [current, ...replaced] = await Promise.all(
      texts.filter((text) => text !== null).map(open),
    );
    if (!current) return null;
    // A version of the manifest that came since may ask for keys that the replaced ones never had.
    const declared = row.declaredGatewayId !== null;
    const verifyWith = [current, ...replaced.map((old) => (declared ? over(current, old) : old))];
    const readBy = declared
      ? await deps.database.inShop(key.shopId, (tx) => asFormerlyToo(tx, { row, provider, now }))
      : provider;
    return { ...key, provider: readBy, mode: row.mode === 'live' ? 'live' : 'test', verifyWith };
  });
}

const over = (current: Credentials, old: Credentials): Credentials => ({
  ...old,
  fields: { ...current.fields, ...old.fields },
});

type WithKeys = {
  readonly row: AccountRow;
  readonly provider: GatewayProvider;
  readonly sealed: string;
};

/** The account as it stands, or by the version of its manifest that a code was issued by. */
const findWithKeys = (
  { database }: Pick<Foundation, 'database'>,
  key: AccountKey,
  version: string | null = null,
): Promise<WithKeys | null> =>
  database.inShop(key.shopId, async (tx) => {
    const row = await findAccountRow(tx, key);
    const sealed = row?.credentialsSealed ?? null;
    if (!row || sealed === null) return null;
    const declaredGatewayId = version ?? row.declaredGatewayId;
    const provider = await providerOf(tx, key.shopId, { ...row, declaredGatewayId });
    return provider && { row: { ...row, declaredGatewayId }, provider, sealed };
  });

/** To be called after an account was changed. */
export const forgetAccount = ({ database }: Pick<Foundation, 'database'>, pathKey: string): void =>
  addressed.forget(database, pathKey);

type Opening = { readonly sealed: string; readonly account: OpenedAccount };

const MOST_OPEN = 2_000;
const openings = new WeakMap<object, Map<AccountId, Opening>>();

/** Opens an account at its gateway, retired ones too; null where the shop has none of this id, or its keys are erased. Kept open until they change. */
export async function openAccount(
  deps: Pick<Foundation, 'clock' | 'config' | 'database' | 'egress' | 'sealing'>,
  { version = null, ...key }: AccountKey & { readonly version?: string | null },
): Promise<OpenedAccount | null> {
  const found = await findWithKeys(deps, key, version);
  if (!found) {
    openings.get(deps.egress)?.delete(key.accountId);
    return null;
  }
  const { row, provider, sealed } = found;
  const open = openings.get(deps.egress) ?? new Map<AccountId, Opening>();
  openings.set(deps.egress, open);
  const known = open.get(key.accountId);
  // A declared gateway is opened anew each time: its manifest and the operator's approval may have changed.
  const stays = row.declaredGatewayId === null;
  if (stays && known?.sealed === sealed) return known.account;
  const mode = row.mode === 'live' ? 'live' : 'test';
  const credentials = await openCredentials(deps.sealing, key, sealed);
  const notificationUrl = notificationUrlOf(deps.config, row);
  const gateway = keepable(provider.open(deps, { mode, credentials, notificationUrl }));
  const account = { provider, mode, gateway, version: row.declaredGatewayId } as const;
  if (stays) open.set(key.accountId, { sealed, account });
  const [oldest] = open.keys();
  if (open.size > MOST_OPEN && oldest !== undefined) open.delete(oldest);
  return account;
}
