import { showOriginalRow } from '#app/reconciliation/lines/original-row.server.ts';
import type { By } from '../../house.ts';
import { findLine } from '../lines/lines.store.server.ts';
import type { OriginalRowScreen } from './original-row.tsx';

type Deps = Parameters<typeof showOriginalRow>[0];
type Deed = By & { readonly lineId: string };

/** Shows the row that a line came from; null where the shop has no such line. */
export async function showRowOfLine(
  deps: Deps,
  { shopId, actor, lineId }: Deed,
): Promise<OriginalRowScreen | null> {
  const row = await deps.database.inShop(shopId, (tx) => findLine(tx, shopId, lineId));
  if (!row) return null;
  const asked = { shopId, actor, fileId: row.file_id, fileLine: row.file_line };
  return { cells: await showOriginalRow(deps, asked) };
}
