import { IndexFilters, IndexFiltersMode, useSetIndexFiltersMode } from '@shopify/polaris';
import { type Choices, FilterChoice, FilterDays } from '../../shell/filter-choice.tsx';
import { useWords } from '../../words/words-context.tsx';
import type { LinesScreen } from '../lines.presenter.server.ts';
import { LINE_KINDS, VIEW_NAMES } from '../vocabulary.ts';
import { appliedFilters } from './applied-filters.ts';
import type { LinesFilters } from './use-lines-filters.ts';

type Props = { readonly screen: LinesScreen; readonly filters: LinesFilters };

/** The saved views, the one search box and the filters. */
export function LinesFilterBar({ screen, filters }: Props) {
  const say = useWords();
  const { view, ...narrowing } = screen.query;
  const isNarrowed = Object.values(narrowing).some((part) => part !== null);
  const { mode, setMode } = useSetIndexFiltersMode(
    isNarrowed ? IndexFiltersMode.Filtering : IndexFiltersMode.Default,
  );
  return (
    <IndexFilters
      mode={mode}
      setMode={setMode}
      tabs={VIEW_NAMES.map((name) => ({
        id: name,
        content: say(`reconciliation.lines.views.${name}`),
      }))}
      selected={VIEW_NAMES.indexOf(view)}
      onSelect={(index) => filters.set({ view: VIEW_NAMES[index] ?? 'all' })}
      canCreateNewView={false}
      cancelAction={{ onAction: filters.search.empty }}
      queryValue={filters.search.text}
      queryPlaceholder={say('reconciliation.lines.search')}
      onQueryChange={filters.search.type}
      onQueryClear={filters.search.empty}
      onClearAll={filters.clear}
      appliedFilters={appliedFilters(screen, filters.set, say)}
      filters={useFilterControls({ screen, filters })}
    />
  );
}

function useFilterControls({ screen: { query, accounts }, filters }: Props) {
  const say = useWords();
  const choices = (name: 'kind' | 'account' | 'currency', all: Choices) => ({
    key: name,
    label: say(`reconciliation.lines.filters.${name}`),
    pinned: query[name] !== null,
    filter: (
      <FilterChoice
        title={say(`reconciliation.lines.filters.${name}`)}
        all={all}
        chosen={query[name]}
        onChoose={(value) => filters.set({ [name]: value })}
      />
    ),
  });
  // They are set by a link from elsewhere and can only be taken off here.
  const only = (name: 'month' | 'item' | 'file' | 'payout' | 'exception') => ({
    key: name,
    label: say(`reconciliation.lines.filters.${name}`),
    pinned: true,
    hidden: query[name] === null,
    filter: null,
  });
  return [
    choices(
      'kind',
      LINE_KINDS.map((kind) => [kind, say(`reconciliation.kinds.${kind}`)] as const),
    ),
    {
      key: 'date',
      label: say('reconciliation.lines.filters.date'),
      pinned: (query.from ?? query.to) !== null,
      filter: <FilterDays from={query.from} to={query.to} set={filters.set} />,
    },
    choices(
      'account',
      accounts.map(({ id, name }) => [id, name] as const),
    ),
    choices('currency', [
      ['PEN', 'PEN'],
      ['USD', 'USD'],
    ]),
    only('month'),
    only('item'),
    only('file'),
    only('payout'),
    only('exception'),
  ];
}
