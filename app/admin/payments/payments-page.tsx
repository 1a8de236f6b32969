import {
  Card,
  EmptySearchResult,
  EmptyState,
  IndexTable,
  Page,
  useBreakpoints,
} from '@shopify/polaris';
import type { PaymentsScreen } from '../payments.presenter.server.ts';
import { useWords } from '../words/words-context.tsx';
import { PaymentCells, PaymentOnPhone } from './payment-row.tsx';
import { PaymentsFilters } from './payments-filters.tsx';
import { usePaymentsFilters } from './use-payments-filters.ts';

/** The list of payments. */
export function PaymentsPage({ screen }: { screen: PaymentsScreen }) {
  const say = useWords();
  const { smDown } = useBreakpoints();
  const filters = usePaymentsFilters(screen);
  const end = { alignment: 'end' } as const;
  return (
    <Page title={say('payments.title')} subtitle={say('shell.limaTimes')} fullWidth>
      <Card padding="0">
        <PaymentsFilters screen={screen} filters={filters} />
        <IndexTable
          condensed={smDown}
          selectable={false}
          itemCount={screen.lines.length}
          resourceName={{ singular: say('payments.one'), plural: say('payments.many') }}
          emptyState={<Empty narrowed={screen.narrowed} />}
          headings={[
            { title: say('payments.columns.created') },
            { title: say('payments.columns.order') },
            { title: say('payments.columns.code') },
            { title: say('payments.columns.amount'), ...end },
            { title: say('payments.columns.status') },
            { title: say('payments.columns.deadline') },
            { title: say('payments.columns.paidAt') },
            { title: say('payments.columns.gateway') },
          ]}
          pagination={{
            hasNext: filters.goNext !== null,
            hasPrevious: filters.goPrevious !== null,
            onNext: () => filters.goNext?.(),
            onPrevious: () => filters.goPrevious?.(),
          }}
        >
          {screen.lines.map((line, position) => (
            <IndexTable.Row key={line.id} id={line.id} position={position}>
              {smDown ? <PaymentOnPhone line={line} /> : <PaymentCells line={line} />}
            </IndexTable.Row>
          ))}
        </IndexTable>
      </Card>
    </Page>
  );
}

function Empty({ narrowed }: { narrowed: boolean }) {
  const say = useWords();
  if (narrowed) {
    return (
      <EmptySearchResult
        title={say('payments.noMatch.title')}
        description={say('payments.noMatch.body')}
      />
    );
  }
  return (
    <EmptyState heading={say('payments.empty.title')} image="">
      <p>{say('payments.empty.body')}</p>
    </EmptyState>
  );
}
