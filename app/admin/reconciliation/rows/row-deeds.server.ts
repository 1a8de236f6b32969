import type { Actor } from '#app/kernel/actor.ts';
import { type MendDeps, mendRow, tryMend } from '#app/reconciliation/mending/mend-row.server.ts';
import type { NotMended } from '#app/reconciliation/mending/not-mended.ts';
import { setRowAside } from '#app/reconciliation/mending/set-aside.server.ts';
import { type Answer, fieldOf } from '../../answer.ts';
import type { By } from '../../house.ts';
import type { Reader } from '../../reader.ts';
import { translatorFor } from '../../words/words-for.server.ts';
import { type ReadLine, readLine, type UnreadRow, unreadRow } from '../columns/read-preview.ts';

/** How it ended; or what the row would tell, which cell is still bad, or why the row cannot be mended at all. */
export type RowAnswer =
  | Answer<'mended' | 'set-aside'>
  | { readonly preview: readonly ReadLine[] }
  | { readonly bad: UnreadRow }
  | { readonly cannot: 'reads-differently' | 'already-mended' | 'original-erased' };

type Deed = By & {
  readonly actor: Actor;
  readonly reader: Reader;
  readonly fileId: string;
  readonly line: number;
  readonly form: FormData;
};

/** What staff asked to be done about a row that could not be read, by the form's `intent`. */
export async function doAboutRow(deps: MendDeps, deed: Deed): Promise<RowAnswer> {
  const { shopId, actor, fileId, line: fileLine, form, reader } = deed;
  if (fieldOf(form, 'intent') === 'aside') {
    const reason = fieldOf(form, 'reason');
    const aside = await setRowAside(deps, { shopId, actor, fileId, fileLine, reason });
    if (aside.ok) return { done: 'set-aside' };
    return { refused: aside.error === 'reason-missing' ? 'reason-missing' : 'not-found' };
  }
  const command = { shopId, actor, fileId, fileLine, cells: cellsIn(form) };
  if (fieldOf(form, 'intent') === 'mend') {
    const mended = await mendRow(deps, command);
    return mended.ok ? { done: 'mended' } : notMended(mended.error, reader);
  }
  const tried = await tryMend(deps, command);
  return tried.ok
    ? { preview: tried.value.map((line) => readLine(line, reader)) }
    : notMended(tried.error, reader);
}

function notMended(error: NotMended, reader: Reader): RowAnswer {
  switch (error.why) {
    case 'still-bad':
      return { bad: unreadRow(error.bad, reader, translatorFor(reader)) };
    case 'no-such-row':
      return { refused: 'not-found' };
    case 'lines-busy':
      return { refused: 'lines-busy' };
    default:
      return { cannot: error.why };
  }
}

/** The cells as they were typed; what was emptied behind the last head is no cell. */
function cellsIn(form: FormData): readonly string[] {
  const cells: string[] = [];
  for (let place = 0; form.has(`cell.${place}`); place += 1)
    cells.push(fieldOf(form, `cell.${place}`));
  const heads = form.getAll('head').length;
  while (cells.length > heads && cells.at(-1)?.trim() === '') cells.pop();
  return cells;
}
