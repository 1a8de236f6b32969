import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Copy } from '../stage.ts';
import { COPYING, secondsOf, stagingOf, withClient } from './floor.ts';

/** The same rows where they really stand, in seconds. */
export type GuardedFloor = { readonly seconds: number; readonly lines: number };

export type GuardedFloorPlan = {
  readonly copy: Copy;
  readonly accountId: string;
  readonly file: string;
};

const FILE = `
  insert into report_file (shop_id, id, account_id, sha256, name, size_bytes, came_by, received_at, received_by, state)
  select shop_id, id_of_name('floor'), id, sha256('floor'), 'floor', 0, 'command', now(), 'staff:bench', 'received'
  from gateway_account where id = $1`;

const PAYOUTS = `
  insert into payout (shop_id, id, account_id, name, currency)
  select a.shop_id, id_of_name('floor ' || p.payout), a.id, p.payout, p.currency
  from gateway_account a, (select distinct payout, currency from staging where payout <> '') p where a.id = $1`;

/** A key begins with its line's time, as the import's do; every line is taken for matched: no statement makes exceptions. */
const UPSERT = `
  insert into settlement_line (shop_id, file_id, account_id, file_line, line_key, kind, word, reference, transaction_code, operation,
    booked_at, booked_on, net_minor, currency, gross_minor, gross_currency, fee_minor, fee_tax_minor, month, standing, rule,
    voucher_id, receipt_id, payout_id)
  select a.shop_id, id_of_name('floor'), a.id, (row_number() over ())::int,
    (lpad(to_hex(extract(epoch from s.at)::bigint), 8, '0') || right(md5(s.movement), 24))::uuid,
    case s.word when 'VENTA' then 'sale' when 'CONTRACARGO' then 'chargeback' when 'DEVOLUCION' then 'refund'
      when 'ABONO' then 'payout' else 'fee' end,
    s.word, s.reference, s.transaction_code, s.operation, s.at at time zone 'America/Lima', s.at::date, (s.net * 100)::bigint,
    s.currency, (s.gross * 100)::bigint, s.currency, (s.fee * 100)::bigint, (s.igv * 100)::bigint, date_trunc('month', s.at)::date,
    'matched', case when r.id is null then 'nothing-moved' else 'reference' end, v.id, r.id,
    case when s.payout <> '' then id_of_name('floor ' || s.payout) end
  from gateway_account a cross join staging s
  left join voucher v on v.shop_id = a.shop_id and v.account_id = a.id and v.reference = s.reference
  left join receipt r on r.shop_id = a.shop_id and r.voucher_id = v.id
  where a.id = $1
  on conflict (shop_id, line_key) do nothing`;

const JOIN = `
  select case when l.id is null then 'missing' when l.kind <> 'sale' then l.kind when r.id is null then 'unknown'
      when (r.amount_minor, r.currency) <> (l.gross_minor, l.currency) then 'mismatch' else 'matched' end as class,
    count(*)::int as lines, sum(l.net_minor) as net
  from settlement_line l full join receipt r on r.shop_id = l.shop_id and r.id = l.receipt_id group by class`;

/**
 * What PostgreSQL takes for the same rows by COPY, one upsert and one FULL JOIN where they really stand: in the product's own
 * table with its constraints, triggers, indexes and walls, as the server's role, in one transaction. It says how much of an
 * import is the guarding of its rows, whoever writes them. No gate is bound to it.
 */
export const runGuardedFloor = ({
  copy,
  accountId,
  file,
}: GuardedFloorPlan): Promise<GuardedFloor> =>
  withClient(copy.serverUrl, async (client) => {
    await client.query('begin');
    await enterShop(client, { copy, accountId });
    await client.query(stagingOf('temp'));
    await client.query(FILE, [accountId]);
    let lines = 0;
    const seconds = await secondsOf(async () => {
      await pipeline(createReadStream(file), client.query(copyFrom(COPYING)));
      await client.query(PAYOUTS, [accountId]);
      lines = (await client.query(UPSERT, [accountId])).rowCount ?? 0;
      await client.query(JOIN);
      await client.query('commit');
    });
    return { seconds, lines };
  });

/** Takes on the server's role inside the shop's walls, with the memory that an import has. */
async function enterShop(
  client: pg.Client,
  { copy, accountId }: Pick<GuardedFloorPlan, 'copy' | 'accountId'>,
): Promise<void> {
  const shopId = await withClient(copy.ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ shop_id: string }>(
      'select shop_id from gateway_account where id = $1',
      [accountId],
    );
    return rows[0]?.shop_id;
  });
  await client.query("set work_mem = '64MB'");
  await client.query('set local role codigo_app');
  await client.query("select set_config('app.shop_id', $1, true)", [shopId]);
}
