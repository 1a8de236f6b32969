import type { Actor } from '#app/kernel/actor.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { findFetchRow } from './fetch-row.store.server.ts';
import type { OfAccount } from './fetch-step.server.ts';
import { recordFetching } from './journal.server.ts';
import { nextNight, periodUpTo } from './timetable.ts';

type Deps = Pick<Foundation, 'clock' | 'database' | 'ids'>;
type ByPerson = OfAccount & { readonly actor: Actor };

/** Has an account's report fetched now: what lacks, and today so far. False where the shop has no such account. */
export async function wishReport(
  deps: Deps,
  { shopId, accountId, actor }: ByPerson,
): Promise<boolean> {
  const now = deps.clock.now();
  return deps.database.inShop(shopId, async (tx) => {
    const row = await findFetchRow(tx, { shopId, accountId });
    if (!row) return false;
    const { from, until } = periodUpTo(now, row.coveredUntil);
    await tx.reportFetch.updateMany({
      where: { shopId, accountId },
      data: {
        ...NEW_ROUND,
        dueAt: now,
        periodFrom: from,
        periodUntil: until,
        wantedBy: actor,
      },
    });
    await record(deps, tx, { shopId, accountId, actor, kind: 'report-fetch.wanted' });
    return true;
  });
}

/** A step that is under way ends without a word about this one. */
const NEW_ROUND = {
  round: { increment: 1 },
  tries: 0,
  askedAt: null,
  askedReference: null,
  trouble: null,
  troubleCode: null,
} as const;

/** Switches an account's nightly fetching on or off; off, what is under way ends too. False where the shop has no such account. */
export async function switchNightly(
  deps: Deps,
  { shopId, accountId, actor, on }: ByPerson & { readonly on: boolean },
): Promise<boolean> {
  const now = deps.clock.now();
  return deps.database.inShop(shopId, async (tx) => {
    const { count } = await tx.reportFetch.updateMany({
      where: { shopId, accountId },
      data: {
        ...NEW_ROUND,
        nightly: on,
        dueAt: on ? nextNight(now, accountId) : null,
        periodFrom: null,
        periodUntil: null,
        wantedBy: null,
      },
    });
    if (count === 0) return false;
    await record(deps, tx, { shopId, accountId, actor, kind: 'report-fetch.switched', on });
    return true;
  });
}

type Deed = ByPerson & {
  readonly kind: 'report-fetch.wanted' | 'report-fetch.switched';
  readonly on?: boolean;
};

const record = (
  deps: Deps,
  tx: ShopTransaction,
  { shopId, accountId, actor, kind, on }: Deed,
): Promise<void> =>
  recordFetching(deps, tx, {
    shopId,
    at: deps.clock.now(),
    actor,
    kind,
    data: { account: accountId, ...(on === undefined ? {} : { nightly: on ? 'on' : 'off' }) },
  });
