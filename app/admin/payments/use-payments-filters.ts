import { useNavigate, useSubmit } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import type { PaymentsScreen } from '../payments.presenter.server.ts';
import { useTo } from '../shell/locale-links.ts';

export type Filter = 'state' | 'kind' | 'from' | 'to' | 'currency' | 'q' | 'who';
const FILTERS: readonly Filter[] = ['state', 'kind', 'from', 'to', 'currency', 'q', 'who'];
const TYPING_PAUSE_MS = 400;

/** The list's address as something to be changed: every change begins again at the first page. */
export function usePaymentsFilters({ query, next, previous }: PaymentsScreen) {
  const navigate = useNavigate();
  const to = useTo();
  const now = {
    view: query.view,
    state: query.state,
    kind: query.kind,
    from: query.from,
    to: query.to,
    currency: query.currency,
    q: query.text,
    who: query.who,
  };
  const address = (change: Partial<Record<Filter | 'view' | 'after' | 'before', string | null>>) =>
    to('/app/payments', { ...now, ...change });
  const set = (change: Partial<Record<Filter | 'view', string | null>>) =>
    navigate(address(change), { preventScrollReset: true });
  return {
    set,
    clear: () => set(Object.fromEntries(FILTERS.map((filter) => [filter, null]))),
    goNext: next === null ? null : () => navigate(address({ after: next })),
    goPrevious: previous === null ? null : () => navigate(address({ before: previous })),
    search: useSearch(query.text, (q) => set({ q, who: null })),
  };
}

/** What is typed is looked for once the typing pauses. An e-mail never goes into an address (law 9): it is posted. */
function useSearch(asked: string | null, look: (text: string | null) => void) {
  const [text, setText] = useState(asked ?? '');
  const submit = useSubmit();
  const to = useTo();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const send = (typed: string) => {
    if (!typed.includes('@')) return look(typed.trim() === '' ? null : typed.trim());
    if (/^\S+@\S+\.\S{2,}$/.test(typed.trim()))
      submit({ email: typed.trim() }, { method: 'post', action: to('/app/payments?index') });
  };
  return {
    text,
    type: (typed: string) => {
      setText(typed);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => send(typed), TYPING_PAUSE_MS);
    },
    empty: () => {
      clearTimeout(timer.current);
      setText('');
      look(null);
    },
  };
}
