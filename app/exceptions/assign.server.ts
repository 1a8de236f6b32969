import { err, ok, type Result } from '#app/kernel/result.ts';
import { type AboutException, type ExceptionDeps, recordDeed } from './journal.server.ts';

export type AssignError = { readonly kind: 'not-found' | 'already-closed' | 'taken-by-another' };

/** Makes the actor the one who cares for an open exception. Taking what one has already is no second deed. */
export async function takeException(
  deps: ExceptionDeps,
  about: AboutException,
): Promise<Result<null, AssignError>> {
  return assign(deps, about, { from: null, to: about.actor });
}

/** Hands back what the actor had taken. */
export async function leaveException(
  deps: ExceptionDeps,
  about: AboutException,
): Promise<Result<null, AssignError>> {
  return assign(deps, about, { from: about.actor, to: null });
}

type Change = { readonly from: string | null; readonly to: string | null };

async function assign(
  deps: ExceptionDeps,
  about: AboutException,
  { from, to }: Change,
): Promise<Result<null, AssignError>> {
  const { shopId, exceptionId } = about;
  return deps.database.inShop(shopId, async (tx) => {
    const { count } = await tx.exception.updateMany({
      where: { shopId, id: exceptionId, closedAt: null, owner: from },
      data: { owner: to },
    });
    if (count === 1) {
      const kind = to === null ? 'exception.left' : 'exception.taken';
      await recordDeed(deps, tx, { ...about, kind });
      return ok(null);
    }
    const found = await tx.exception.findUnique({
      where: { shopId_id: { shopId, id: exceptionId } },
    });
    if (!found) return err({ kind: 'not-found' });
    if (found.closedAt !== null) return err({ kind: 'already-closed' });
    return found.owner === to ? ok(null) : err({ kind: 'taken-by-another' });
  });
}
