import type { Session } from '../session.store.server.ts';

/** What no file brought before, with what its code brought in where one receipt did. */
const FRESH_LINE = `
create temp table fresh_line (
  place integer not null, file_line integer not null, line_key uuid not null, kind text not null, word text not null, reference text,
  transaction_code text, operation text, payout text, booked_at timestamptz, booked_on date not null, net_minor bigint,
  currency text not null, gross_minor bigint, gross_currency text, fee_minor bigint, fee_tax_minor bigint, voucher_id uuid,
  receipt_id uuid, is_plain boolean not null
) on commit drop`;

/** Makes the table that the fresh lines of one file are taken into. */
export async function makeFresh(session: Session): Promise<void> {
  await session.run(FRESH_LINE);
}

/** Takes in what was found fresh, in place of what was before. */
export async function stageFresh(session: Session, { rows, isFirst }: Fresh): Promise<void> {
  await session.run('truncate fresh_line');
  await session.copyInto('fresh_line', rows, 'binary');
  // The portions of one file are alike: what the planner learns of the first holds for all.
  if (isFirst) await session.run('analyze fresh_line (voucher_id, receipt_id, is_plain)');
}

type Fresh = { readonly rows: readonly Buffer[]; readonly isFirst: boolean };

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
