import type { Session } from '../session.store.server.ts';

/** Codes with more than one receipt: which of them a line is about. The operation says so, where the line names one. */
const BY_OPERATION = `
update placed p set receipt_id = r.receipt_id, payment_id = r.payment_id, owed_minor = r.owed_minor, owed_currency = r.currency,
  rule = 'operation'
from unit_receipt r
where r.several and p.voucher_id = r.voucher_id and p.operation = r.operation and p.net_minor is not null`;

/**
 * Sales of an amount that came in, in a canonical order: the first goes to the first. What people have placed a part of comes
 * after what came in as it is told: what is left of the one may be given up, and takes no line from the other.
 */
const BY_AMOUNT = `
with line as (
  select p.line_key, p.voucher_id, p.told_minor, p.told_currency, row_number() over (
    partition by p.voucher_id, p.told_minor, p.told_currency order by p.booked_on, p.booked_at nulls first, p.line_key) as turn
  from placed p
  where p.kind = 'sale' and p.receipt_id is null and p.voucher_id in (select voucher_id from unit_receipt where several)
    and p.net_minor is not null
), open as (
  select r.*, row_number() over (
    partition by r.voucher_id, r.owed_minor, r.currency order by r.reversed, r.owed_minor < r.amount_minor,
      r.paid_at, r.receipt_id) as turn
  from unit_receipt r
  where r.several and not exists (select from placed p where p.receipt_id = r.receipt_id and p.kind = 'sale')
)
update placed p set receipt_id = open.receipt_id, payment_id = open.payment_id, owed_minor = open.owed_minor,
  owed_currency = open.currency, rule = named.found_by
from line join open on open.voucher_id = line.voucher_id and open.owed_minor = line.told_minor
  and open.currency = line.told_currency and open.turn = line.turn
join placed named on named.line_key = line.line_key
where p.line_key = line.line_key`;

/** All others are about the one that stands first. */
const BY_RANK = `
update placed p set receipt_id = first.receipt_id, payment_id = first.payment_id, owed_minor = first.owed_minor,
  owed_currency = first.currency, rule = p.found_by
from (
  select distinct on (voucher_id) voucher_id, receipt_id, payment_id, owed_minor, currency
  from unit_receipt where several order by voucher_id, reversed, paid_at, receipt_id
) first
where p.receipt_id is null and p.voucher_id = first.voucher_id and p.net_minor is not null`;

/** Finds the receipt of each line whose code was paid more than once. */
export async function chooseReceipts(session: Session): Promise<void> {
  const [found] = await session.rows<{ some: boolean }>(
    'select exists (select from unit_receipt where several) as some',
  );
  if (!found?.some) return;
  await session.run(BY_OPERATION);
  await session.run(BY_AMOUNT);
  await session.run(BY_RANK);
}
