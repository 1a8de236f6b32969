import type { ReportSource } from '#app/gateways/report-source.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { providerOf } from './account-provider.server.ts';
import { openCredentials } from './gateway-account.ts';
import { type AccountKey, findAccountRow } from './gateway-accounts.store.server.ts';

export type SourceDeps = Pick<Foundation, 'database' | 'downloads' | 'egress' | 'sealing'>;

/** Why an account's reports cannot be fetched. `no-such-way`: its gateway gives none by API. */
export type NoSource = 'no-such-account' | 'no-such-way' | 'no-keys';

/** The way to the reports of an account, retired ones too. */
export async function openReportSource(
  deps: SourceDeps,
  key: AccountKey,
): Promise<ReportSource | NoSource> {
  const found = await deps.database.inShop(key.shopId, async (tx) => {
    const row = await findAccountRow(tx, key);
    return row && { row, provider: await providerOf(tx, key.shopId, row) };
  });
  if (!found) return 'no-such-account';
  const { row, provider } = found;
  if (!provider?.openReports) return 'no-such-way';
  if (row.credentialsSealed === null) return 'no-keys';
  const credentials = await openCredentials(deps.sealing, key, row.credentialsSealed);
  return provider.openReports(deps, { mode: row.mode === 'live' ? 'live' : 'test', credentials });
}
