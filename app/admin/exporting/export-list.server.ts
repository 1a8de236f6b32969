import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import type { Table } from '#app/reconciliation/exporting/table.ts';
import { MOST_XLSX_ROWS } from '#app/reconciliation/exporting/xlsx.ts';
import { type Asked, makeExportLink, type OpenedLink } from './export-link.server.ts';
import { countHits, takeKeys } from './hits.store.server.ts';
import { LISTED } from './listed.server.ts';
import type { TakenKeys } from './taken-keys.ts';
import { noteDownload } from './used-links.store.server.ts';

type Deps = Pick<Foundation, 'database' | 'sealing' | 'clock' | 'ids'>;

/** More than a workbook can hold. */
export type TooManyRows = { readonly kind: 'too-many-rows'; readonly rows: number };

const fits = (format: Asked['format'], rows: number): boolean =>
  format !== 'xlsx' || rows <= MOST_XLSX_ROWS;

/** Counts what would be downloaded now, and makes the link for it. */
export async function prepareExport(
  deps: Deps,
  asked: Asked,
): Promise<Result<{ readonly href: string; readonly rows: number }, TooManyRows>> {
  const { shopId, list, format, search } = asked;
  const hits = LISTED[list].hits(shopId, new URLSearchParams(search));
  const rows = await deps.database.inShop(shopId, (tx) => countHits(tx, hits));
  if (!fits(format, rows)) return err({ kind: 'too-many-rows', rows });
  return ok({ href: await makeExportLink(deps, asked), rows });
}

/** Rows read at a time: one short transaction each. */
const PORTION = 1_000;

/**
 * Begins a download: from here on it is known which rows it has. What comes later is not in it, what changes meanwhile stands
 * as it is when its portion is read, and each row is in it once.
 */
export async function beginExport(
  deps: Deps,
  opened: OpenedLink,
): Promise<Result<Table, TooManyRows | { readonly kind: 'used-before' }>> {
  const { shopId, id, actor, list, format, search } = opened;
  const takenAt = deps.clock.now();
  const { hits, columns } = LISTED[list];
  const begun = await deps.database.inShop(shopId, async (tx) => {
    const keys = await takeKeys(tx, hits(shopId, new URLSearchParams(search)));
    const data = { list, format, rows: keys.count };
    const use = { shopId, id, actor, at: takenAt, kind: 'list.downloaded', data } as const;
    const isNew = await noteDownload(tx, use);
    return { keys, isNew };
  });
  const { keys, isNew } = begun;
  if (!isNew) return err({ kind: 'used-before' });
  if (!fits(format, keys.count)) return err({ kind: 'too-many-rows', rows: keys.count });
  return ok({
    name: list,
    columns,
    count: keys.count,
    takenAt,
    pages: pagesOf(deps, opened, keys),
  });
}

async function* pagesOf({ database }: Deps, { shopId, list }: OpenedLink, keys: TakenKeys) {
  for (const portion of keys.portions(PORTION))
    yield await database.inShop(shopId, (tx) => LISTED[list].cells(tx, shopId, portion));
}
