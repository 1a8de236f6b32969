import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/prisma/client.ts';
import { cursorText, type Keys, keysetOf } from '../../keyset.store.server.ts';
import { cutPage, type Page, type Turn } from '../../keyset.ts';

export type FileState = 'received' | 'imported' | 'refused';

/** A report file as lists and its own page need it. */
export type FileRow = {
  readonly cursor: string;
  readonly id: string;
  readonly name: string;
  readonly account_id: string;
  readonly label: string;
  readonly gateway: string;
  readonly size_bytes: bigint;
  readonly came_by: 'upload' | 'command' | 'gateway';
  readonly received_at: Date;
  readonly received_by: string;
  readonly state: FileState;
  readonly refusal: string | null;
  readonly format: string | null;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly rows_read: number;
  readonly lines_new: number;
  readonly lines_known: number;
  readonly rows_bad: number;
  readonly imported_at: Date | null;
  readonly sha256: string;
  readonly due_at: Date | null;
  readonly tries: number;
  readonly bytes_read: bigint;
};

const KEYS: Keys = { at: Prisma.sql`f.received_at`, id: Prisma.sql`f.id` };

const columns = Prisma.sql`${cursorText(KEYS)} as cursor, f.id::text as id, f.name, f.account_id::text as account_id, a.label,
  coalesce(d.manifest::json->>'name', a.gateway) as gateway, f.size_bytes, f.came_by, f.received_at, f.received_by, f.state,
  f.refusal, f.format, f.encoding, f.delimiter, f.rows_read, f.lines_new, f.lines_known, f.rows_bad, f.imported_at,
  encode(f.sha256, 'hex') as sha256, f.due_at, f.tries, f.bytes_read
  from report_file f
  join gateway_account a on a.shop_id = f.shop_id and a.id = f.account_id
  left join declared_gateway d on d.shop_id = a.shop_id and d.id = a.declared_gateway_id`;

export type ImportsQuery = {
  readonly account: string | null;
  readonly turn: Turn;
};

/** One page of a shop's report files, the latest first. */
export async function readFiles(
  tx: ShopTransaction,
  shopId: ShopId,
  { account, turn }: ImportsQuery,
): Promise<Page<FileRow>> {
  const page = keysetOf(turn, KEYS);
  const ofAccount =
    account === null ? Prisma.empty : Prisma.sql`and f.account_id = ${account}::uuid`;
  const rows = await tx.$queryRaw<FileRow[]>`
    select ${columns} where f.shop_id = ${shopId}::uuid ${ofAccount} ${page.where} ${page.order} ${page.limit}`;
  return cutPage(rows, turn);
}

/** One file; null where the shop has none of this id. */
export async function findFileRow(
  tx: ShopTransaction,
  shopId: ShopId,
  fileId: string,
): Promise<FileRow | null> {
  const [row] = await tx.$queryRaw<FileRow[]>`
    select ${columns} where f.shop_id = ${shopId}::uuid and f.id = ${fileId}::uuid`;
  return row ?? null;
}

export type FileSum = {
  readonly currency: string;
  readonly lines: number;
  readonly net_minor: bigint;
  /** Of that, what no file had told before. */
  readonly lines_new: number;
  readonly net_new_minor: bigint;
};

/** What the readers of a file added up by themselves. */
export const readFileSums = (
  tx: ShopTransaction,
  shopId: ShopId,
  fileId: string,
): Promise<FileSum[]> =>
  tx.$queryRaw<FileSum[]>`
    select currency, sum(lines)::int as lines, sum(net_minor)::bigint as net_minor, sum(lines - lines_known)::int as lines_new,
      sum(net_minor - net_known_minor)::bigint as net_new_minor
    from report_control
    where shop_id = ${shopId}::uuid and file_id = ${fileId}::uuid group by currency order by currency`;

export type QuarantinedRow = {
  readonly file_line: number;
  readonly column_name: string;
  readonly why: string;
  readonly mended: 'mended' | 'carried' | 'set-aside' | null;
  readonly mended_at: Date | null;
  readonly mended_by: string | null;
  readonly reason: string | null;
};

const MOST_SHOWN = 200;

/** The first rows that could not be read, those before that wait for somebody. */
export const readQuarantined = (
  tx: ShopTransaction,
  shopId: ShopId,
  fileId: string,
): Promise<QuarantinedRow[]> =>
  tx.$queryRaw<QuarantinedRow[]>`
    select file_line, column_name, why, mended, mended_at, mended_by, reason from quarantined_row
    where shop_id = ${shopId}::uuid and file_id = ${fileId}::uuid
    order by mended_at is not null, file_line limit ${MOST_SHOWN}::int`;

/** One row that could not be read; null where there is none. */
export async function findQuarantined(
  tx: ShopTransaction,
  { shopId, fileId, line }: { shopId: ShopId; fileId: string; line: number },
): Promise<QuarantinedRow | null> {
  const [row] = await tx.$queryRaw<QuarantinedRow[]>`
    select file_line, column_name, why, mended, mended_at, mended_by, reason from quarantined_row
    where shop_id = ${shopId}::uuid and file_id = ${fileId}::uuid and file_line = ${line}::int`;
  return row ?? null;
}
