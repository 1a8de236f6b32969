import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/prisma/client.ts';
import { ABOUT_WAITING } from './waiting.ts';

type OfReceipt = { readonly shopId: ShopId; readonly receiptId: string };

/** The receipt that an exception is about, by its subject; null where it is about something else. */
export const receiptOf = (subject: string): string | null =>
  /^receipt:([0-9a-f-]{36})$/.exec(subject)?.[1] ?? null;

/** A person said that what has not come of a receipt is waited for no longer. Answers whether it was. */
export async function stopWaiting(
  tx: ShopTransaction,
  { shopId, receiptId }: OfReceipt,
): Promise<boolean> {
  const stopped = await tx.$executeRaw`
    update expectation set state = 'decided'
    where shop_id = ${shopId}::uuid and receipt_id = ${receiptId}::uuid and state in ('in-transit', 'overdue')`;
  return stopped > 0;
}

/**
 * What a person had given up is waited for again, unless another decision than that of this exception stands: as the day
 * says, and looked at at once. `today` in Lima.
 */
export async function waitAgain(
  tx: ShopTransaction,
  { shopId, receiptId, exceptionId }: OfReceipt & { readonly exceptionId: string },
  today: string,
): Promise<boolean> {
  const waiting = await tx.$executeRaw`
    update expectation e set look_at = '-infinity', state = case
      when exists (select from receipt_reversal x where x.shop_id = e.shop_id and x.receipt_id = e.receipt_id) then 'taken-back'
      when e.due_on < ${today}::date then 'overdue' else 'in-transit' end
    where e.shop_id = ${shopId}::uuid and e.receipt_id = ${receiptId}::uuid and e.state = 'decided' and not exists (
      select from exception o
      where o.shop_id = e.shop_id and o.kind in (${Prisma.join([...ABOUT_WAITING])}) and o.subject = 'receipt:' || e.receipt_id
        and o.id <> ${exceptionId}::uuid and o.closed_by <> 'clock' and (o.kind = 'MISSING_IN_REPORT' or split_part(o.close_reason, E'\\n', 1) <> 'gateway-corrects'))`;
  return waiting > 0;
}
