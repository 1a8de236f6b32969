import { Card, EmptySearchResult, EmptyState, Page } from '@shopify/polaris';
import { ExportButton } from '../exporting/export-button.tsx';
import type { PaymentsScreen } from '../payments.presenter.server.ts';
import { ListTable } from '../shell/list-table.tsx';
import { useWords } from '../words/words-context.tsx';
import { PaymentCells, PaymentOnPhone } from './payment-row.tsx';
import { PaymentsFilters } from './payments-filters.tsx';
import { usePaymentsFilters } from './use-payments-filters.ts';

/** The list of payments. */
export function PaymentsPage({ screen }: { screen: PaymentsScreen }) {
  const say = useWords();
  const filters = usePaymentsFilters(screen);
  const { text, ...asked } = screen.query;
  return (
    <Page
      title={say('payments.title')}
      subtitle={say('shell.limaTimes')}
      primaryAction={<ExportButton list="payments" query={{ ...asked, q: text }} />}
      fullWidth
    >
      <Card padding="0">
        <PaymentsFilters screen={screen} filters={filters} />
        <ListTable
          one={say('payments.one')}
          many={say('payments.many')}
          lines={screen.lines}
          empty={<Empty narrowed={screen.narrowed} />}
          headings={[
            { title: say('payments.columns.created') },
            { title: say('payments.columns.order') },
            { title: say('payments.columns.code') },
            { title: say('payments.columns.amount'), alignment: 'end' },
            { title: say('payments.columns.status') },
            { title: say('payments.columns.deadline') },
            { title: say('payments.columns.paidAt') },
            { title: say('payments.columns.gateway') },
          ]}
          goNext={filters.goNext}
          goPrevious={filters.goPrevious}
          cells={(line) => <PaymentCells line={line} />}
          onPhone={(line) => <PaymentOnPhone line={line} />}
        />
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
