import { columnPlan } from '#app/gateways/report-plan.ts';
import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import type { Currency } from '#app/kernel/money.ts';
import { ok, type Result } from '#app/kernel/result.ts';
import { providerOf } from '#app/merchants/account-provider.server.ts';
import { findAccountRow, listDefaults } from '#app/merchants/gateway-accounts.store.server.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import { HEAD_BYTES } from '../reading/beginning.ts';
import { containerOf } from '../reading/container.ts';
import type { FileRefusal } from '../reading/file-refusal.ts';
import { type Known, recogniseReport } from '../reading/recognise-report.ts';
import type { Recognised } from '../reading/recognised.ts';
import { wholeWorkbook } from '../reading/workbook.ts';

/** What an account's reports are measured against, and the currency of those that name none. */
export type ReportsOfAccount = { readonly known: Known; readonly currency: Currency };

/** Soles, unless codes are sold with the account in one other currency only. */
const currencyOf = (currencies: readonly Currency[]): Currency => {
  const [only, ...more] = currencies;
  return only !== undefined && more.length === 0 ? only : 'PEN';
};

/** Null where the shop has no such account, or this house no such gateway. */
export async function reportsOf(
  tx: ShopTransaction,
  key: { readonly shopId: ShopId; readonly accountId: AccountId },
): Promise<ReportsOfAccount | null> {
  const { shopId, accountId } = key;
  const row = await findAccountRow(tx, key);
  const provider = row && (await providerOf(tx, shopId, row));
  if (!provider) return null;
  const said = await tx.reportColumns.findFirst({
    where: { shopId, accountId },
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
  });
  const defaults = await listDefaults(tx, shopId);
  return {
    known: {
      name: row.gateway,
      formats: provider.reports,
      plan: said === null ? null : columnPlan.parse(said.plan),
    },
    currency: currencyOf(defaults.get(accountId) ?? []),
  };
}

/** Reads a file from its beginning, as often as it is asked. */
export type OpenBytes = () => Promise<AsyncGenerator<Uint8Array>>;

/** What tells the kind of a file: a text's first piece, or a workbook whole. */
export async function headOf(open: OpenBytes): Promise<Result<Uint8Array, FileRefusal>> {
  const bytes = await open();
  const first = await bytes.next();
  await bytes.return(undefined);
  const piece: Uint8Array = first.done ? new Uint8Array() : first.value;
  const container = containerOf(piece);
  if (!container.ok) return container;
  return container.value === 'text'
    ? ok(piece.subarray(0, HEAD_BYTES))
    : wholeWorkbook(await open());
}

/** What kind of file it is, measured against what its account's reports may be. */
export async function recogniseFile(
  open: OpenBytes,
  known: Known,
): Promise<Result<Recognised, FileRefusal>> {
  const head = await headOf(open);
  return head.ok ? recogniseReport(head.value, known) : head;
}
