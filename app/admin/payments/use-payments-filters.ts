import { useNavigate, useSubmit } from '@remix-run/react';
import type { PaymentsScreen } from '../payments.presenter.server.ts';
import { useTo } from '../shell/locale-links.ts';
import { useSearch } from '../shell/use-search.ts';

export type Filter = 'state' | 'kind' | 'from' | 'to' | 'currency' | 'q' | 'who';
const FILTERS: readonly Filter[] = ['state', 'kind', 'from', 'to', 'currency', 'q', 'who'];

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
    search: useSearch(
      query.text,
      useSendSearch((q) => set({ q, who: null })),
    ),
  };
}

/** An e-mail never goes into an address (law 9): it is posted. */
function useSendSearch(look: (text: string | null) => void) {
  const submit = useSubmit();
  const to = useTo();
  return (typed: string | null) => {
    if (!typed?.includes('@')) return look(typed);
    if (/^\S+@\S+\.\S{2,}$/.test(typed))
      submit({ email: typed }, { method: 'post', action: to('/app/payments?index') });
  };
}
