import type { Actor } from '#app/kernel/actor.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import { type AssignError, takeException } from './assign.server.ts';
import { type CloseDeps, type CloseError, closeException } from './close.server.ts';
import { ACCEPTED_IN_BULK } from './in-bulk.ts';
import type { AboutException } from './journal.server.ts';
import { isExceptionKind } from './kind.ts';
import { type NoteError, noteException } from './note.server.ts';

/** As many as a page of the list holds. */
export const MOST_IN_BULK = 50;

export type BulkDeed =
  | { readonly do: 'take' }
  | { readonly do: 'note'; readonly note: string }
  | { readonly do: 'accept'; readonly reason: string };

export type InBulk = {
  readonly shopId: ShopId;
  readonly actor: Actor;
  readonly exceptionIds: readonly string[];
  readonly deed: BulkDeed;
};

export type BulkRefused = {
  readonly kind:
    | 'none-chosen'
    | 'too-many'
    /** They are not all of one kind. */
    | 'several-kinds'
    /** A kind of which each is decided on its own. */
    | 'each-on-its-own'
    | 'reason-missing'
    | 'note-missing';
};

/** How it ended for one of them; each is done whole or not at all, whatever became of the others. */
export type BulkEnd = {
  readonly exceptionId: string;
  readonly ended: 'done' | (AssignError | NoteError | CloseError)['kind'];
};

/** Does one deed about several exceptions of one kind, one after the other. */
export async function doInBulk(
  deps: CloseDeps,
  { shopId, actor, exceptionIds, deed }: InBulk,
): Promise<Result<readonly BulkEnd[], BulkRefused>> {
  const ids = [...new Set(exceptionIds)];
  const refused = await refusalOf(deps, { shopId, ids, deed });
  if (refused) return err(refused);
  const ends: BulkEnd[] = [];
  for (const exceptionId of ids) {
    const done = await doOne(deps, { shopId, actor, exceptionId }, deed);
    ends.push({ exceptionId, ended: done.ok ? 'done' : done.error.kind });
  }
  return ok(ends);
}

type Asked = { readonly shopId: ShopId; readonly ids: readonly string[]; readonly deed: BulkDeed };

async function refusalOf(
  deps: CloseDeps,
  { shopId, ids, deed }: Asked,
): Promise<BulkRefused | null> {
  if (ids.length === 0) return { kind: 'none-chosen' };
  if (ids.length > MOST_IN_BULK) return { kind: 'too-many' };
  if (deed.do === 'note' && deed.note.trim() === '') return { kind: 'note-missing' };
  if (deed.do === 'accept' && deed.reason.trim() === '') return { kind: 'reason-missing' };
  const found = await deps.database.inShop(shopId, (tx) =>
    tx.exception.groupBy({ by: ['kind'], where: { shopId, id: { in: [...ids] } } }),
  );
  if (found.length > 1) return { kind: 'several-kinds' };
  const kind = found[0]?.kind ?? '';
  return deed.do === 'accept' && acceptedAs(kind) === null ? { kind: 'each-on-its-own' } : null;
}

const acceptedAs = (kind: string) => (isExceptionKind(kind) ? ACCEPTED_IN_BULK[kind] : null);

async function doOne(
  deps: CloseDeps,
  about: AboutException,
  deed: BulkDeed,
): Promise<Result<null, AssignError | NoteError | CloseError>> {
  switch (deed.do) {
    case 'take':
      return takeException(deps, about);
    case 'note':
      return noteException(deps, { ...about, note: deed.note });
    case 'accept': {
      const { shopId, exceptionId } = about;
      const found = await deps.database.inShop(shopId, (tx) =>
        tx.exception.findUnique({ where: { shopId_id: { shopId, id: exceptionId } } }),
      );
      const choice = acceptedAs(found?.kind ?? '');
      if (choice === null) return err({ kind: 'not-found' });
      return closeException(deps, { ...about, choice, reason: deed.reason });
    }
  }
}
