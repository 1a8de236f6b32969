import type { Actor } from '#app/kernel/actor.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import { limaDate, startOfLimaDay } from '#app/kernel/lima.ts';
import { inSession } from '../session.store.server.ts';
import type { CompareDeps } from './ask-sides.server.ts';
import { recordComparison } from './compare.server.ts';
import { type ComparedBook, compareDay } from './compare-day.server.ts';
import { comparedSince, daysLeft } from './day-rows.store.server.ts';
import {
  type ComparedDay,
  dayBefore,
  nextNight,
  nextTry,
  nightlyDays,
  SHOWN_DAYS,
} from './days.ts';
import { askedDays, claimVisit, endVisit, renewVisit } from './visit.store.server.ts';

/** Days that differ, or could not be compared, in one night. */
const MOST_LEFT = 10;

/**
 * A shop's visit in the night: the last days, and older ones that differ or could not be compared; before them, at whatever
 * time, the days that a person asked for. What gave no answer is asked again in half an hour; what was compared tonight is not.
 */
export async function compareNightly(
  deps: CompareDeps,
  shopId: ShopId,
): Promise<'compared' | 'not-due'> {
  if (!(await claimVisit(deps, shopId))) return 'not-due';
  const asked = await askedDays(deps, shopId);
  const books = await compareDays(deps, { shopId, actor: asked.by }, asked.days);
  const days = await daysOfTonight(deps, shopId);
  const left = days.filter((day) => !asked.days.includes(day));
  books.push(...(await compareDays(deps, { shopId, actor: 'clock' }, left)));
  const failed = books.some(({ trouble }) => trouble !== null);
  const now = deps.clock.now();
  const dueAt = failed ? nextTry(now, shopId) : nextNight(now, shopId);
  await endVisit(deps, shopId, { dueAt, done: asked.days });
  return 'compared';
}

async function compareDays(
  deps: CompareDeps,
  by: { readonly shopId: ShopId; readonly actor: Actor },
  days: readonly ComparedDay[],
): Promise<ComparedBook[]> {
  const books: ComparedBook[] = [];
  const command = { ...by, accountId: null };
  const goOn = () => renewVisit(deps, by.shopId);
  for (const day of days) books.push(...(await compareDay(deps, { ...command, day, goOn })));
  const [from, to] = [days.toSorted()[0], days.toSorted().at(-1)];
  if (from && to && books.length > 0) await recordComparison(deps, { ...command, from, to }, books);
  return books;
}

/** The days that a night looks at and has not compared yet. */
async function daysOfTonight(
  deps: Pick<CompareDeps, 'clock' | 'database'>,
  shopId: ShopId,
): Promise<readonly ComparedDay[]> {
  const now = deps.clock.now();
  const today = limaDate(now);
  return inSession(deps, shopId, async (session) => {
    const since = dayBefore(today, SHOWN_DAYS);
    const left = await daysLeft(session, { since, until: today, most: MOST_LEFT });
    const days = [...new Set([...nightlyDays(today), ...left])];
    const done = await comparedSince(session, { days, since: startOfLimaDay(now) });
    return days.filter((day) => !done.has(day));
  });
}
