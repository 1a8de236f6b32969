import { limaDate } from '#app/kernel/lima.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import type { BookMonth } from '../periods/book.ts';
import { ADDING_UP_MS, nextToClose } from '../periods/close-month.server.ts';
import { findPeriod, type Reach, readReach } from '../periods/periods.store.server.ts';
import { tryLinesShared } from '../session.store.server.ts';
import { readFacts } from './facts.ts';
import { gatherFacts } from './gather-facts.server.ts';
import { readHead } from './head.store.server.ts';
import type { Statement } from './statement.ts';

export type NoStatement = { readonly kind: 'not-found' | 'lines-busy' };

/** The statement of a month: of a closed one what was kept with it, word for word; of an open one how it stands now. */
export async function readStatement(
  { database, clock }: Pick<Foundation, 'clock' | 'database'>,
  of: BookMonth,
): Promise<Result<Statement, NoStatement>> {
  const at = clock.now();
  const read = async (tx: ShopTransaction): Promise<Result<Statement, NoStatement>> => {
    const head = await readHead(tx, of);
    if (!head) return err({ kind: 'not-found' });
    const period = await findPeriod(tx, of);
    if (period) {
      const state = { is: 'closed', at: period.closedAt, by: period.closedBy } as const;
      return ok({ ...head, state, facts: readFacts(period.totals) });
    }
    const reach = await readReach(tx, of);
    if (!reach || of.month < reach.first || of.month > limaDate(at).slice(0, 7))
      return err({ kind: 'not-found' });
    if (!(await tryLinesShared(tx, of.shopId))) return err({ kind: 'lines-busy' });
    const facts = await factsNow(tx, of, reach);
    return ok({ ...head, state: { is: 'provisional', at }, facts });
  };
  return database.inShop(of.shopId, read, ADDING_UP_MS);
}

const factsNow = (tx: ShopTransaction, of: BookMonth, reach: Reach) =>
  gatherFacts(tx, of, of.month === nextToClose(reach) ? (reach.closed?.at ?? null) : null);
