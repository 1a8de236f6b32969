import { LONGEST_REASON } from '#app/exceptions/close.server.ts';
import type { AboutException } from '#app/exceptions/journal.server.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { tryLines } from '../session.store.server.ts';
import { moveLines } from './decided-lines.store.server.ts';

export type ReopenError = {
  readonly kind: 'not-found' | 'not-allowed-now' | 'reason-missing' | 'lines-busy';
};

/**
 * Opens an exception again that a person had closed, with the lines that were decided by it. What closed by itself comes up
 * again by itself, if it must.
 */
export async function reopenException(
  deps: Pick<Foundation, 'clock' | 'database' | 'ids'>,
  about: AboutException & { readonly reason: string },
): Promise<Result<null, ReopenError>> {
  const { shopId, exceptionId, actor } = about;
  const note = about.reason.trim().slice(0, LONGEST_REASON);
  if (note === '') return err({ kind: 'reason-missing' });
  return deps.database.inShop(shopId, async (tx) => {
    if (!(await tryLines(tx, shopId))) return err({ kind: 'lines-busy' });
    const where = { shopId_id: { shopId, id: exceptionId } };
    const found = await tx.exception.findUnique({ where });
    if (!found) return err({ kind: 'not-found' });
    if (found.closedAt === null || found.closedBy === 'clock')
      return err({ kind: 'not-allowed-now' });
    const lines = await moveLines(tx, about, { from: 'decided', to: 'exception' });
    // Without lines it belongs to another room, which decides about it by its own rules.
    if (lines === 0) return err({ kind: 'not-allowed-now' });
    const at = deps.clock.now();
    const kept = { shopId, exceptionId, at, actor };
    await tx.exceptionNote.create({ data: { ...kept, id: deps.ids.next(), note } });
    await tx.exception.update({
      where,
      data: { closedAt: null, closedBy: null, closeReason: null },
    });
    const kind = 'exception.reopened';
    const data = { kind: found.kind, lines };
    await tx.reconciliationEvent.create({ data: { ...kept, id: deps.ids.next(), kind, data } });
    return ok(null);
  });
}
