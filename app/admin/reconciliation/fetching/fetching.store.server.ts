import { listProviders } from '#app/gateways/registry.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Trouble } from '#app/reconciliation/fetching/trouble.ts';

/** How the fetching of one account's reports stands. */
export type FetchingRow = {
  readonly account_id: string;
  readonly label: string;
  readonly gateway: string;
  readonly mode: 'live' | 'test';
  readonly nightly: boolean;
  readonly due_at: Date | null;
  readonly period_until: Date | null;
  readonly fetched_at: Date | null;
  readonly fetched_file_id: string | null;
  readonly fetched_name: string | null;
  readonly trouble: Trouble | null;
  readonly trouble_code: string | null;
};

/** The accounts of a shop whose gateway gives its reports by API, and which have keys or had a report fetched. */
export function readFetching(tx: ShopTransaction, shopId: ShopId): Promise<FetchingRow[]> {
  const able = listProviders().flatMap((card) => (card.fetchesReports ? [card.name] : []));
  return tx.$queryRaw<FetchingRow[]>`
    select r.account_id::text as account_id, a.label, a.gateway, a.mode, r.nightly, r.due_at, r.period_until, r.fetched_at,
      r.fetched_file_id::text as fetched_file_id, f.name as fetched_name, r.trouble, r.trouble_code
    from report_fetch r
    join gateway_account a on a.shop_id = r.shop_id and a.id = r.account_id
    left join report_file f on f.shop_id = r.shop_id and f.id = r.fetched_file_id
    where r.shop_id = ${shopId}::uuid and a.gateway = any(${able}) and a.declared_gateway_id is null
      and (a.credentials_sealed is not null or r.fetched_at is not null)
    order by a.created_at, a.id`;
}
