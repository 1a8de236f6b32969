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
  Text,
} from '@shopify/polaris';
import { ListTable } from '../../shell/list-table.tsx';
import { useTo } from '../../shell/locale-links.ts';
import { useWords } from '../../words/words-context.tsx';
import { AmountCell } from '../amount-cell.tsx';
import type { PeriodLine, PeriodsScreen } from '../periods.presenter.server.ts';
import { useBack } from '../use-back.ts';

const LOOKS: Readonly<Record<PeriodLine['state'], Pick<BadgeProps, 'tone' | 'progress'>>> = {
  closed: { tone: 'success', progress: 'complete' },
  next: { tone: 'attention', progress: 'partiallyComplete' },
  waiting: { progress: 'incomplete' },
  running: { tone: 'info', progress: 'incomplete' },
};

/** Where a month stands, in a word; the colour only repeats it. */
export function PeriodBadge({ state }: Pick<PeriodLine, 'state'>) {
  const say = useWords();
  return <Badge {...LOOKS[state]}>{say(`reconciliation.periods.states.${state}`)}</Badge>;
}

/** The months of all books. */
export function PeriodsPage({ screen }: { screen: PeriodsScreen }) {
  const say = useWords();
  const to = useTo();
  const navigate = useNavigate();
  const { older, newer } = screen;
  const go = (until: string) => navigate(to('/app/reconciliation/periods', { until }));
  return (
    <Page
      title={say('reconciliation.periods.title')}
      subtitle={say('reconciliation.periods.intro')}
      backAction={useBack()}
      fullWidth
    >
      <Card padding="0">
        <ListTable
          one={say('reconciliation.periods.one')}
          many={say('reconciliation.periods.many')}
          lines={screen.lines}
          empty={
            <EmptyState heading={say('reconciliation.periods.empty.title')} image="">
              <p>{say('reconciliation.periods.empty.body')}</p>
            </EmptyState>
          }
          headings={[
            { title: say('reconciliation.periods.columns.month') },
            { title: say('reconciliation.periods.columns.account') },
            { title: say('reconciliation.periods.columns.state') },
            { title: say('reconciliation.periods.columns.opening'), alignment: 'end' },
            { title: say('reconciliation.periods.columns.net'), alignment: 'end' },
            { title: say('reconciliation.home.month.payouts'), alignment: 'end' },
            { title: say('reconciliation.periods.columns.closing'), alignment: 'end' },
          ]}
          goNext={older === null ? null : () => go(older)}
          goPrevious={newer === null ? null : () => go(newer)}
          cells={(line) => <Cells line={line} />}
          onPhone={(line) => <OnPhone line={line} />}
        />
      </Card>
    </Page>
  );
}

function MonthLink({ line }: { line: PeriodLine }) {
  const to = useTo();
  return (
    <Link dataPrimaryLink monochrome removeUnderline url={to(line.to)}>
      <Text as="span" fontWeight="semibold">
        {line.month}
      </Text>
    </Link>
  );
}

const accountOf = ({ account, currency }: PeriodLine): string => `${account} · ${currency}`;

function Cells({ line }: { line: PeriodLine }) {
  return (
    <>
      <IndexTable.Cell>
        <MonthLink line={line} />
      </IndexTable.Cell>
      <IndexTable.Cell>{accountOf(line)}</IndexTable.Cell>
      <IndexTable.Cell>
        <PeriodBadge state={line.state} />
      </IndexTable.Cell>
      <AmountCell text={line.opening} />
      <AmountCell text={line.net} />
      <AmountCell text={line.sent} />
      <AmountCell text={line.closing} />
    </>
  );
}

function OnPhone({ line }: { line: PeriodLine }) {
  return (
    <Box padding="300" width="100%">
      <BlockStack gap="150" inlineAlign="stretch">
        <InlineStack align="space-between" gap="200">
          <MonthLink line={line} />
          <Text as="span" fontWeight="semibold" numeric>
            {line.closing}
          </Text>
        </InlineStack>
        <InlineStack gap="200" blockAlign="center">
          <PeriodBadge state={line.state} />
          <Text as="span" tone="subdued">
            {accountOf(line)}
          </Text>
        </InlineStack>
      </BlockStack>
    </Box>
  );
}
