import type { Actor } from '#app/kernel/actor.ts';
import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import type { Currency } from '#app/kernel/money.ts';
import { err, type Result } from '#app/kernel/result.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { forgetAccount } from './account-directory.server.ts';
import { providerOf } from './account-provider.server.ts';
import { credentialsNeededUntil } from './credentials-kept.ts';
import {
  type AccountMissing,
  type GatewayAccount,
  notificationUrlOf,
  parseLabel,
} from './gateway-account.ts';
import {
  type AccountKey,
  type AccountRow,
  findAccountRow,
  listAccountRows,
  listDefaults,
  lockAccounts,
  setDefault,
  setLabel,
  setRetired,
} from './gateway-accounts.store.server.ts';
import { done } from './prove-credentials.server.ts';
import { type ShopEventKind, writeShopEvent } from './shop-events.store.server.ts';

type Deps = Pick<Foundation, 'clock' | 'database' | 'ids'>;

export type ManageAccount = AccountKey & { readonly actor: Actor };

/** No more codes are issued with it; what was issued is still asked about, and its notifications are still believed. */
export const retireAccount = (
  deps: Deps,
  command: ManageAccount,
): Promise<Result<null, AccountMissing>> =>
  change(deps, { ...command, kind: 'account-retired' }, (tx) => {
    const at = deps.clock.now();
    return setRetired(tx, command, { at, eraseDueAt: credentialsNeededUntil(at, null) });
  });

/** Codes of its mode are issued with this account from now on, in those of the currencies that its gateway has. */
export const makeDefault = (
  deps: Deps,
  command: ManageAccount & { readonly currencies: readonly Currency[] },
): Promise<Result<null, AccountMissing>> =>
  change(
    deps,
    {
      ...command,
      kind: 'account-made-default',
      data: { currencies: command.currencies.join(', ') },
    },
    async (tx, row) => {
      const { mode } = row;
      const known = (await providerOf(tx, command.shopId, row))?.capabilities.currencies ?? [];
      const currencies = command.currencies.filter((currency) => known.includes(currency));
      return setDefault(tx, command, { mode, currencies });
    },
  );

/** Gives the account another name on screens; the gateway never sees it. */
export async function renameAccount(
  deps: Deps,
  command: ManageAccount & { readonly label: string },
): Promise<Result<null, AccountMissing | { readonly kind: 'invalid-label' }>> {
  const label = parseLabel(command.label);
  if (label === null) return err({ kind: 'invalid-label' });
  return change(deps, { ...command, kind: 'account-renamed', data: { label } }, (tx) =>
    setLabel(tx, command, label),
  );
}

type Change = ManageAccount & {
  readonly kind: ShopEventKind;
  readonly data?: Readonly<Record<string, string>>;
};

/** Changes an active account and writes down who did it, one change of the shop's accounts at a time. */
async function change(
  deps: Deps,
  { shopId, accountId, actor, kind, data = {} }: Change,
  apply: (tx: ShopTransaction, row: AccountRow) => Promise<void>,
): Promise<Result<null, AccountMissing>> {
  const changed = await deps.database.inShop(shopId, async (tx) => {
    await lockAccounts(tx, shopId);
    const row = await findAccountRow(tx, { shopId, accountId });
    if (row?.state !== 'active') return null;
    await apply(tx, row);
    const event = { shopId, id: deps.ids.next(), at: deps.clock.now(), actor, kind };
    await writeShopEvent(tx, { ...event, data: { ...data, account: accountId } });
    return row;
  });
  if (!changed) return err({ kind: 'not-found' });
  forgetAccount(deps, changed.pathKey);
  return done;
}

/** The shop's accounts, oldest first, retired ones too. */
export async function listAccounts(
  { config, database }: Pick<Foundation, 'config' | 'database'>,
  shopId: ShopId,
): Promise<readonly GatewayAccount[]> {
  const { rows, defaults } = await database.inShop(shopId, async (tx) => ({
    rows: await listAccountRows(tx, shopId),
    defaults: await listDefaults(tx, shopId),
  }));
  return rows.map((row) => ({
    id: row.id as AccountId,
    gateway: row.gateway,
    declaredGatewayId: row.declaredGatewayId,
    mode: row.mode === 'live' ? 'live' : 'test',
    label: row.label,
    state: row.state === 'active' ? 'active' : 'retired',
    defaultFor: defaults.get(row.id) ?? [],
    provedAt: row.provedAt,
    previousUntil: row.previousUntil,
    erased: row.credentialsSealed === null,
    notificationUrl: notificationUrlOf(config, row),
  }));
}
