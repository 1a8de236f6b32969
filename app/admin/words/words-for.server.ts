import type { Lang, Reader } from '../reader.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { type AdminWords, type Translate, translatorOf } from './words.ts';
import { zh } from './zh.ts';

const WORDS: Readonly<Record<Lang, AdminWords>> = { es, en, zh };
const translators = new Map<Lang, Translate>();

/** The translator of a reader's language, made once per process. */
export function translatorFor({ lang, tag }: Reader): Translate {
  const known = translators.get(lang) ?? translatorOf(tag, WORDS[lang]);
  translators.set(lang, known);
  return known;
}

/** What the browser needs: everything but the words that only presenters say. */
export function pageWordsOf({ lang }: Reader): Omit<AdminWords, 'told'> {
  const { told: _, ...page } = WORDS[lang];
  return page;
}
