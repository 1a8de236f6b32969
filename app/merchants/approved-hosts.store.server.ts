import type { ClientBase } from 'pg';
import { isPublicName } from '#app/gateways/declared-gateways.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';

/** The operator's connection, as owner of the database: the server's own roles may only read what is approved. */
export type AsOwner = Pick<ClientBase, 'query'>;

/** A host that manifests name, and how it stands. */
export type HostStanding = {
  readonly host: string;
  readonly approvedAt: Date | null;
  /** How many gateways, of how many shops, name it in their newest version. */
  readonly gateways: number;
  readonly shops: number;
};

/** Lets the server call a host that manifests name. Repeating it changes nothing. */
export async function approveHost(
  owner: AsOwner,
  host: string,
): Promise<Result<'approved' | 'already-approved', 'not-public'>> {
  if (!isPublicName(host)) return err('not-public');
  const { rowCount } = await owner.query(
    `insert into approved_host (host, approved_at, approved_by) values ($1, clock_timestamp(), 'operator')
     on conflict (host) where revoked_at is null do nothing`,
    [host],
  );
  return ok(rowCount === 1 ? 'approved' : 'already-approved');
}

/** From now on it is not called; codes already issued there are kept and not asked about until it is approved again. */
export async function revokeHost(
  owner: AsOwner,
  host: string,
): Promise<'revoked' | 'not-approved'> {
  const { rowCount } = await owner.query(
    `update approved_host set revoked_at = clock_timestamp(), revoked_by = 'operator' where host = $1 and revoked_at is null`,
    [host],
  );
  return rowCount === 1 ? 'revoked' : 'not-approved';
}

/** Every host that is approved or waits to be, by name. */
export async function listHosts(owner: AsOwner): Promise<readonly HostStanding[]> {
  const { rows } = await owner.query<HostStanding>(
    `with newest as (
       select distinct on (shop_id, gateway_key) shop_id, sandbox_host, production_host
       from declared_gateway order by shop_id, gateway_key, version desc
     ), named as (
       select shop_id, unnest(array[sandbox_host, production_host]) as host from newest
     )
     select coalesce(n.host, a.host) as host, a.approved_at as "approvedAt",
            count(n.shop_id)::int as gateways, count(distinct n.shop_id)::int as shops
     from named n full join (select * from approved_host where revoked_at is null) a on a.host = n.host
     group by 1, 2 order by 1`,
  );
  return rows;
}
