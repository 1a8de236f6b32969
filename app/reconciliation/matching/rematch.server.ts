import type { ShopId } from '#app/kernel/ids.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { inSession, lockLines } from '../session.store.server.ts';
import { judgeLines } from './judge.server.ts';
import { forgetNews, gatherNews } from './rematch.store.server.ts';
import { gatherReceipts } from './unit.store.server.ts';

export type RematchDeps = Pick<Foundation, 'clock' | 'database' | 'ids'>;

const MOST_NEWS = 20_000;

/**
 * Judges again the lines of payments of which the ledger has news: a receipt, a reversal or a refund that came after its
 * line. Due as long as there are rows of news (law 6); answers whether there were any.
 */
export async function rematch(deps: RematchDeps, shopId: ShopId): Promise<boolean> {
  const heard = await inSession(deps, shopId, async (session) => {
    await lockLines(session);
    const news = await gatherNews(session, MOST_NEWS);
    if (news === 0) return 0;
    await gatherReceipts(session);
    await judgeLines(session, {
      run: { id: deps.ids.next(), at: deps.clock.now() },
      brought: null,
    });
    await forgetNews(session);
    return news;
  });
  if (heard === MOST_NEWS) await rematch(deps, shopId);
  return heard > 0;
}
