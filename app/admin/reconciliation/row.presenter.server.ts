import type { Actor } from '#app/kernel/actor.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import { parseInteger } from '#app/kernel/integer.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { type BadRowCells, showBadRow } from '#app/reconciliation/mending/bad-row.server.ts';
import { countText, type InstantText, instantText } from '../format.ts';
import { actorText } from '../payment/actor-text.ts';
import type { Reader } from '../reader.ts';
import { translatorFor } from '../words/words-for.server.ts';
import { findFileRow, findQuarantined } from './imports/imports.store.server.ts';
import { rowFaultText } from './imports/row-fault.ts';

export type RowScreen = {
  readonly fileId: string;
  readonly name: string;
  readonly line: string;
  readonly column: string;
  readonly why: string;
  readonly ended: {
    readonly how: 'mended' | 'carried' | 'set-aside';
    readonly reason: string | null;
    readonly by: string;
    readonly at: InstantText | null;
  } | null;
  /** Null where the row is mended for good, or can be shown no more. */
  readonly row: BadRowCells | null;
};

type Viewer = { readonly shopId: ShopId; readonly actor: Actor; readonly reader: Reader };
type Deps = Pick<Foundation, 'clock' | 'database' | 'ids' | 'sealing'>;

/** The number of a line as an address names it; null for anything else. */
export const lineOf = (text: string | undefined): number | null => {
  const line = parseInteger(text ?? '');
  return line !== null && line > 0 && line < 2 ** 31 ? line : null;
};

/** One row that could not be read, to be mended; null where the shop has none such. */
export async function presentRow(
  deps: Deps,
  { shopId, actor, reader }: Viewer,
  { fileId, line }: { readonly fileId: string; readonly line: number },
): Promise<RowScreen | null> {
  const { file, bad } = await deps.database.inShop(shopId, async (tx) => ({
    file: await findFileRow(tx, shopId, fileId),
    bad: await findQuarantined(tx, { shopId, fileId, line }),
  }));
  if (!file || !bad) return null;
  const say = translatorFor(reader);
  const waits = bad.mended === null || bad.mended === 'set-aside';
  return {
    fileId,
    name: file.name,
    line: countText(line, reader),
    column: bad.column_name,
    why: rowFaultText(bad.why, say),
    ended:
      bad.mended === null
        ? null
        : {
            how: bad.mended,
            reason: bad.reason,
            by: actorText(bad.mended_by ?? '', actor, say),
            at: bad.mended_at === null ? null : instantText(bad.mended_at, reader),
          },
    row: waits ? await showBadRow(deps, { shopId, fileId, fileLine: line, actor }) : null,
  };
}
