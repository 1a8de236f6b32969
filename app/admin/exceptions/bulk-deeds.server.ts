import type { BulkDeed, BulkEnd } from '#app/exceptions/in-bulk.server.ts';
import { isExceptionKind } from '#app/exceptions/kind.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import { fieldOf, type RefusedWord } from '../answer.ts';
import type { By, DeedDeps } from '../house.ts';
import { isId } from '../ids.ts';
import type { es } from '../words/es.ts';

/** How it ended for one exception, under a name that a person knows it by. */
export type BulkLine = {
  readonly id: string;
  readonly kind: string;
  readonly name: string | null;
  readonly ended: 'done' | RefusedWord;
};

/** How a deed about several ended; or why it was not begun. */
export type BulkAnswer =
  | { readonly deed: BulkDeed['do']; readonly ends: readonly BulkLine[] }
  | { readonly refused: keyof typeof es.exceptions.bulk.refused };

type Deps = Pick<DeedDeps, 'exceptions' | 'database'>;

/** What staff asked to be done about several exceptions, by the form's `intent`. */
export async function doAboutSeveral(
  { exceptions, database }: Deps,
  { shopId, actor, form }: By & { readonly form: FormData },
): Promise<BulkAnswer> {
  const deed = deedOf(form);
  if (deed === null) return { refused: 'none-chosen' };
  const exceptionIds = fieldOf(form, 'ids').split(',').filter(isId);
  const done = await exceptions.inBulk({ shopId, actor, exceptionIds, deed });
  if (!done.ok) return { refused: done.error.kind };
  const ends = await database.inShop(shopId, (tx) => named(tx, shopId, done.value));
  return { deed: deed.do, ends };
}

function deedOf(form: FormData): BulkDeed | null {
  switch (fieldOf(form, 'intent')) {
    case 'take':
      return { do: 'take' };
    case 'note':
      return { do: 'note', note: fieldOf(form, 'words') };
    case 'accept':
      return { do: 'accept', reason: fieldOf(form, 'words') };
    default:
      return null;
  }
}

async function named(
  tx: ShopTransaction,
  shopId: By['shopId'],
  ends: readonly BulkEnd[],
): Promise<readonly BulkLine[]> {
  const rows = await tx.exception.findMany({
    where: { shopId, id: { in: ends.map(({ exceptionId }) => exceptionId) } },
    include: { payment: true },
  });
  return ends.map(({ exceptionId, ended }) => {
    const row = rows.find(({ id }) => id === exceptionId);
    const kind = row?.kind ?? '';
    return {
      id: exceptionId,
      kind: isExceptionKind(kind) ? kind : '',
      name: row?.payment?.orderName ?? row?.payment?.sessionId ?? null,
      ended: ended === 'return-unclear' ? 'unknown' : ended,
    };
  });
}
