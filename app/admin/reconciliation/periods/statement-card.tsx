import { Banner, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useWords } from '../../words/words-context.tsx';
import type { PeriodScreen } from '../period.presenter.server.ts';
import { FORM_NAMES, STATEMENT_FORMS } from './statement-forms.ts';
import { useStatement } from './use-statement.ts';

/** The statement of the month, in the forms that people and machines read. */
export function StatementCard({ screen }: { screen: PeriodScreen }) {
  const say = useWords();
  const { ready, busy, begun, prepare, follow } = useStatement(screen.statement);
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
              onClick={() => prepare(as)}
              loading={busy === as}
              disabled={busy !== null}
            >
              {FORM_NAMES[as]}
            </Button>
          ))}
        </InlineStack>
        {ready === null ? null : (
          <InlineStack>
            <Button
              variant="primary"
              url={new URL(ready.href, window.location.origin).href}
              target="_blank"
              onClick={() => follow(ready.href)}
            >
              {`${say('exporting.download')} · ${FORM_NAMES[ready.as]}`}
            </Button>
          </InlineStack>
        )}
        {begun ? <Banner tone="info">{say('exporting.begun')}</Banner> : null}
      </BlockStack>
    </Card>
  );
}
