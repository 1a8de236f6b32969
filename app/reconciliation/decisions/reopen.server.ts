import { effectOf, readDecision } from '#app/exceptions/choices.ts';
import { LONGEST_REASON } from '#app/exceptions/close.server.ts';
import { type AboutException, recordDeed } from '#app/exceptions/journal.server.ts';
import { undoMoneyDecisions } from '#app/exceptions/money-decision.store.server.ts';
import { limaDate } from '#app/kernel/lima.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { tryLines } from '../session.store.server.ts';
import { isLinelessSealed, isSealedByMonth } from './closed-month.store.server.ts';
import { moveLines } from './decided-lines.store.server.ts';
import { standsWithoutLines } from './lineless.ts';
import { receiptOf, waitAgain } from './waiting.store.server.ts';
import { endsWaiting } from './waiting.ts';

export type ReopenError = {
  readonly kind:
    | 'not-found'
    | 'not-allowed-now'
    | 'reason-missing'
    | 'lines-busy'
    /** Its lines stand in a month that is closed. */
    | 'month-closed';
};

type Deps = Pick<Foundation, 'clock' | 'database' | 'ids'>;
type Row = NonNullable<Awaited<ReturnType<ShopTransaction['exception']['findUnique']>>>;
type Reopening = { readonly about: AboutException; readonly found: Row; readonly at: Date };

/**
 * Takes back what a person decided about an exception: it is open again, its lines stand in it, its money is waited for, and
 * what was said to be lost or returned no longer holds. What closed by itself comes up again by itself, if it must.
 */
export async function reopenException(
  deps: Deps,
  { reason, ...about }: AboutException & { readonly reason: string },
): Promise<Result<null, ReopenError>> {
  const { shopId, exceptionId } = about;
  const note = reason.trim().slice(0, LONGEST_REASON);
  if (note === '') return err({ kind: 'reason-missing' });
  return deps.database.inShop(shopId, async (tx) => {
    if (!(await tryLines(tx, shopId))) return err({ kind: 'lines-busy' });
    const where = { shopId_id: { shopId, id: exceptionId } };
    const found = await tx.exception.findUnique({ where });
    if (!found) return err({ kind: 'not-found' });
    if (found.closedAt === null || found.closedBy === 'clock')
      return err({ kind: 'not-allowed-now' });
    if (await isSealedByMonth(tx, about)) return err({ kind: 'month-closed' });
    const reopening = { about, found, at: deps.clock.now() };
    const data = await takeBack(tx, reopening);
    // What belongs to another room is decided about by that room's own rules.
    if (data === null) return err({ kind: 'not-allowed-now' });
    if (data === 'month-closed') return err({ kind: 'month-closed' });
    await writeDown(deps, tx, { ...reopening, data, note });
    return ok(null);
  });
}

/** What was taken back; null, and nothing is changed, where none of it was this room's to take back. */
async function takeBack(
  tx: ShopTransaction,
  { about, found, at }: Reopening,
): Promise<Record<string, number | string> | 'month-closed' | null> {
  const { shopId } = about;
  const { choice } = readDecision(found.closeReason ?? '');
  if (choice !== null && effectOf(found.kind, choice) !== null) return null;
  const lines = await moveLines(tx, about, { from: 'decided', to: 'exception' });
  const money = await undoMoneyDecisions(tx, about, at);
  const receiptId = receiptOf(found.subject);
  const waits =
    receiptId !== null && endsWaiting(found.kind, choice)
      ? await waitAgain(tx, { shopId, receiptId, exceptionId: found.id }, limaDate(at))
      : false;
  if (lines === 0 && money === 0 && !waits) {
    if (!standsWithoutLines(found.kind)) return null;
    if (await isLinelessSealed(tx, about)) return 'month-closed';
  }
  return { kind: found.kind, lines, ...(waits && receiptId ? { receipt: receiptId } : {}) };
}

type Written = Reopening & {
  readonly data: Record<string, number | string>;
  readonly note: string;
};

async function writeDown(
  deps: Deps,
  tx: ShopTransaction,
  { about, found, at, data, note }: Written,
): Promise<void> {
  const kept = { ...about, at };
  await tx.exception.update({
    where: { shopId_id: { shopId: about.shopId, id: about.exceptionId } },
    data: { closedAt: null, closedBy: null, closeReason: null },
  });
  // What its lines come to now is told anew, and whether the facts clear it up meanwhile.
  const { paymentId } = found;
  if (paymentId !== null)
    await tx.ledgerNews.create({ data: { shopId: about.shopId, paymentId, at } });
  await tx.exceptionNote.create({ data: { ...kept, id: deps.ids.next(), note } });
  const kind = 'exception.reopened';
  await recordDeed(deps, tx, { ...about, kind });
  await tx.reconciliationEvent.create({ data: { ...kept, id: deps.ids.next(), kind, data } });
}
