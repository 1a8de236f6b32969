import { BlockStack, Box, InlineGrid, Layout, Page, Text } from '@shopify/polaris';
import { useTo } from '../../shell/locale-links.ts';
import { useWords } from '../../words/words-context.tsx';
import type { ReconciliationScreen } from '../home.presenter.server.ts';
import type { BookScreen } from './book.ts';
import { DaysCard } from './days-card.tsx';
import { MonthCard } from './month-card.tsx';
import { ProofCard } from './proof-card.tsx';
import { StartCard } from './start-card.tsx';
import { WhereGrid } from './where-grid.tsx';

const MORE = [
  ['lines', '/app/reconciliation/lines'],
  ['payouts', '/app/reconciliation/payouts'],
  ['periods', '/app/reconciliation/periods'],
  ['comparison', '/app/reconciliation/comparison'],
  ['imports', '/app/reconciliation/imports'],
  ['rates', '/app/reconciliation/rate-card'],
] as const;

/** The first screen of reconciliation: where the money is, what moved, and the proof that none is missing. */
export function ReconciliationPage({ screen }: { screen: ReconciliationScreen }) {
  const say = useWords();
  const to = useTo();
  return (
    <Page
      title={say('reconciliation.title')}
      subtitle={say('reconciliation.home.asOf', { time: screen.asOf })}
      primaryAction={{
        content: say('reconciliation.import'),
        url: to('/app/reconciliation/imports/new'),
      }}
      secondaryActions={MORE.map(([name, path]) => ({
        content: say(`reconciliation.home.more.${name}`),
        url: to(path),
      }))}
    >
      <Layout>
        {screen.start.length > 0 ? (
          <Layout.Section>
            <StartCard steps={screen.start} />
          </Layout.Section>
        ) : null}
        {screen.books.map((book) => (
          <Layout.Section key={book.id}>
            <Book book={book} month={screen.month} />
          </Layout.Section>
        ))}
      </Layout>
    </Page>
  );
}

type BookProps = { readonly book: BookScreen; readonly month: ReconciliationScreen['month'] };

function Book({ book, month }: BookProps) {
  const say = useWords();
  return (
    <BlockStack gap="400">
      <Box paddingInline={{ xs: '400', sm: '0' }}>
        <BlockStack gap="050">
          <Text as="h2" variant="headingLg">
            {say('reconciliation.home.where.title')}
          </Text>
          <Text as="p" tone="subdued">
            {[book.account, book.gateway, book.currency].join(' · ')}
          </Text>
        </BlockStack>
      </Box>
      <WhereGrid book={book} />
      <InlineGrid columns={{ xs: 1, md: 2 }} gap="400" alignItems="start">
        <MonthCard book={book} month={month} />
        <ProofCard proof={book.proof} />
      </InlineGrid>
      {book.days.length === 0 ? null : <DaysCard days={book.days} />}
    </BlockStack>
  );
}
