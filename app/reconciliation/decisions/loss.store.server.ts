import type { AboutException } from '#app/exceptions/journal.server.ts';
import type { Money } from '#app/kernel/money.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import { leftOf } from '../expected/in-transit.store.server.ts';
import { lossOf, type ToldMoney } from './loss.ts';
import { receiptOf } from './waiting.store.server.ts';

type Found = {
  readonly kind: string;
  readonly subject: string;
  readonly evidence: ToldMoney;
  readonly before: bigint;
};

/** What would be lost if the exception were written off now; null where nothing would. */
export async function readLoss(
  tx: ShopTransaction,
  about: Pick<AboutException, 'shopId' | 'exceptionId'>,
): Promise<Money | null> {
  const { shopId, exceptionId } = about;
  const [found] = await tx.$queryRaw<Found[]>`
    select e.kind, e.subject, e.evidence, (
      select coalesce(sum(d.amount_minor), 0)::bigint from money_decision d
      where d.shop_id = e.shop_id and d.exception_id = e.id and d.choice = 'written-off' and not exists (
        select from money_decision_undone u where u.shop_id = d.shop_id and u.decision_id = d.id)) as before
    from exception e where e.shop_id = ${shopId}::uuid and e.id = ${exceptionId}::uuid`;
  if (!found) return null;
  switch (found.kind) {
    case 'MISSING_IN_REPORT':
      return neverCame(tx, shopId, found);
    case 'AMOUNT_MISMATCH':
      return leftOfReceipt(tx, shopId, found);
    case 'PAYOUT_MISMATCH':
      return leftOfPayout(tx, shopId, found);
    case 'CHARGEBACK':
    case 'FROZEN_FUNDS':
    case 'REFUND_MISMATCH':
    case 'UNKNOWN_ROW':
      return takenByLines(tx, about, found);
    default:
      return lossOf(found.kind, found.evidence, found.before);
  }
}

/** What the lines that are in it took, also where they came in twice; without a line, what its evidence tells. */
async function takenByLines(
  tx: ShopTransaction,
  { shopId, exceptionId }: Pick<AboutException, 'shopId' | 'exceptionId'>,
  { kind, evidence, before }: Found,
): Promise<Money | null> {
  const taken = await tx.$queryRaw<Money[]>`
    select currency, -sum(net_minor)::bigint as minor from settlement_line
    where shop_id = ${shopId}::uuid and exception_id = ${exceptionId}::uuid and standing = 'exception' group by currency`;
  const [only] = taken;
  if (!only) return lossOf(kind, evidence, before);
  return taken.length === 1 && only.minor > 0n ? only : null;
}

/** What was expected, as far as no line has told of it since it was missed. */
async function neverCame(
  tx: ShopTransaction,
  shopId: AboutException['shopId'],
  found: Found,
): Promise<Money | null> {
  const expected = lossOf(found.kind, found.evidence, found.before);
  const receiptId = receiptOf(found.subject);
  if (receiptId === null) return null;
  const [left] = await tx.$queryRaw<Money[]>`
    select e.currency, (${leftOf('gross_minor')} - coalesce(${leftOf('fee_minor')}, 0) - coalesce(${leftOf('fee_tax_minor')}, 0)
      - coalesce(${leftOf('withheld_minor')}, 0) - ${found.before})::bigint as minor
    from expectation e where e.shop_id = ${shopId}::uuid and e.receipt_id = ${receiptId}::uuid`;
  if (!left || left.minor <= 0n || !expected) return null;
  return left.minor < expected.minor ? left : expected;
}

/** What no report has brought of a receipt, whichever lines told of it and wherever they stand. */
async function leftOfReceipt(
  tx: ShopTransaction,
  shopId: AboutException['shopId'],
  { subject, before }: Found,
): Promise<Money | null> {
  const receiptId = receiptOf(subject);
  if (receiptId === null) return null;
  const [left] = await tx.$queryRaw<{ minor: bigint; currency: string }[]>`
    select r.currency, (r.amount_minor - ${before} - coalesce((
        select sum(coalesce(l.gross_minor, l.net_minor - coalesce(l.fee_minor, 0) - coalesce(l.fee_tax_minor, 0)))
        from settlement_line l
        where l.shop_id = r.shop_id and l.voucher_id = r.voucher_id and l.receipt_id = r.id and l.kind = 'sale'
          and l.net_minor is not null and coalesce(l.gross_currency, l.currency) = r.currency), 0)
      - coalesce((select sum(h.amount_minor) from line_share h where h.shop_id = r.shop_id and h.receipt_id = r.id), 0)
    )::bigint as minor
    from receipt r where r.shop_id = ${shopId}::uuid and r.id = ${receiptId}::uuid`;
  return left && left.minor > 0n ? left : null;
}

const payoutOf = (subject: string): string | null =>
  /^payout:([0-9a-f-]{36})$/.exec(subject)?.[1] ?? null;

/** What left for the bank and neither came there nor came back; none is known while nobody said what the bank got. */
async function leftOfPayout(
  tx: ShopTransaction,
  shopId: AboutException['shopId'],
  { subject, before }: Found,
): Promise<Money | null> {
  const payoutId = payoutOf(subject);
  if (payoutId === null) return null;
  const [left] = await tx.$queryRaw<{ minor: bigint | null; currency: string }[]>`
    select p.currency, (coalesce(p.sent_minor, l.composed) - coalesce(l.returned, 0) - ${before}
      - coalesce(p.bank_minor, case when l.returned is not null then 0 end))::bigint as minor
    from payout p cross join lateral (
      select sum(net_minor) filter (where kind = 'payout-returned') as returned,
        sum(net_minor) filter (where kind not in ('payout', 'payout-returned')) as composed
      from settlement_line where shop_id = p.shop_id and payout_id = p.id) l
    where p.shop_id = ${shopId}::uuid and p.id = ${payoutId}::uuid`;
  if (!left || left.minor === null || left.minor <= 0n) return null;
  return { minor: left.minor, currency: left.currency };
}
