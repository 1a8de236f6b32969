import type { Actor } from '#app/kernel/actor.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { type SetColumns, setColumns } from '#app/reconciliation/columns/set-columns.server.ts';
import { tryColumns } from '#app/reconciliation/columns/try-columns.server.ts';
import { type Answer, fieldOf } from '../../answer.ts';
import type { By } from '../../house.ts';
import type { Reader } from '../../reader.ts';
import { translatorFor } from '../../words/words-for.server.ts';
import { type RefusalText, refusalText } from '../imports/refusal.ts';
import { type ColumnsForm, planOfForm } from './columns-form.ts';
import { type Preview, previewOf } from './read-preview.ts';

/** How it ended: set; or what the file would tell, without keeping anything; or why it would not be read. */
export type ColumnsAnswer =
  | Answer<'set'>
  | { readonly preview: Preview }
  | { readonly unreadable: RefusalText };

type Deps = Pick<Foundation, 'clock' | 'database' | 'ids' | 'sealing'> & {
  readonly wake: () => void;
};
type Deed = By & {
  readonly actor: Actor;
  readonly reader: Reader;
  readonly fileId: string;
  readonly form: FormData;
};

/** Sets what the columns of a report mean, or only shows what would be read, by the form's `intent`. */
export async function doAboutColumns(deps: Deps, deed: Deed): Promise<ColumnsAnswer> {
  const { shopId, fileId, actor, form } = deed;
  const command: SetColumns = { shopId, fileId, actor, plan: planOfForm(textsIn(form)) };
  if (fieldOf(form, 'intent') !== 'set') return look(deps, deed, command);
  const set = await setColumns(deps, command);
  deps.wake();
  if (set.ok) return { done: 'set' };
  return 'fields' in set.error
    ? { refused: 'wrong-fields', fields: set.error.fields }
    : { refused: 'not-found' };
}

async function look(deps: Deps, { reader }: Deed, command: SetColumns): Promise<ColumnsAnswer> {
  const tried = await tryColumns(deps, command);
  const say = translatorFor(reader);
  if (tried.ok) return { preview: previewOf(tried.value, reader, say) };
  if ('fields' in tried.error) return { refused: 'wrong-fields', fields: tried.error.fields };
  return { unreadable: refusalText(JSON.stringify(tried.error), reader, say) };
}

const textsIn = (form: FormData): ColumnsForm =>
  Object.fromEntries(
    [...form.entries()].flatMap(([name, value]) =>
      typeof value === 'string' && name !== 'intent' ? [[name, value] as const] : [],
    ),
  );
