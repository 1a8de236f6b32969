import type { Translate } from '../../words/words.ts';
import type { LinesScreen } from '../lines.presenter.server.ts';
import type { Filter, LinesFilters } from './use-lines-filters.ts';

type Applied = { readonly key: string; readonly label: string; onRemove(): void };

/** What narrows the list now, each with a way to take it off. */
export function appliedFilters(
  { query, accounts, month }: LinesScreen,
  set: LinesFilters['set'],
  say: Translate,
): Applied[] {
  const labels: readonly (readonly [string, string | null, readonly Filter[]])[] = [
    ['kind', query.kind && say(`reconciliation.kinds.${query.kind}`), ['kind']],
    ['account', accounts.find(({ id }) => id === query.account)?.name ?? null, ['account']],
    ['currency', query.currency, ['currency']],
    ['date', daysLabel(query, say), ['from', 'to']],
    ['month', month, ['month']],
    ['item', query.item && say(`reconciliation.home.month.${query.item}`), ['item']],
    ['file', query.file && say('reconciliation.lines.filters.ofFile'), ['file']],
    ['payout', query.payout && say('reconciliation.lines.filters.ofPayout'), ['payout']],
    [
      'exception',
      query.exception && say('reconciliation.lines.filters.ofException'),
      ['exception'],
    ],
  ];
  return labels.flatMap(([key, label, filters]) => {
    const onRemove = () => set(Object.fromEntries(filters.map((filter) => [filter, null])));
    return label === null ? [] : [{ key, label, onRemove }];
  });
}

function daysLabel({ from, to }: LinesScreen['query'], say: Translate): string | null {
  const parts = [
    from && say('payments.filters.fromText', { date: from }),
    to && say('payments.filters.toText', { date: to }),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' ');
}
