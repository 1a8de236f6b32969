import { setTimeout as pause } from 'node:timers/promises';
import type { ExceptionKind } from '#app/exceptions/kinds.ts';
import type { Books } from './books.ts';

/** What waits for a person at the end of the history, each kind once. */
export const TROUBLES = [
  'MISSING_IN_REPORT',
  'UNKNOWN_PAYMENT',
  'AMOUNT_MISMATCH',
  'CURRENCY_MISMATCH',
  'FEE_MISMATCH',
  'DUPLICATE_LINE',
  'REFUND_MISMATCH',
  'PAYOUT_MISMATCH',
  'CHARGEBACK',
  'FROZEN_FUNDS',
  'PAID_IN_SHOPIFY_ONLY',
  'UNKNOWN_ROW',
] as const satisfies readonly ExceptionKind[];

const LIMIT_MS = 15_000;

/** Waits until the servers have found what only time shows: what is overdue, and fees that no card had been put to yet. */
export async function allFound({ deps, account: { shopId } }: Books): Promise<void> {
  const limit = Date.now() + LIMIT_MS;
  for (;;) {
    const open = await deps.database.inShop(shopId, (tx) =>
      tx.exception.findMany({ where: { shopId, closedAt: null }, select: { kind: true } }),
    );
    const missing = TROUBLES.filter((kind) => open.every((one) => one.kind !== kind));
    if (missing.length === 0) return;
    if (Date.now() > limit) throw new Error(`the history has no ${missing.join(', no ')}`);
    await pause(100);
  }
}
