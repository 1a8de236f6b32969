import type { Session } from '../session.store.server.ts';

/** A line as a person deals with it. */
export type HandLine = {
  readonly id: string;
  readonly kind: string;
  readonly standing: string;
  readonly rule: string | null;
  readonly exceptionId: string | null;
  readonly voucherId: string | null;
  readonly receiptId: string | null;
  readonly toldMinor: bigint | null;
  readonly toldCurrency: string;
};

type Row = {
  id: string;
  kind: string;
  standing: string;
  rule: string | null;
  exception_id: string | null;
  voucher_id: string | null;
  receipt_id: string | null;
  told: string | null;
  told_currency: string;
};

const LINE = `
select id, kind, standing, rule, exception_id, voucher_id, receipt_id, coalesce(gross_currency, currency) as told_currency,
  coalesce(gross_minor, net_minor - coalesce(fee_minor, 0) - coalesce(fee_tax_minor, 0)) as told
from settlement_line where shop_id = $1 and id = $2`;

export async function findLine(session: Session, lineId: string): Promise<HandLine | null> {
  const [row] = await session.rows<Row>(LINE, [session.shopId, lineId]);
  return row
    ? {
        id: row.id,
        kind: row.kind,
        standing: row.standing,
        rule: row.rule,
        exceptionId: row.exception_id,
        voucherId: row.voucher_id,
        receiptId: row.receipt_id,
        toldMinor: row.told === null ? null : BigInt(row.told),
        toldCurrency: row.told_currency,
      }
    : null;
}

export type HandReceipt = {
  readonly id: string;
  readonly voucherId: string;
  readonly currency: string;
};

export async function findReceipts(
  session: Session,
  ids: readonly string[],
): Promise<readonly HandReceipt[]> {
  const rows = await session.rows<{ id: string; voucher_id: string; currency: string }>(
    'select id, voucher_id, currency from receipt where shop_id = $1 and id = any($2::uuid[])',
    [session.shopId, ids],
  );
  return rows.map(({ id, voucher_id: voucherId, currency }) => ({ id, voucherId, currency }));
}

/** Where a person puts a line; several receipts stand in its shares. */
export type HandPlace = {
  readonly receiptId: string | null;
  readonly refundId: string | null;
  readonly voucherId: string | null;
};

const TO_HAND = `
update settlement_line set standing = 'matched', rule = 'by-hand', receipt_id = $3, refund_id = $4, voucher_id = $5, exception_id = null
where shop_id = $1 and id = any($2::bigint[])`;

const TOTALS = `
insert into daily_total as d (shop_id, account_id, currency, month, booked_on, kind, standing, lines, gross_minor, fee_minor,
  fee_tax_minor, net_minor)
select l.shop_id, l.account_id, l.currency, l.month, l.booked_on, l.kind, c.standing, sum(c.n),
  sum(c.n * case when l.gross_currency = l.currency then l.gross_minor else 0 end), sum(c.n * coalesce(l.fee_minor, 0)),
  sum(c.n * coalesce(l.fee_tax_minor, 0)), sum(c.n * l.net_minor)
from settlement_line l cross join (values ('exception', -1), ('matched', 1)) c (standing, n)
where l.shop_id = $1 and l.id = any($2::bigint[]) and l.standing = 'exception'
group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2, 3, 4, 5, 6, 7
on conflict (shop_id, account_id, currency, month, booked_on, kind, standing) do update set
  lines = d.lines + excluded.lines, gross_minor = d.gross_minor + excluded.gross_minor, fee_minor = d.fee_minor + excluded.fee_minor,
  fee_tax_minor = d.fee_tax_minor + excluded.fee_tax_minor, net_minor = d.net_minor + excluded.net_minor`;

/** Puts lines where a person says. */
export async function placeByHand(
  session: Session,
  lineIds: readonly string[],
  { receiptId, refundId, voucherId }: HandPlace,
): Promise<void> {
  const { shopId } = session;
  await session.run(TOTALS, [shopId, lineIds]);
  await session.run(TO_HAND, [shopId, lineIds, receiptId, refundId, voucherId]);
  await session.run(
    `delete from daily_total d using settlement_line l
     where l.shop_id = $1 and l.id = any($2::bigint[]) and d.shop_id = $1 and d.lines = 0 and d.booked_on = l.booked_on`,
    [shopId, lineIds],
  );
}

/** The other lines of an exception, with the codes that they name. */
export const findOthers = (
  session: Session,
  { id, exceptionId }: Pick<HandLine, 'id' | 'exceptionId'>,
): Promise<readonly { id: string; voucher_id: string | null }[]> =>
  session.rows(
    `select id, voucher_id from settlement_line
     where shop_id = $1 and exception_id = $2 and standing = 'exception' and id <> $3 order by id`,
    [session.shopId, exceptionId, id],
  );

/** How much of a line each receipt gets. */
export type Share = { readonly receiptId: string; readonly minor: bigint };

export async function keepShares(
  session: Session,
  lineId: string,
  shares: readonly Share[],
): Promise<void> {
  await session.run(
    `insert into line_share (shop_id, line_id, receipt_id, amount_minor)
     select $1, $2, * from unnest($3::uuid[], $4::bigint[])`,
    [
      session.shopId,
      lineId,
      shares.map(({ receiptId }) => receiptId),
      shares.map(({ minor }) => minor),
    ],
  );
}

/** The code that a line's own identifiers name, as when it came. */
const OWN_CODE = `
select v.id from settlement_line l join voucher v on v.shop_id = $1 and v.account_id = l.account_id
  and (v.reference = l.reference or v.code = l.reference or v.transaction_code = l.transaction_code)
where l.shop_id = $1 and l.id = $2
order by case when v.reference = l.reference then 1 when v.code = l.reference then 2 else 3 end, v.id limit 1`;

/** Takes a line from where a person had put it; answers the codes that are to be judged again, its own among them. */
export async function takeFromHand(session: Session, line: HandLine): Promise<readonly string[]> {
  const { shopId } = session;
  const shared = await session.rows<{ voucher_id: string }>(
    `select r.voucher_id from line_share h join receipt r on r.shop_id = $1 and r.id = h.receipt_id
     where h.shop_id = $1 and h.line_id = $2`,
    [shopId, line.id],
  );
  await session.run('delete from line_share where shop_id = $1 and line_id = $2', [
    shopId,
    line.id,
  ]);
  const [own] = await session.rows<{ id: string }>(OWN_CODE, [shopId, line.id]);
  await session.run(
    `update settlement_line set rule = 'nothing-moved', voucher_id = $3, receipt_id = null, refund_id = null
     where shop_id = $1 and id = $2`,
    [shopId, line.id, own?.id ?? null],
  );
  const codes = [line.voucherId, own?.id ?? null, ...shared.map((row) => row.voucher_id)];
  return codes.filter((code) => code !== null);
}

/** Whether any line is left in an exception. */
export async function isLeft(session: Session, exceptionId: string): Promise<boolean> {
  const [row] = await session.rows<{ some: boolean }>(
    `select exists (select from settlement_line where shop_id = $1 and exception_id = $2 and standing = 'exception') as some`,
    [session.shopId, exceptionId],
  );
  return row?.some === true;
}
