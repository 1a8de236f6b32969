import { IS_PLAIN } from '../matching/plain.store.server.ts';
import type { Session } from '../session.store.server.ts';

/** What was read, in the session's own table: COPY does not work into tables with row-level security. */
const READ_LINE = `
create temp table read_line (
  place integer not null, file_line integer not null, digest uuid not null, turn integer not null, kind text not null,
  word text not null, reference text, transaction_code text, operation text, payout text, booked_at timestamptz,
  booked_on date not null, net_minor bigint, currency text not null, gross_minor bigint, gross_currency text, fee_minor bigint,
  fee_tax_minor bigint
) on commit drop`;

/** What no file brought before: a line is here once for each receipt of its code. */
const FRESH_LINE = `
create temp table fresh_line (
  like read_line, line_key uuid not null, voucher_id uuid, found_by text, receipt_id uuid, is_plain boolean
) on commit drop`;

/** Makes the tables that the lines of one file are read into. */
export async function makeStaging(session: Session): Promise<void> {
  await session.run(READ_LINE);
  await session.run(FRESH_LINE);
}

/** Takes in rows as they were read, in place of those before. */
export async function stageLines(session: Session, bytes: Iterable<Buffer>): Promise<void> {
  await session.run('truncate read_line, fresh_line');
  await session.copyInto('read_line', bytes);
}

/** Of lines that are alike in one file the first has its digest for a key, the second that digest and a 2, and so on. */
const LINE_KEY = `case when n.turn = 1 then n.digest else id_of_name(n.digest || '#' || n.turn) end`;

const KEPT = `
insert into fresh_line
select k.*, v.id, case when v.id is not null then 'reference' end, r.id, ${IS_PLAIN}
from (select n.*, ${LINE_KEY} as line_key from read_line n) k
left join lateral (
  select id from voucher where shop_id = $1 and account_id = $2 and reference = k.reference limit 1
) v on true
left join lateral (
  select id, amount_minor, currency from receipt where shop_id = $1 and voucher_id = v.id offset 0
) r on true
left join lateral (
  select currency, fee_minor, fee_tax_minor, withheld_minor from expectation where shop_id = $1 and receipt_id = r.id limit 1
) e on true
where not exists (select from settlement_line s where s.shop_id = $1 and s.line_key = k.line_key offset 0)`;

/** Keeps what no file brought before, with the code that each line names and what came in with that code. */
export async function keepFresh(
  session: Session,
  { accountId, isFirst }: { readonly accountId: string; readonly isFirst: boolean },
): Promise<void> {
  // The portions of one file are alike: what the planner learns of the first holds for all.
  if (isFirst) await session.run('analyze read_line (reference)');
  await session.run(KEPT, [session.shopId, accountId]);
  if (isFirst) await session.run('analyze fresh_line (voucher_id, receipt_id, is_plain)');
}

/** A code that two of the account's vouchers bear names neither. */
const BY_CODE = `
update new_line n set voucher_id = found.id, found_by = 'code'
from (
  select asked.reference, min(v.id::text)::uuid as id
  from (select distinct reference from new_line where voucher_id is null and reference is not null) asked
  join voucher v on v.shop_id = $1 and v.account_id = $2 and v.code = asked.reference
  group by asked.reference having count(*) = 1
) found
where n.voucher_id is null and n.reference = found.reference`;

const BY_TRANSACTION_CODE = `
update new_line n set voucher_id = v.id, found_by = 'transaction-code'
from voucher v
where n.voucher_id is null and n.transaction_code is not null
  and v.shop_id = $1 and v.account_id = $2 and v.transaction_code = n.transaction_code`;

/** Finds the codes of the lines that name none by its reference: by the code itself, by our transaction code. */
export async function findCodes(session: Session, accountId: string): Promise<void> {
  const of = [session.shopId, accountId];
  await session.run(BY_CODE, of);
  await session.run(BY_TRANSACTION_CODE, of);
  await session.run('analyze new_line');
}

/** Has the planner know what now stands: screens and proofs that follow would be planned for what stood before. */
export const countLines = (session: Session): Promise<number> =>
  session.run('analyze settlement_line');

/** Lines that earlier files had brought, and their sums. */
export type KnownSum = {
  readonly currency: string;
  readonly lines: bigint;
  readonly netMinor: bigint;
};

const KNOWN = `
select r.currency, count(*) as lines, sum(r.net_minor) as net
from read_line r
where not exists (select from fresh_line n where n.place = r.place) and r.net_minor is not null group by r.currency`;

/** What was read and is not new. */
export async function sumKnown(session: Session): Promise<readonly KnownSum[]> {
  const rows = await session.rows<{ currency: string; lines: string; net: string }>(KNOWN);
  return rows.map(({ currency, lines, net }) => ({
    currency,
    lines: BigInt(lines),
    netMinor: BigInt(net),
  }));
}
