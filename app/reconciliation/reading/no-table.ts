/** What a file is instead of a table of rows. */
export type NoTable = 'pdf' | 'picture' | 'archive' | 'web-page';

type Mark = { readonly is: NoTable; readonly bytes: readonly number[]; readonly at?: number };

const letters = (text: string): readonly number[] => [...Buffer.from(text, 'latin1')];

/** First bytes as each format's own description has them. None is how a line of a table may begin. */
const MARKS: readonly Mark[] = [
  { is: 'pdf', bytes: letters('%PDF-') },
  { is: 'picture', bytes: [0x89, ...letters('PNG')] },
  { is: 'picture', bytes: [0xff, 0xd8, 0xff] },
  { is: 'picture', bytes: letters('GIF87a') },
  { is: 'picture', bytes: letters('GIF89a') },
  { is: 'picture', bytes: letters('WEBP'), at: 8 },
  { is: 'picture', bytes: letters('ftyphei'), at: 4 },
  { is: 'archive', bytes: [0x1f, 0x8b] },
  { is: 'archive', bytes: letters('Rar!') },
  { is: 'archive', bytes: [...letters('7z'), 0xbc, 0xaf] },
];

/** HTML, also where it is called `.xls`; and XML, of which the same is to be said. */
const PAGE = /^\s*<(!doctype|html|head|body|table|\?xml)\b/i;

const TITLE_BYTES = 1_024;

/** What the file is by its first bytes, where that is no table; null where it may be one. */
export function noTable(head: Uint8Array): NoTable | null {
  const text = Buffer.from(head.subarray(0, TITLE_BYTES))
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '');
  if (PAGE.test(text)) return 'web-page';
  const mark = MARKS.find(({ bytes, at = 0 }) => bytes.every((byte, i) => head[at + i] === byte));
  return mark?.is ?? null;
}
