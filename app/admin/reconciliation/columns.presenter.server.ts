import type { ColumnPlan } from '#app/gateways/report-plan.ts';
import type { Actor } from '#app/kernel/actor.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import { guessPlan } from '#app/reconciliation/columns/guess-plan.ts';
import { type OfferDeps, offerColumns } from '#app/reconciliation/columns/offer-columns.server.ts';
import type { Reader } from '../reader.ts';
import { translatorFor } from '../words/words-for.server.ts';
import { type ColumnsForm, formOfGuess, formOfPlan } from './columns/columns-form.ts';
import { findFileRow } from './imports/imports.store.server.ts';
import { type RefusalText, refusalText } from './imports/refusal.ts';

/** A column of the file: its head, what stands in it, and all of its words where they are few. */
export type OfferedColumn = {
  readonly head: string;
  readonly example: string;
  readonly words: readonly string[] | null;
};

export type ColumnsScreen = {
  readonly fileId: string;
  readonly name: string;
  readonly account: string;
  readonly columns: readonly OfferedColumn[];
  readonly form: ColumnsForm;
  /** Why no columns can be shown. */
  readonly refusal: RefusalText | null;
};

type Viewer = { readonly shopId: ShopId; readonly actor: Actor; readonly reader: Reader };

/** The columns of one report, for the merchant to say what each is; null where the shop has no such file. */
export async function presentColumns(
  deps: OfferDeps,
  { shopId, actor, reader }: Viewer,
  fileId: string,
): Promise<ColumnsScreen | null> {
  const row = await deps.database.inShop(shopId, (tx) => findFileRow(tx, shopId, fileId));
  const offered = row && (await offerColumns(deps, { shopId, fileId, actor }));
  if (!row || !offered) return null;
  const file = { fileId, name: row.name, account: row.label };
  if (!offered.ok) {
    const refusal = refusalText(JSON.stringify(offered.error), reader, translatorFor(reader));
    return { ...file, columns: [], form: {}, refusal };
  }
  const { columns, plan, linesBefore } = offered.value;
  const heads = columns.map(({ head }) => head);
  const form =
    plan !== null && isOf(plan, heads) ? formOfPlan(plan) : formOfGuess(guessPlan(columns));
  return {
    ...file,
    columns: columns.map(({ head, samples, words }) => ({
      head,
      example: samples.join(' · '),
      words,
    })),
    form: { ...form, linesBefore: `${linesBefore}` },
    refusal: null,
  };
}

/** A report of another kind has other heads: what was said of the first says nothing of it. */
const isOf = ({ kind, columns }: ColumnPlan, heads: readonly string[]): boolean =>
  [...Object.values(columns), ...(typeof kind === 'string' ? [] : [kind.column])].every(
    (head) => head === undefined || heads.includes(head),
  );
