import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { OpenedLink } from './export-link.server.ts';

type Use = OpenedLink & { readonly at: Date; readonly rows: number };

/** Writes down who downloads what. False where this link was used before: its id can stand in the journal once. */
export async function noteDownload(tx: ShopTransaction, use: Use): Promise<boolean> {
  const { shopId, id, at, actor, list, format, rows } = use;
  const data = JSON.stringify({ list, format, rows });
  const written = await tx.$executeRaw`
    insert into reconciliation_event (shop_id, id, at, actor, kind, data)
    values (${shopId}::uuid, ${id}::uuid, ${at}, ${actor}, 'list.downloaded', ${data}::jsonb) on conflict do nothing`;
  return written === 1;
}
