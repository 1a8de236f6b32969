import type { LinesConsequence } from '#app/exceptions/close.server.ts';
import type { AboutException } from '#app/exceptions/journal.server.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { tryLines } from '../session.store.server.ts';
import { readLoss } from './loss.store.server.ts';
import { receiptOf, stopWaiting } from './waiting.store.server.ts';
import { endsWaiting } from './waiting.ts';

type OfException = Pick<AboutException, 'shopId' | 'exceptionId'>;

/** Where the lines of one exception stood, and where they are to stand. */
type Move = { readonly from: 'exception' | 'decided'; readonly to: 'decided' | 'exception' };

/** Moves all lines of an exception, and the sums by day with them. Their lock must be held. */
export async function moveLines(
  tx: ShopTransaction,
  { shopId, exceptionId }: OfException,
  { from, to }: Move,
): Promise<number> {
  const rule = to === 'decided' ? 'decision' : null;
  await tx.$executeRaw`
    with moved as (
      select account_id, currency, month, booked_on, kind, count(*) as lines,
        coalesce(sum(gross_minor) filter (where gross_currency = currency), 0) as gross, coalesce(sum(fee_minor), 0) as fee,
        coalesce(sum(fee_tax_minor), 0) as tax, coalesce(sum(net_minor), 0) as net
      from settlement_line where shop_id = ${shopId}::uuid and exception_id = ${exceptionId}::uuid and standing = ${from}
      group by 1, 2, 3, 4, 5
    )
    insert into daily_total as d (shop_id, account_id, currency, month, booked_on, kind, standing, lines, gross_minor, fee_minor,
      fee_tax_minor, net_minor)
    select ${shopId}::uuid, account_id, currency, month, booked_on, kind, c.standing, c.n * lines, c.n * gross, c.n * fee, c.n * tax,
      c.n * net
    from moved cross join (values (${from}, -1), (${to}, 1)) c (standing, n)
    on conflict (shop_id, account_id, currency, month, booked_on, kind, standing) do update set
      lines = d.lines + excluded.lines, gross_minor = d.gross_minor + excluded.gross_minor,
      fee_minor = d.fee_minor + excluded.fee_minor, fee_tax_minor = d.fee_tax_minor + excluded.fee_tax_minor,
      net_minor = d.net_minor + excluded.net_minor`;
  await tx.$executeRaw`
    delete from daily_total d where d.shop_id = ${shopId}::uuid and d.lines = 0 and d.standing = ${from} and exists (
      select from settlement_line l where l.shop_id = d.shop_id and l.exception_id = ${exceptionId}::uuid
        and l.booked_on = d.booked_on)`;
  return tx.$executeRaw`
    update settlement_line set standing = ${to}, rule = ${rule}
    where shop_id = ${shopId}::uuid and exception_id = ${exceptionId}::uuid and standing = ${from}`;
}

/**
 * Has all lines of the same codes judged again: what people have decided of one is no longer looked for in the others, and
 * where a code was paid more than once it is another receipt's turn.
 */
const tellCodes = (tx: ShopTransaction, { shopId, exceptionId }: OfException, at: Date) =>
  tx.$executeRaw`
    insert into ledger_news (shop_id, payment_id, at)
    select distinct r.shop_id, r.payment_id, ${at}::timestamptz
    from settlement_line l join receipt r on r.shop_id = l.shop_id and r.voucher_id = l.voucher_id
    where l.shop_id = ${shopId}::uuid and l.exception_id = ${exceptionId}::uuid`;

/**
 * Closing an exception by a person decides where its lines stand, and whether the money is still waited for; for good, unless
 * it is opened again.
 */
export const linesConsequence = (deps: Pick<Foundation, 'clock' | 'ids'>): LinesConsequence => ({
  lock: (tx: ShopTransaction, shopId: ShopId) => tryLines(tx, shopId),
  lossOf: readLoss,
  decided: async (tx, about) => {
    const { shopId, exceptionId, actor, kind, choice } = about;
    const at = deps.clock.now();
    const lines = await moveLines(tx, about, { from: 'exception', to: 'decided' });
    if (lines > 0) await tellCodes(tx, about, at);
    const receiptId = endsWaiting(kind, choice) ? receiptOf(about.subject) : null;
    const waiting = receiptId !== null && (await stopWaiting(tx, { shopId, receiptId }));
    if (lines === 0 && !waiting) return;
    const data = { lines, ...(waiting ? { receipt: receiptId } : {}) };
    const event = { shopId, id: deps.ids.next(), at, actor, exceptionId, data };
    await tx.reconciliationEvent.create({ data: { ...event, kind: 'lines.decided' } });
  },
});
