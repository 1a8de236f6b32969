import type { NoTable } from './no-table.ts';

/**
 * Why a file is not read at all: nothing of it is imported. `line` is where it went wrong, from 1, as a text editor counts.
 * Of its content nothing is told but heads that a format knows.
 */
export type FileRefusal =
  /** Nothing is in it, or no record. */
  | { readonly why: 'empty' }
  /** By its first bytes it is another thing, to look at or to unpack. */
  | { readonly why: NoTable }
  /** Its bytes are no text, and of nothing else that is known. */
  | { readonly why: 'not-text' }
  /** `.xls` of the years before 2007. */
  | { readonly why: 'old-excel' }
  /** No format of this gateway, and no plan of columns, knows its heads. */
  | { readonly why: 'unknown-kind' }
  /** A column that is needed stands in it more than once. */
  | { readonly why: 'header-twice'; readonly heads: readonly string[] }
  | { readonly why: 'too-wide'; readonly most: number }
  | { readonly why: 'too-many-rows'; readonly most: number }
  | { readonly why: 'too-large'; readonly mostBytes: number }
  | { readonly why: 'line-too-long'; readonly line: number }
  /** A quoted cell that is never closed, or swallows the lines after it. */
  | { readonly why: 'broken-quote'; readonly line: number }
  /** Bytes that no text of the file's own encoding has. */
  | { readonly why: 'broken-encoding'; readonly line: number }
  /** It ends in the middle of what it says. */
  | { readonly why: 'truncated'; readonly line: number }
  | { readonly why: 'not-json'; readonly line: number }
  /** A workbook that would unpack to more than is let in. */
  | { readonly why: 'zip-bomb'; readonly mostBytes: number }
  /** Which of them holds the report cannot be told, and none may be passed over. */
  | { readonly why: 'several-sheets' }
  | { readonly why: 'broken-workbook' };
