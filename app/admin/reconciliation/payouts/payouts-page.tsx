import { useNavigate } from '@remix-run/react';
import {
  Badge,
  type BadgeProps,
  BlockStack,
  Box,
  Card,
  EmptyState,
  IndexTable,
  InlineStack,
  Link,
  Page,
  Tabs,
  Text,
} from '@shopify/polaris';
import { ExportButton } from '../../exporting/export-button.tsx';
import { ListTable } from '../../shell/list-table.tsx';
import { useTo } from '../../shell/locale-links.ts';
import { useWords } from '../../words/words-context.tsx';
import { AmountCell } from '../amount-cell.tsx';
import type { PayoutState } from '../payout-state.ts';
import type { PayoutLine, PayoutsScreen } from '../payouts.presenter.server.ts';
import { useBack } from '../use-back.ts';
import { PAYOUT_VIEWS } from './payouts-query.ts';

const LOOKS: Readonly<Record<PayoutState, Pick<BadgeProps, 'tone' | 'progress'>>> = {
  agrees: { tone: 'success', progress: 'complete' },
  differs: { tone: 'warning', progress: 'partiallyComplete' },
  'bank-unknown': { tone: 'attention', progress: 'partiallyComplete' },
  'not-sent': { progress: 'incomplete' },
};

/** Whether a payout agrees, in a word; the colour only repeats it. */
export function PayoutBadge({ state }: Pick<PayoutLine, 'state'>) {
  const say = useWords();
  return <Badge {...LOOKS[state]}>{say(`reconciliation.payouts.states.${state}`)}</Badge>;
}

/** What the gateway sent to the bank. */
export function PayoutsPage({ screen }: { screen: PayoutsScreen }) {
  const say = useWords();
  const to = useTo();
  const navigate = useNavigate();
  const { view, next, previous } = screen;
  const go = (turn: Record<string, string>) =>
    navigate(to('/app/reconciliation/payouts', { view, ...turn }));
  return (
    <Page
      title={say('reconciliation.payouts.title')}
      subtitle={say('reconciliation.payouts.intro')}
      backAction={useBack()}
      primaryAction={<ExportButton list="payouts" query={{ view }} />}
      fullWidth
    >
      <Card padding="0">
        <Tabs
          tabs={PAYOUT_VIEWS.map((name) => ({
            id: name,
            content:
              name === 'all'
                ? say('reconciliation.payouts.all')
                : say(`reconciliation.payouts.states.${name}`),
          }))}
          selected={PAYOUT_VIEWS.indexOf(view)}
          onSelect={(index) => go({ view: PAYOUT_VIEWS[index] ?? 'all' })}
        />
        <ListTable
          one={say('reconciliation.payouts.one')}
          many={say('reconciliation.payouts.many')}
          lines={screen.lines}
          empty={
            <EmptyState heading={say('reconciliation.payouts.empty.title')} image="">
              <p>{say('reconciliation.payouts.empty.body')}</p>
            </EmptyState>
          }
          headings={[
            { title: say('reconciliation.payouts.columns.sent') },
            { title: say('reconciliation.payouts.columns.name') },
            { title: say('reconciliation.payouts.columns.account') },
            { title: say('reconciliation.payouts.columns.sentAmount'), alignment: 'end' },
            { title: say('reconciliation.payouts.columns.bankAmount'), alignment: 'end' },
            { title: say('reconciliation.payouts.columns.difference'), alignment: 'end' },
            { title: say('reconciliation.payouts.columns.state') },
          ]}
          goNext={next === null ? null : () => go({ after: next })}
          goPrevious={previous === null ? null : () => go({ before: previous })}
          cells={(line) => <Cells line={line} />}
          onPhone={(line) => <OnPhone line={line} />}
        />
      </Card>
    </Page>
  );
}

function PayoutLink({ line, text }: { line: PayoutLine; text: string }) {
  const to = useTo();
  return (
    <Link
      dataPrimaryLink
      monochrome
      removeUnderline
      url={to(`/app/reconciliation/payouts/${line.id}`)}
    >
      <Text as="span" fontWeight="semibold">
        {text}
      </Text>
    </Link>
  );
}

function Cells({ line }: { line: PayoutLine }) {
  const say = useWords();
  return (
    <>
      <IndexTable.Cell>{line.sent ?? say('shell.none')}</IndexTable.Cell>
      <IndexTable.Cell>
        <PayoutLink line={line} text={line.name} />
      </IndexTable.Cell>
      <IndexTable.Cell>{line.account}</IndexTable.Cell>
      <AmountCell text={line.sentAmount} />
      <AmountCell text={line.bankAmount} />
      <AmountCell text={line.difference} />
      <IndexTable.Cell>
        <PayoutBadge state={line.state} />
      </IndexTable.Cell>
    </>
  );
}

function OnPhone({ line }: { line: PayoutLine }) {
  return (
    <Box padding="300" width="100%">
      <BlockStack gap="150" inlineAlign="stretch">
        <InlineStack align="space-between" gap="200">
          <PayoutLink line={line} text={line.name} />
          <Text as="span" fontWeight="semibold" numeric>
            {line.sentAmount ?? ''}
          </Text>
        </InlineStack>
        <InlineStack gap="200" blockAlign="center">
          <PayoutBadge state={line.state} />
          <Text as="span" tone="subdued">
            {line.sent ?? ''}
          </Text>
        </InlineStack>
      </BlockStack>
    </Box>
  );
}
