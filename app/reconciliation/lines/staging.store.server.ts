import { IS_PLAIN, setApart } from '../matching/plain.store.server.ts';
import type { Session } from '../session.store.server.ts';

/** What was read, in the session's own table: COPY does not work into tables with row-level security. */
const READ_LINE = `
create temp table read_line (
  place integer not null, file_line integer not null, digest uuid not null, kind text not null, word text not null,
  reference text, transaction_code text, operation text, payout text, booked_at timestamptz, booked_on date not null,
  net_minor bigint, currency text not null, gross_minor bigint, gross_currency text, fee_minor bigint, fee_tax_minor bigint
) on commit drop`;

/** Takes in the rows of one file as they are read. */
export async function stageLines(session: Session, rows: AsyncIterable<string>): Promise<void> {
  await session.run(READ_LINE);
  await session.copyInto('read_line', rows);
  await session.run('analyze read_line (digest, reference)');
}

/**
 * What no file brought before, with the code that each line names and what came in with that code: a line is here once for
 * each receipt of its code. Of lines that are alike in one file the first has its digest for a key, the second that digest and
 * a 2, and so on.
 */
const FRESH_LINE = `
create temp table fresh_line on commit drop as
with alike as (
  select place, row_number() over (partition by digest order by place) as turn from read_line
  where digest in (select digest from read_line group by digest having count(*) > 1)
), keyed as (
  select r.*, case when a.turn > 1 then id_of_name(r.digest || '#' || a.turn) else r.digest end as line_key
  from read_line r left join alike a on a.place = r.place
)
select k.*, $2::uuid as account_id, v.id as voucher_id, case when v.id is not null then 'reference' end as found_by,
  r.id as receipt_id, ${IS_PLAIN} as is_plain
from keyed k
left join voucher v on v.shop_id = $1 and v.account_id = $2 and v.reference = k.reference
left join receipt r on r.shop_id = $1 and r.voucher_id = v.id
left join expectation e on e.shop_id = $1 and e.receipt_id = r.id
where not exists (select from settlement_line s where s.shop_id = $1 and s.line_key = k.line_key)`;

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

/**
 * Keeps what no file brought before, and finds the code that each line names: by reference, code, transaction code. Answers
 * how many lines are new.
 */
export async function findCodes(session: Session, accountId: string): Promise<number> {
  const of = [session.shopId, accountId];
  const rows = await session.run(FRESH_LINE, of);
  await session.run('analyze fresh_line (voucher_id, receipt_id, is_plain)');
  const again = await setApart(session);
  await session.run(BY_CODE, of);
  await session.run(BY_TRANSACTION_CODE, of);
  await session.run('analyze new_line');
  return rows - again;
}

/** Has the planner know what now stands: screens and proofs that follow would be planned for what stood before. */
export const countLines = (session: Session): Promise<number> =>
  session.run('analyze settlement_line');

/** Lines of this file that earlier files had brought, and their sums. */
export type KnownSum = {
  readonly currency: string;
  readonly lines: bigint;
  readonly netMinor: bigint;
};

const KNOWN = `
select r.currency, count(*) as lines, sum(r.net_minor) as net
from read_line r
where not exists (select from fresh_line n where n.place = r.place) and r.net_minor is not null group by r.currency`;

/** What is in the file and not new. */
export async function sumKnown(session: Session): Promise<readonly KnownSum[]> {
  const rows = await session.rows<{ currency: string; lines: string; net: string }>(KNOWN);
  return rows.map(({ currency, lines, net }) => ({
    currency,
    lines: BigInt(lines),
    netMinor: BigInt(net),
  }));
}
