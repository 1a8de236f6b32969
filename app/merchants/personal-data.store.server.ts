import type { PaymentId, ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';

/** Whose payments are meant: of these orders, or paid by this e-mail. */
export type PersonQuery = {
  readonly shopId: ShopId;
  readonly orderIds: readonly string[];
  readonly emailHash: Buffer | null;
};

/** The payments of which we still hold personal data of this person. */
export async function findPersonalData(
  tx: ShopTransaction,
  { shopId, orderIds, emailHash }: PersonQuery,
): Promise<readonly PaymentId[]> {
  // An order is kept by Shopify's gid or by its bare number.
  const orders = orderIds.flatMap((id) => [id, `gid://shopify/Order/${id}`]);
  const rows = await tx.personalData.findMany({
    where: {
      shopId,
      OR: [
        { payment: { orderId: { in: orders } } },
        ...(emailHash ? [{ emailHash: new Uint8Array(emailHash) }] : []),
      ],
    },
    select: { paymentId: true },
    orderBy: { paymentId: 'asc' },
  });
  return rows.map(({ paymentId }) => paymentId as PaymentId);
}

/** Forgets the persons behind these payments: their keys are deleted, the ledger stays (law 9). */
export async function deletePersonalData(
  tx: ShopTransaction,
  { shopId, paymentIds }: { readonly shopId: ShopId; readonly paymentIds: readonly PaymentId[] },
): Promise<void> {
  await tx.personalData.deleteMany({ where: { shopId, paymentId: { in: [...paymentIds] } } });
}

/** Forgets every person who paid through an app that is not among `installed`. Tells of how many payments. */
export async function deleteDataOfLeftApps(
  tx: ShopTransaction,
  { shopId, installed }: { readonly shopId: ShopId; readonly installed: readonly string[] },
): Promise<number> {
  const { count } = await tx.personalData.deleteMany({
    where: { shopId, payment: { registrationKey: { notIn: [...installed] } } },
  });
  return count;
}

/** Deletes what staff wrote, whom they blocked, and deliveries that were never believed: all may name people. */
export async function deleteFreeText(tx: ShopTransaction, shopId: ShopId): Promise<void> {
  await tx.refusedDelivery.deleteMany({ where: { shopId } });
  await tx.exceptionNote.deleteMany({ where: { shopId } });
  await tx.blockedShopper.deleteMany({ where: { shopId } });
}
