import type { AboutException } from '#app/exceptions/journal.server.ts';
import type { Money } from '#app/kernel/money.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
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
  return found.kind === 'AMOUNT_MISMATCH'
    ? leftOfReceipt(tx, shopId, found)
    : lossOf(found.kind, found.evidence, found.before);
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
