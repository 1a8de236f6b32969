import type { Foundation } from '#app/platform/foundation.ts';
import { fieldOf } from '../answer.ts';
import { countText } from '../format.ts';
import type { By } from '../house.ts';
import { readerOf } from '../reader.ts';
import { prepareExport } from './export-list.server.ts';
import { isFormat, isList } from './export-names.ts';

/** How the server answers who wants to download: where to, and how many rows that is. */
export type ExportAnswer =
  | { readonly href: string; readonly rows: string }
  | { readonly refused: 'too-many-rows'; readonly rows: string }
  | { readonly refused: 'unknown' };

type Deps = Pick<Foundation, 'database' | 'sealing' | 'clock' | 'ids'>;
type Deed = By & { readonly locale: string; readonly form: FormData };

const LONGEST_SEARCH = 2_000;

/** Prepares the download of a list as its screen shows it now. */
export async function prepareDownload(
  deps: Deps,
  { shopId, actor, locale, form }: Deed,
): Promise<ExportAnswer> {
  const [list, format, search] = [
    fieldOf(form, 'list'),
    fieldOf(form, 'format'),
    fieldOf(form, 'search'),
  ];
  if (!isList(list) || !isFormat(format) || search.length > LONGEST_SEARCH)
    return { refused: 'unknown' };
  const prepared = await prepareExport(deps, { shopId, actor, list, format, search, locale });
  const { rows } = prepared.ok ? prepared.value : prepared.error;
  const told = countText(rows, readerOf(locale));
  return prepared.ok
    ? { href: prepared.value.href, rows: told }
    : { refused: 'too-many-rows', rows: told };
}
