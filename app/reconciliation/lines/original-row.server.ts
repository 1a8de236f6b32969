import type { Actor } from '#app/kernel/actor.ts';
import type { AccountId } from '#app/kernel/ids.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { openOriginal, originalOf } from '../files/original.server.ts';
import { type FileKey, findFile } from '../files/report-files.store.server.ts';
import { columnsIn } from '../reading/columns-in.ts';
import { cutRows } from '../reading/cut-rows.ts';
import type { Layout, Recognised } from '../reading/recognised.ts';
import { isCells } from '../reading/row-cutter.ts';
import { headOf, recogniseFile, reportsOf } from './recognise-file.server.ts';

type Deps = Pick<Foundation, 'clock' | 'database' | 'ids' | 'sealing'>;

/** One cell as it came, under its head. */
export type Cell = { readonly column: string; readonly text: string };

export type AskedRow = FileKey & {
  readonly fileLine: number;
  /** Who looks: a row may name people (law 9), and so it is kept who was shown it. */
  readonly actor: Actor;
};

/** The cells of one row of a report as they came; null where the original is erased or can no longer be read. */
export async function showOriginalRow(
  deps: Deps,
  asked: AskedRow,
): Promise<readonly Cell[] | null> {
  const { shopId, fileId, fileLine, actor } = asked;
  const layout = (await recogniseKept(deps, asked)) ?? (await likelyLayout(deps, asked));
  const bytes = layout && (await openOriginal(deps, asked));
  if (!layout || !bytes) return null;
  const cells = await cellsAt(bytes, layout, fileLine);
  if (cells === null) return null;
  await deps.database.inShop(shopId, (tx) =>
    tx.reconciliationEvent.create({
      data: {
        shopId,
        id: deps.ids.next(),
        at: deps.clock.now(),
        actor,
        kind: 'original.shown',
        data: { file: fileId, line: fileLine },
      },
    }),
  );
  return cells;
}

/** What kind a kept file is; null where its original is erased or nobody knows it any more. */
export async function recogniseKept(
  deps: Pick<Deps, 'database' | 'sealing'>,
  file: FileKey,
): Promise<Recognised | null> {
  const { shopId } = file;
  const reports = await deps.database.inShop(shopId, async (tx) => {
    const row = await findFile(tx, file);
    return row && reportsOf(tx, { shopId, accountId: row.accountId as AccountId });
  });
  if (!reports || (await openOriginal(deps, file)) === null) return null;
  const recognised = await recogniseFile(originalOf(deps, file), reports.known);
  return recognised.ok ? recognised.value : null;
}

/** How a kept file is cut where its columns have been mapped otherwise since: its heads are then the likeliest ones. */
async function likelyLayout(
  deps: Pick<Deps, 'database' | 'sealing'>,
  file: FileKey,
): Promise<Layout | null> {
  const head = await headOf(originalOf(deps, file));
  const columns = head.ok ? await columnsIn(head.value) : head;
  return columns.ok ? columns.value.layout : null;
}

/** Reads up to the row, and no further. */
async function cellsAt(
  bytes: AsyncIterable<Uint8Array>,
  layout: Layout,
  fileLine: number,
): Promise<readonly Cell[] | null> {
  for await (const cut of cutRows(bytes, layout)) {
    if (!cut.ok) return null;
    const row = cut.value.rows.find(({ line }) => line === fileLine);
    if (row && isCells(row))
      return row.cells.map((text, place) => ({
        column: layout.header[place] ?? `${place + 1}`,
        text,
      }));
    if ((cut.value.rows.at(-1)?.line ?? 0) > fileLine) return null;
  }
  return null;
}
