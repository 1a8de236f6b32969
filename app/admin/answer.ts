import type { es } from './words/es.ts';

/** Why a deed was not done, by its words. */
export type RefusedWord = keyof typeof es.shell.refused;

/** How a deed ended: `done` names the screen's own words for it; `fields` are those to be mended. */
export type Answer<Done extends string> =
  | { readonly done: Done }
  | { readonly refused: RefusedWord; readonly fields?: readonly string[] };

/** The text of a form's field; empty where it is missing or a file. */
export function fieldOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
