import type { ShopId } from '#app/kernel/ids.ts';
import type { Trouble } from '#app/reconciliation/fetching/trouble.ts';
import { instantLine } from '../format.ts';
import type { ReadDeps } from '../house.ts';
import type { Reader } from '../reader.ts';
import { type FetchingRow, readFetching } from './fetching/fetching.store.server.ts';
import { accountNamed } from './lines.presenter.server.ts';

/** How one account's reports come, finished for the eye. */
export type FetchingLine = {
  readonly id: string;
  readonly account: string;
  readonly nightly: boolean;
  /** Off because it is a test account, which may have no reports. */
  readonly offAsTest: boolean;
  /** The last report that was fetched; null where none was. */
  readonly last: { readonly when: string; readonly fileId: string; readonly name: string } | null;
  /** When the gateway is asked next; null where that needs a person. */
  readonly next: string | null;
  /** It is being fetched: asked for, being made, or about to be tried again. */
  readonly underWay: boolean;
  readonly trouble: { readonly why: Trouble; readonly code: string } | null;
};

/** The accounts whose reports come by themselves, or could. */
export async function presentFetching(
  { database }: Pick<ReadDeps, 'database'>,
  { shopId, reader }: { readonly shopId: ShopId; readonly reader: Reader },
): Promise<readonly FetchingLine[]> {
  const rows = await database.inShop(shopId, (tx) => readFetching(tx, shopId));
  return rows.map((row) => lineOf(row, reader));
}

function lineOf(row: FetchingRow, reader: Reader): FetchingLine {
  const { fetched_at: at, fetched_file_id: fileId, trouble, due_at: due } = row;
  return {
    id: row.account_id,
    account: accountNamed({ id: row.account_id, label: row.label, gateway: row.gateway }).name,
    nightly: row.nightly,
    offAsTest: row.mode === 'test' && !row.nightly,
    last:
      at && fileId !== null
        ? { when: instantLine(at, reader), fileId, name: row.fetched_name ?? fileId }
        : null,
    next: due && instantLine(due, reader),
    underWay: row.period_until !== null,
    trouble: trouble && { why: trouble, code: row.trouble_code ?? '–' },
  };
}
