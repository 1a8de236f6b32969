import { useNavigate } from '@remix-run/react';
import { useTo } from '../../shell/locale-links.ts';
import { useSearch } from '../../shell/use-search.ts';
import type { LinesScreen } from '../lines.presenter.server.ts';

const FILTERS = [
  'kind',
  'item',
  'account',
  'currency',
  'from',
  'to',
  'month',
  'file',
  'payout',
  'exception',
  'q',
] as const;
export type Filter = (typeof FILTERS)[number];
type Change = Partial<Record<Filter | 'view', string | null>>;

/** The list's address as something to be changed: every change begins again at the first page. */
export function useLinesFilters({ query, next, previous }: LinesScreen) {
  const navigate = useNavigate();
  const to = useTo();
  const { text, ...asked } = query;
  const address = (change: Change & { readonly after?: string; readonly before?: string }) =>
    to('/app/reconciliation/lines', { ...asked, q: text, ...change });
  const set = (change: Change) => navigate(address(change), { preventScrollReset: true });
  return {
    set,
    clear: () => set(Object.fromEntries(FILTERS.map((filter) => [filter, null]))),
    goNext: next === null ? null : () => navigate(address({ after: next })),
    goPrevious: previous === null ? null : () => navigate(address({ before: previous })),
    search: useSearch(text, (q) => set({ q })),
  };
}

export type LinesFilters = ReturnType<typeof useLinesFilters>;
