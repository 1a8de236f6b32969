import { err, ok, type Result } from '#app/kernel/result.ts';
import { type AboutException, type ExceptionDeps, recordDeed } from './journal.server.ts';

export const LONGEST_NOTE = 2_000;

export type NoteError = { readonly kind: 'not-found' | 'note-missing' };

/** Adds a note. Notes may be added after the closing too: what is learnt later belongs here. */
export async function noteException(
  deps: ExceptionDeps,
  about: AboutException & { readonly note: string },
): Promise<Result<null, NoteError>> {
  const { shopId, exceptionId, actor } = about;
  const note = about.note.trim().slice(0, LONGEST_NOTE);
  if (note === '') return err({ kind: 'note-missing' });
  return deps.database.inShop(shopId, async (tx) => {
    const found = await tx.exception.findUnique({
      where: { shopId_id: { shopId, id: exceptionId } },
    });
    if (!found) return err({ kind: 'not-found' });
    await tx.exceptionNote.create({
      data: { shopId, id: deps.ids.next(), exceptionId, at: deps.clock.now(), actor, note },
    });
    await recordDeed(deps, tx, { ...about, kind: 'exception.noted' });
    return ok(null);
  });
}
