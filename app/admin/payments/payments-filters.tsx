import { IndexFilters, IndexFiltersMode, useSetIndexFiltersMode } from '@shopify/polaris';
import type { PaymentsScreen } from '../payments.presenter.server.ts';
import { type Choices, FilterChoice, FilterDays } from '../shell/filter-choice.tsx';
import { useWords } from '../words/words-context.tsx';
import { appliedFilters } from './applied-filters.ts';
import { PAYMENT_STATES, VIEW_NAMES } from './states.ts';
import type { usePaymentsFilters } from './use-payments-filters.ts';

type Props = {
  readonly screen: PaymentsScreen;
  readonly filters: ReturnType<typeof usePaymentsFilters>;
};

/** The saved views, the one search box and the filters. */
export function PaymentsFilters({ screen, filters }: Props) {
  const say = useWords();
  const { query } = screen;
  const narrowed = [
    query.state,
    query.kind,
    query.from,
    query.to,
    query.currency,
    query.text,
    query.who,
  ];
  const isNarrowed = narrowed.some((part) => part !== null);
  const { mode, setMode } = useSetIndexFiltersMode(
    isNarrowed ? IndexFiltersMode.Filtering : IndexFiltersMode.Default,
  );
  return (
    <IndexFilters
      mode={mode}
      setMode={setMode}
      tabs={VIEW_NAMES.map((view) => ({ id: view, content: say(`payments.views.${view}`) }))}
      selected={VIEW_NAMES.indexOf(query.view)}
      onSelect={(index) => filters.set({ view: VIEW_NAMES[index] ?? 'all', state: null })}
      canCreateNewView={false}
      cancelAction={{ onAction: filters.search.empty }}
      queryValue={filters.search.text}
      queryPlaceholder={say('payments.search')}
      onQueryChange={filters.search.type}
      onQueryClear={filters.search.empty}
      onClearAll={filters.clear}
      appliedFilters={appliedFilters(query, filters.set, say)}
      filters={useFilterControls({ screen, filters })}
    />
  );
}

function useFilterControls({ screen: { query }, filters }: Props) {
  const say = useWords();
  const choices = (name: 'state' | 'kind' | 'currency', all: Choices) => ({
    key: name,
    label: say(`payments.filters.${name}`),
    pinned: query[name] !== null,
    filter: (
      <FilterChoice
        title={say(`payments.filters.${name}`)}
        all={all}
        chosen={query[name]}
        onChoose={(value) => filters.set({ [name]: value })}
      />
    ),
  });
  const states = PAYMENT_STATES.map((state) => [state, say(`payments.states.${state}`)] as const);
  return [
    choices('state', states),
    choices('kind', [
      ['live', say('payments.filters.kindLive')],
      ['test', say('payments.filters.kindTest')],
    ]),
    {
      key: 'date',
      label: say('payments.filters.date'),
      pinned: (query.from ?? query.to) !== null,
      filter: <FilterDays from={query.from} to={query.to} set={filters.set} />,
    },
    choices('currency', CURRENCIES),
    // It is set by the search box and can only be taken off here.
    {
      key: 'who',
      label: say('payments.filters.email'),
      pinned: true,
      hidden: query.who === null,
      filter: null,
    },
  ];
}

const CURRENCIES: Choices = [
  ['PEN', 'PEN'],
  ['USD', 'USD'],
];
