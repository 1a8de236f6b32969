import type { PaymentId, ShopId } from '#app/kernel/ids.ts';
import { providerOf } from '#app/merchants/account-provider.server.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';

const MOST_EVENTS = 300;

/** Everything that is kept about a payment, its own shop's only; null where there is none. */
export async function readPayment(tx: ShopTransaction, shopId: ShopId, paymentId: PaymentId) {
  const payment = await tx.payment.findUnique({ where: { shopId_id: { shopId, id: paymentId } } });
  if (!payment) return null;
  const own = { shopId, paymentId };
  const codes = await readCodes(tx, shopId, payment.checkoutId);
  const receipts = await tx.receipt.findMany({ where: own, orderBy: { recordedAt: 'asc' } });
  const reversals = await tx.receiptReversal.findMany({
    where: { shopId, receiptId: { in: receipts.map((receipt) => receipt.id) } },
  });
  const refunds = await tx.refund.findMany({ where: own, orderBy: { openedAt: 'desc' } });
  const tells = await tx.tell.findMany({
    where: {
      shopId,
      OR: [{ paymentId }, { refundId: { in: refunds.map((refund) => refund.id) } }],
    },
    orderBy: { openedAt: 'asc' },
  });
  const exceptions = await tx.exception.findMany({ where: own, orderBy: { openedAt: 'desc' } });
  const events = await tx.event.findMany({
    where: own,
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: MOST_EVENTS,
  });
  return {
    payment,
    ...codes,
    receipts,
    reversed: new Set(reversals.map((reversal) => reversal.receiptId)),
    refunds,
    tells,
    exceptions,
    events,
  };
}

/** The codes of the checkout, newest first, and the accounts they were issued with. */
async function readCodes(tx: ShopTransaction, shopId: ShopId, checkoutId: string) {
  const vouchers = await tx.voucher.findMany({
    where: { shopId, checkoutId },
    orderBy: { intendedAt: 'desc' },
  });
  const accounts = await tx.gatewayAccount.findMany({
    where: { shopId, id: { in: vouchers.map((voucher) => voucher.accountId) } },
    select: { id: true, gateway: true, declaredGatewayId: true, label: true, mode: true },
  });
  const known = new Map<string, (typeof accounts)[number] & { readonly voids: boolean }>();
  for (const account of accounts) {
    const provider = await providerOf(tx, shopId, account);
    known.set(account.id, { ...account, voids: provider?.capabilities.voids ?? false });
  }
  return { vouchers, accounts: known };
}

export type PaymentRows = NonNullable<Awaited<ReturnType<typeof readPayment>>>;
