import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { DeadlineRules } from './deadlines.ts';

/** The shop's deadline and grace; 48 h and one hour where nothing was chosen (ADR 0006). */
export async function readRules(tx: ShopTransaction, shopId: ShopId): Promise<DeadlineRules> {
  const settings = await tx.shopSettings.findUnique({ where: { shopId } });
  return {
    deadlineHours: settings?.deadlineHours ?? 48,
    graceMinutes: settings?.graceMinutes ?? 60,
  };
}
