import { listProviders } from '#app/gateways/registry.ts';
import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import { declaredNames } from '#app/merchants/declared-gateways.server.ts';
import type { GatewayAccount } from '#app/merchants/gateway-account.ts';
import { listAccounts } from '#app/merchants/manage-accounts.server.ts';
import { findNewerVersion } from '#app/merchants/move-account.server.ts';
import { getSettings } from '#app/merchants/settings.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { type InstantText, instantText } from './format.ts';
import { gatewayName } from './gateway-name.ts';
import { type LimitsScreen, presentLimits } from './limits.presenter.server.ts';
import type { Reader } from './reader.ts';
import { presentDeclaredGateway } from './settings/declared/declared.presenter.server.ts';
import { type ProviderForm, providerForm } from './settings/provider-form.ts';

/** An account as a line of the settings. */
export type AccountLine = {
  readonly id: string;
  readonly gateway: string;
  readonly label: string;
  readonly mode: 'test' | 'live';
  /** `erased`: retired, and its credentials are gone. */
  readonly state: 'active' | 'retired' | 'erased';
  /** Currencies in which new codes are requested with it. */
  readonly defaultFor: readonly string[];
  readonly proved: InstantText;
};

export type SettingsScreen = {
  readonly accounts: readonly AccountLine[];
  readonly deadlineHours: string;
  readonly graceMinutes: string;
  readonly onLapse: 'leave' | 'reject';
};

type Deps = Pick<Foundation, 'config' | 'database' | 'sealing'>;
type Seer = { readonly shopId: ShopId; readonly reader: Reader };

/** The shop's accounts, and what it decided about time and stock. */
export async function presentSettings(
  deps: Deps,
  { shopId, reader }: Seer,
): Promise<SettingsScreen> {
  const accounts = await listAccounts(deps, shopId);
  const names = await declaredNames(deps, shopId);
  const { deadlineHours, graceMinutes, onLapse } = await getSettings(deps, shopId);
  return {
    accounts: accounts.map((account) => lineOf(account, names, reader)),
    deadlineHours: `${deadlineHours}`,
    graceMinutes: `${graceMinutes}`,
    onLapse,
  };
}

const lineOf = (
  account: GatewayAccount,
  names: ReadonlyMap<string, string>,
  reader: Reader,
): AccountLine => ({
  id: account.id,
  gateway: names.get(account.declaredGatewayId ?? '') ?? gatewayName(account.gateway),
  label: account.label,
  mode: account.mode,
  state: account.erased ? 'erased' : account.state,
  defaultFor: account.defaultFor,
  proved: instantText(account.provedAt, reader),
});

/** The form for an account, made from what each provider asks for. */
export const presentProviders = (): readonly ProviderForm[] =>
  listProviders().map(({ name, capabilities, credentialFields: fields }) =>
    providerForm({ gateway: name, name: gatewayName(name), capabilities, fields }),
  );

/** A move to the newest version of the account's manifest, and what it means. */
export type MoveOffer = {
  readonly id: string;
  readonly version: string;
  readonly asks: ProviderForm['fields'];
  /** The currencies in which it would issue no more; empty where none. */
  readonly drops: string;
  readonly host: string;
  readonly approved: boolean;
};

export type AccountScreen = AccountLine & {
  readonly move: MoveOffer | null;
  readonly notificationUrl: string;
  readonly previousUntil: InstantText | null;
  readonly form: ProviderForm | null;
  readonly limits: LimitsScreen;
};

/** One account, without its keys; null where the shop has none of this id. */
export async function presentAccount(
  deps: Deps,
  { shopId, reader }: Seer,
  accountId: string,
): Promise<AccountScreen | null> {
  const account = (await listAccounts(deps, shopId)).find(({ id }) => id === accountId);
  if (!account) return null;
  const declared = account.declaredGatewayId;
  const form = declared
    ? ((await presentDeclaredGateway(deps, { shopId, reader }, declared))?.form ?? null)
    : (presentProviders().find(({ gateway }) => gateway === account.gateway) ?? null);
  const currencies = form?.currencies ?? [];
  return {
    ...lineOf(account, await declaredNames(deps, shopId), reader),
    notificationUrl: account.notificationUrl,
    previousUntil: account.previousUntil && instantText(account.previousUntil, reader),
    form,
    move: await offerMove(deps, { shopId, accountId: account.id }),
    limits: await presentLimits(deps, { shopId, account, currencies, reader }),
  };
}

async function offerMove(
  deps: Deps,
  key: { readonly shopId: ShopId; readonly accountId: AccountId },
): Promise<MoveOffer | null> {
  const newer = await findNewerVersion(deps, key);
  return newer && { ...newer, version: `${newer.version}`, drops: newer.drops.join(', ') };
}
