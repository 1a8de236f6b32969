import type { ShopId } from '#app/kernel/ids.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { inSession, lockLines, type Session, tryLockLines } from '../session.store.server.ts';
import { judgeLines } from './judge.server.ts';
import { forgetNews, gatherNews, hearNews } from './rematch.store.server.ts';
import { gatherReceipts } from './unit.store.server.ts';

export type RematchDeps = Pick<Foundation, 'clock' | 'database' | 'ids'>;

const MOST_NEWS = 20_000;

/**
 * Judges again the lines of payments of which the ledger has news: a receipt, a reversal or a refund that came after its
 * line. Due as long as there are rows of news (law 6); answers whether there were any. Waits for an import under way.
 */
export async function rematch(deps: RematchDeps, shopId: ShopId): Promise<boolean> {
  const heard = await inSession(deps, shopId, async (session) => {
    await lockLines(session);
    return judgeNews(deps, session);
  });
  if (heard === MOST_NEWS) await rematch(deps, shopId);
  return heard > 0;
}

/** The worker's visit: it waits for nobody, and comes again while there is news. */
export const rematchDue = (deps: RematchDeps, shopId: ShopId): Promise<'rematched' | 'not-due'> =>
  inSession(deps, shopId, async (session) => {
    if (!(await tryLockLines(session))) return 'not-due';
    return (await judgeNews(deps, session)) > 0 ? 'rematched' : 'not-due';
  });

/** Answers how many news were heard; most concern no line, and cost two questions. */
async function judgeNews(deps: RematchDeps, session: Session): Promise<number> {
  const heard = await hearNews(session, MOST_NEWS);
  if (heard === null) return 0;
  if (heard.concerns) {
    const run = { id: deps.ids.next(), at: deps.clock.now() };
    await gatherNews(session, heard, run.at);
    await gatherReceipts(session);
    await judgeLines(session, { run, fileId: null });
  }
  await forgetNews(session, heard);
  return heard.ids.length;
}
