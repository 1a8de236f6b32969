import type { PaymentId, ShopId } from '#app/kernel/ids.ts';
import { providerOf } from '#app/merchants/account-provider.server.ts';
import { readDeclaredNames } from '#app/merchants/declared-gateways.store.server.ts';
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

/** Where a code was issued: its account, as the version of its manifest has it that the code keeps. */
export type Seller = {
  readonly gateway: string;
  /** How the shop's own manifest calls the gateway, where it declared one. */
  readonly declaredName: string | null;
  readonly label: string;
  readonly voids: boolean;
};

/** The codes of the checkout, newest first, and who issued each. */
async function readCodes(tx: ShopTransaction, shopId: ShopId, checkoutId: string) {
  const vouchers = await tx.voucher.findMany({
    where: { shopId, checkoutId },
    orderBy: { intendedAt: 'desc' },
  });
  const accounts = await tx.gatewayAccount.findMany({
    where: { shopId, id: { in: vouchers.map((voucher) => voucher.accountId) } },
  });
  const names = await readDeclaredNames(tx, shopId);
  const sellers = new Map<string, Seller>();
  for (const voucher of vouchers) {
    const account = accounts.find(({ id }) => id === voucher.accountId);
    if (!account) continue;
    const { gateway, label } = account;
    const declaredGatewayId = voucher.declaredGatewayId ?? account.declaredGatewayId;
    const provider = await providerOf(tx, shopId, { gateway, declaredGatewayId });
    const declaredName = names.get(declaredGatewayId ?? '') ?? null;
    const voids = provider?.capabilities.voids ?? false;
    sellers.set(voucher.id, { gateway, declaredName, label, voids });
  }
  return { vouchers, sellers };
}

export type PaymentRows = NonNullable<Awaited<ReturnType<typeof readPayment>>>;
