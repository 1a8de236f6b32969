import { useEffect, useRef, useState } from 'react';

const TYPING_PAUSE_MS = 400;

export type Search = {
  readonly text: string;
  readonly type: (typed: string) => void;
  readonly empty: () => void;
};

/** A search box: what is typed is looked for once the typing pauses; null is nothing to look for. */
export function useSearch(asked: string | null, look: (typed: string | null) => unknown): Search {
  const [text, setText] = useState(asked ?? '');
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    text,
    type: (typed: string) => {
      setText(typed);
      clearTimeout(timer.current);
      const wanted = typed.trim();
      timer.current = setTimeout(() => look(wanted === '' ? null : wanted), TYPING_PAUSE_MS);
    },
    empty: () => {
      clearTimeout(timer.current);
      setText('');
      look(null);
    },
  };
}
