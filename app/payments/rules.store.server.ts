import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { DeadlineRules } from './deadlines.ts';

/** What the shop chose; 48 h and one hour where it chose nothing (ADR 0006). */
export const deadlineRules = (chosen: DeadlineRules | null): DeadlineRules => ({
  deadlineHours: chosen?.deadlineHours ?? 48,
  graceMinutes: chosen?.graceMinutes ?? 60,
});

/** The shop's deadline and grace. */
export const readRules = async (tx: ShopTransaction, shopId: ShopId): Promise<DeadlineRules> =>
  deadlineRules(await tx.shopSettings.findUnique({ where: { shopId } }));
