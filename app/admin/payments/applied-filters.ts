import type { PaymentsScreen } from '../payments.presenter.server.ts';
import type { Translate } from '../words/words.ts';
import type { Filter } from './use-payments-filters.ts';

type Applied = { readonly key: string; readonly label: string; onRemove(): void };
type Set = (change: Partial<Record<Filter, string | null>>) => void;

/** What narrows the list now, each with a way to take it off. */
export function appliedFilters(
  query: PaymentsScreen['query'],
  set: Set,
  say: Translate,
): Applied[] {
  const labels: readonly (readonly [string, string | null, readonly Filter[]])[] = [
    ['state', query.state && say(`payments.states.${query.state}`), ['state']],
    [
      'kind',
      query.kind &&
        say(query.kind === 'live' ? 'payments.filters.kindLive' : 'payments.filters.kindTest'),
      ['kind'],
    ],
    ['date', dateLabel(query, say), ['from', 'to']],
    ['currency', query.currency, ['currency']],
    ['who', query.who && say('payments.filters.emailOn'), ['who']],
  ];
  return labels.flatMap(([key, label, filters]) =>
    label === null
      ? []
      : [
          {
            key,
            label,
            onRemove: () => set(Object.fromEntries(filters.map((filter) => [filter, null]))),
          },
        ],
  );
}

function dateLabel({ from, to }: PaymentsScreen['query'], say: Translate): string | null {
  const parts = [
    from && say('payments.filters.fromText', { date: from }),
    to && say('payments.filters.toText', { date: to }),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' ');
}
