import { Banner, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useWords } from '../../words/words-context.tsx';
import type { PeriodScreen } from '../period.presenter.server.ts';
import { FORM_NAMES, STATEMENT_FORMS } from './statement-forms.ts';
import { useStatement } from './use-statement.ts';

/** The statement of the month, in the forms that people and machines read. */
export function StatementCard({ screen }: { screen: PeriodScreen }) {
  const say = useWords();
  const { state, fetchAs } = useStatement(screen.statement);
  const isClosed = screen.closed !== null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {say('reconciliation.periods.statement.title')}
        </Text>
        <Text as="p" tone="subdued">
          {say(
            isClosed
              ? 'reconciliation.periods.statement.closed'
              : 'reconciliation.periods.statement.provisional',
          )}
        </Text>
        <InlineStack gap="200">
          {STATEMENT_FORMS.map((as) => (
            <Button
              key={as}
              onClick={() => void fetchAs(as)}
              loading={state.is === 'fetching' && state.as === as}
              disabled={state.is === 'fetching'}
            >
              {FORM_NAMES[as]}
            </Button>
          ))}
        </InlineStack>
        {state.is === 'failed' ? (
          <Banner
            tone="warning"
            title={say(`reconciliation.periods.statement.failed.${state.why}`)}
          />
        ) : null}
      </BlockStack>
    </Card>
  );
}
