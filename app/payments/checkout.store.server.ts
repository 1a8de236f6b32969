import { HOLDING_KINDS } from '#app/exceptions/kinds.ts';
import type { CheckoutId, PaymentId, ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { CheckoutFacts } from './model.ts';
import { paymentOf, receiptOf, tellOf, voucherOf } from './rows.ts';
import { deadlineRules } from './rules.store.server.ts';
import { isHolding, setAsideAmong } from './set-aside.ts';

type CheckoutRef = { readonly shopId: ShopId; readonly checkoutId: CheckoutId };

/**
 * Takes the checkout's lock and reads everything its money depends on. All writing about a checkout happens under this
 * lock, so that a shopper who pays, a person who voids and a clock that lapses never decide on the same facts twice.
 */
export async function lockCheckout(tx: ShopTransaction, ref: CheckoutRef): Promise<CheckoutFacts> {
  await tx.$queryRaw`
    select 1 from checkout where shop_id = ${ref.shopId}::uuid and id = ${ref.checkoutId}::uuid for no key update`;
  return readCheckout(tx, ref);
}

/** The same facts without the lock, for those who only look. */
export async function readCheckout(
  tx: ShopTransaction,
  { shopId, checkoutId }: CheckoutRef,
): Promise<CheckoutFacts> {
  const payments = await tx.payment.findMany({
    where: { shopId, checkoutId },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
  });
  const ids = payments.map((payment) => payment.id);
  const ofPayments = { shopId, paymentId: { in: ids } };
  const vouchers = await tx.voucher.findMany({
    where: { shopId, checkoutId },
    orderBy: [{ intendedAt: 'asc' }, { id: 'asc' }],
  });
  const receipts = await tx.receipt.findMany({ where: ofPayments, orderBy: { recordedAt: 'asc' } });
  const takenBack = await tx.receiptReversal.findMany({
    where: { shopId, receiptId: { in: receipts.map((receipt) => receipt.id) } },
  });
  const tells = await tx.tell.findMany({ where: ofPayments, orderBy: { openedAt: 'asc' } });
  const exceptions = await tx.exception.findMany({
    where: {
      ...ofPayments,
      kind: { in: [...HOLDING_KINDS, 'DOUBLE_PAYMENT', 'REVERSED'] },
    },
  });
  const reversals = exceptions.filter(({ kind }) => kind === 'REVERSED');
  const holds = exceptions.filter(isHolding);
  const settings = await tx.shopSettings.findUnique({ where: { shopId } });
  const { graceMinutes } = deadlineRules(settings);
  const reversed = new Set(takenBack.map((reversal) => reversal.receiptId));
  const money = receipts.map((row) => receiptOf(row, reversed.has(row.id)));
  return {
    shopId,
    id: checkoutId,
    payments: payments.map(paymentOf),
    vouchers: vouchers.map(voucherOf),
    receipts: money,
    tells: tells.map((row) => tellOf(row, row.paymentId as PaymentId)),
    heldPayments: new Set(holds.map((hold) => hold.paymentId as PaymentId)),
    setAside: setAsideAmong(money, exceptions),
    raisedReversals: new Set(reversals.map(({ subject }) => subject)),
    onLapse: settings?.onLapse === 'reject' ? 'reject' : 'leave',
    graceMinutes,
  };
}
