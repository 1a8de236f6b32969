import type { ShopId } from '#app/kernel/ids.ts';
import { limaDate, startOfLimaDay } from '#app/kernel/lima.ts';
import { inSession } from '../session.store.server.ts';
import type { CompareDeps } from './ask-sides.server.ts';
import { recordComparison } from './compare.server.ts';
import { type ComparedBook, compareDay } from './compare-day.server.ts';
import { comparedSince, daysLeft } from './day-rows.store.server.ts';
import { type ComparedDay, dayBefore, nextNight, nextTry, nightlyDays } from './days.ts';
import { claimVisit, endVisit, renewVisit } from './visit.store.server.ts';

/** How far back what differs, or could not be compared, is looked at again: Shopify shows an app sixty days of orders. */
const LOOK_BACK_DAYS = 59;
/** Days of that kind in one night. */
const MOST_LEFT = 10;

/**
 * A shop's visit in the night: the last days, and older ones that differ or could not be compared. What gave no answer is
 * asked again in half an hour; what was compared tonight is not.
 */
export async function compareNightly(
  deps: CompareDeps,
  shopId: ShopId,
): Promise<'compared' | 'not-due'> {
  if (!(await claimVisit(deps, shopId))) return 'not-due';
  const days = await daysOfTonight(deps, shopId);
  const books: ComparedBook[] = [];
  const command = { shopId, accountId: null, actor: 'clock' } as const;
  const goOn = () => renewVisit(deps, shopId);
  for (const day of days) books.push(...(await compareDay(deps, { ...command, day, goOn })));
  const [from, to] = [days.toSorted()[0], days.toSorted().at(-1)];
  if (from && to && books.length > 0) await recordComparison(deps, { ...command, from, to }, books);
  const failed = books.some(({ trouble }) => trouble !== null);
  const now = deps.clock.now();
  await endVisit(deps, shopId, failed ? nextTry(now, shopId) : nextNight(now, shopId));
  return 'compared';
}

/** The days that a night looks at and has not compared yet. */
async function daysOfTonight(
  deps: Pick<CompareDeps, 'clock' | 'database'>,
  shopId: ShopId,
): Promise<readonly ComparedDay[]> {
  const now = deps.clock.now();
  const today = limaDate(now);
  return inSession(deps, shopId, async (session) => {
    const since = dayBefore(today, LOOK_BACK_DAYS);
    const left = await daysLeft(session, { since, until: today, most: MOST_LEFT });
    const days = [...new Set([...nightlyDays(today), ...left])];
    const done = await comparedSince(session, { days, since: startOfLimaDay(now) });
    return days.filter((day) => !done.has(day));
  });
}
