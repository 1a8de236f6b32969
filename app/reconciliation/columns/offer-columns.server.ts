import type { ColumnPlan } from '#app/gateways/report-plan.ts';
import type { Actor } from '#app/kernel/actor.ts';
import type { AccountId } from '#app/kernel/ids.ts';
import type { Currency } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { openOriginal, originalOf } from '../files/original.server.ts';
import { type FileKey, findFile } from '../files/report-files.store.server.ts';
import { headOf, type ReportsOfAccount, reportsOf } from '../lines/recognise-file.server.ts';
import { type ColumnSample, sampleColumns } from '../reading/column-samples.ts';
import { columnsIn } from '../reading/columns-in.ts';
import type { FileRefusal } from '../reading/file-refusal.ts';
import { noteShown } from './columns.store.server.ts';

export type OfferDeps = Pick<Foundation, 'clock' | 'database' | 'ids' | 'sealing'>;

/** The columns of a kept file, for the merchant to say what each means. */
export type OfferedColumns = {
  readonly columns: readonly ColumnSample[];
  readonly linesBefore: number;
  /** What was said for this account before. */
  readonly plan: ColumnPlan | null;
  readonly currency: Currency;
};

export type NotOffered = FileRefusal | { readonly why: 'no-such-account' | 'original-erased' };

/** Shows which columns a file has, with some values of each; it is kept who was shown them. Null where there is no such file. */
export async function offerColumns(
  deps: OfferDeps,
  asked: FileKey & { readonly actor: Actor },
): Promise<Result<OfferedColumns, NotOffered> | null> {
  const account = await accountOf(deps, asked);
  if (account === 'no-such-file') return null;
  if (account === null) return err({ why: 'no-such-account' });
  const bytes = await openOriginal(deps, asked);
  if (!bytes) return err({ why: 'original-erased' });
  const head = await headOf(originalOf(deps, asked));
  if (!head.ok) return head;
  const found = await columnsIn(head.value);
  if (!found.ok) return found;
  const columns = await sampleColumns(bytes, found.value.layout);
  if (!columns.ok) return columns;
  const shown = { actor: asked.actor, at: deps.clock.now(), eventId: deps.ids.next() };
  await deps.database.inShop(asked.shopId, (tx) => noteShown(tx, asked, shown));
  const { linesBefore } = found.value;
  const { known, currency } = account;
  return ok({ columns: columns.value, linesBefore, plan: known.plan, currency });
}

async function accountOf(
  { database }: Pick<OfferDeps, 'database'>,
  file: FileKey,
): Promise<ReportsOfAccount | null | 'no-such-file'> {
  const { shopId } = file;
  return database.inShop(shopId, async (tx) => {
    const row = await findFile(tx, file);
    return row ? reportsOf(tx, { shopId, accountId: row.accountId as AccountId }) : 'no-such-file';
  });
}
