import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';

/** Health of the system, as a merchant can act on it. */
export type AlertKind =
  | 'MANUAL_CAPTURE'
  | 'UNSUPPORTED_CURRENCY'
  | 'NO_ACCOUNT'
  | 'GATEWAY_CREDENTIALS'
  | 'GATEWAY_UNREACHABLE'
  | 'SHOPIFY_UNREACHABLE'
  | 'SHOPIFY_TOKEN'
  | 'NOTIFICATIONS_REFUSED'
  | 'OPEN_CODES_LIMIT';

type Alert = {
  readonly shopId: ShopId;
  readonly id: string;
  readonly kind: AlertKind;
  readonly subject: string;
  readonly at: Date;
};

/** Opens an alert, or counts it once more while it is open: one row, not a storm. */
export async function raiseAlert(tx: ShopTransaction, alert: Alert): Promise<void> {
  await tx.$executeRaw`
    insert into alert (shop_id, id, kind, subject, opened_at, last_at)
    values (${alert.shopId}::uuid, ${alert.id}::uuid, ${alert.kind}, ${alert.subject}, ${alert.at}, ${alert.at})
    on conflict (shop_id, kind, subject) where closed_at is null
    do update set last_at = excluded.last_at, times = alert.times + 1`;
}

/** Ends an alert that is over. */
export async function closeAlert(
  tx: ShopTransaction,
  alert: {
    readonly shopId: ShopId;
    readonly kind: AlertKind;
    readonly subject: string;
    readonly at: Date;
  },
): Promise<void> {
  await tx.alert.updateMany({
    where: { shopId: alert.shopId, kind: alert.kind, subject: alert.subject, closedAt: null },
    data: { closedAt: alert.at },
  });
}

/** The gateway answers an account again: its keys are taken and it can be reached. */
export async function closeGatewayAlerts(
  tx: ShopTransaction,
  {
    shopId,
    accountId,
    at,
  }: { readonly shopId: ShopId; readonly accountId: AccountId; readonly at: Date },
): Promise<void> {
  for (const kind of ['GATEWAY_UNREACHABLE', 'GATEWAY_CREDENTIALS'] as const)
    await closeAlert(tx, { shopId, kind, subject: accountId, at });
}
