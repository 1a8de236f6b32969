import type { ReportPeriod } from '#app/gateways/report-source.ts';
import { after, MINUTE } from '#app/kernel/clock.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import type { OfAccount } from './fetch-step.server.ts';
import type { Trouble } from './trouble.ts';

const where = ({ shopId, accountId }: OfAccount) => ({
  shopId_accountId: { shopId, accountId },
});

export const findFetchRow = (tx: ShopTransaction, account: OfAccount) =>
  tx.reportFetch.findUnique({ where: where(account) });

export type FetchRow = NonNullable<Awaited<ReturnType<typeof findFetchRow>>>;

/** Longer than a download may take; whoever died is followed after it. */
const LEASE_MS = 15 * MINUTE;

/** Takes up a due row; null where it is not due, or another is at it. */
export async function claimFetch(
  { clock, database }: Pick<Foundation, 'clock' | 'database'>,
  { shopId, accountId }: OfAccount,
): Promise<FetchRow | null> {
  const now = clock.now();
  const leaseUntil = after(now, LEASE_MS);
  return database.inShop(shopId, async (tx) => {
    const { count } = await tx.reportFetch.updateMany({
      where: {
        shopId,
        accountId,
        dueAt: { lte: now },
        OR: [{ leaseUntil: null }, { leaseUntil: { lte: now } }],
      },
      data: { leaseUntil },
    });
    return count === 1 ? findFetchRow(tx, { shopId, accountId }) : null;
  });
}

/** How a round stands when a step of it has ended. */
export type Ended = {
  readonly dueAt: Date | null;
  readonly tries: number;
  /** The span that goes on being fetched; null where the round is over. */
  readonly period: ReportPeriod | null;
  readonly askedAt: Date | null;
  readonly askedReference: string | null;
  readonly trouble: Trouble | null;
  readonly troubleCode: string | null;
};

/** What a report that came changes, whatever was wished meanwhile. */
export type Came = {
  readonly coveredUntil: Date;
  readonly fetchedAt: Date;
  readonly fetchedFileId: string;
};

/**
 * Lets a claimed row go. Where a person wished anew meanwhile, his round stands, and only what came is written; where the
 * lease ran out and another took the row, nothing is.
 */
export async function endStep(
  { database }: Pick<Foundation, 'database'>,
  claimed: FetchRow & OfAccount,
  { ended, came, at }: { readonly ended: Ended; readonly came: Came | null; readonly at: Date },
): Promise<void> {
  const { shopId, accountId, leaseUntil, round } = claimed;
  const { period, ...rest } = ended;
  const span = { periodFrom: period?.from ?? null, periodUntil: period?.until ?? null };
  const over = period === null ? { wantedBy: null } : {};
  await database.inShop(shopId, async (tx) => {
    const mine = { shopId, accountId, leaseUntil };
    const { count } = await tx.reportFetch.updateMany({
      where: { ...mine, round },
      data: { ...rest, ...span, ...over, ...came, triedAt: at, leaseUntil: null },
    });
    if (count === 0)
      await tx.reportFetch.updateMany({ where: mine, data: { ...came, leaseUntil: null } });
  });
}
