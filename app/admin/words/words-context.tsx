import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { type Translate, translatorOf } from './words.ts';

const WordsContext = createContext<Translate | null>(null);

/** Hands the page's words to every component below. */
export function WordsProvider(props: { tag: string; words: object; children: ReactNode }) {
  const translate = useMemo(() => translatorOf(props.tag, props.words), [props.tag, props.words]);
  return <WordsContext.Provider value={translate}>{props.children}</WordsContext.Provider>;
}

/** The page's translator. */
export function useWords(): Translate {
  const translate = useContext(WordsContext);
  if (!translate) throw new Error('words are used outside of the shell');
  return translate;
}
