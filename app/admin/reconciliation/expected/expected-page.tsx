import { useNavigate } from '@remix-run/react';
import {
  BlockStack,
  Box,
  Card,
  EmptySearchResult,
  IndexTable,
  InlineStack,
  Link,
  Page,
  Tabs,
  Tag,
  Text,
} from '@shopify/polaris';
import { ExportButton } from '../../exporting/export-button.tsx';
import { ListTable } from '../../shell/list-table.tsx';
import { useTo } from '../../shell/locale-links.ts';
import { useWords } from '../../words/words-context.tsx';
import { AmountCell } from '../amount-cell.tsx';
import type { ExpectedLine, ExpectedScreen } from '../expected.presenter.server.ts';
import { useBack } from '../use-back.ts';

const VIEWS = ['in-transit', 'overdue'] as const;

/** The payments whose money no report has brought yet. */
export function ExpectedPage({ screen }: { screen: ExpectedScreen }) {
  const say = useWords();
  const to = useTo();
  const navigate = useNavigate();
  const go = (change: Record<string, string | null>) =>
    navigate(to('/app/reconciliation/expected', { ...screen.query, ...change }));
  const { next } = screen;
  return (
    <Page
      title={say('reconciliation.expected.title')}
      subtitle={say('reconciliation.expected.intro')}
      backAction={useBack()}
      primaryAction={<ExportButton list="money-to-come" query={screen.query} />}
      fullWidth
    >
      <Card padding="0">
        <Tabs
          tabs={VIEWS.map((view) => ({
            id: view,
            content: say(`reconciliation.expected.views.${view}`),
          }))}
          selected={VIEWS.indexOf(screen.query.state)}
          onSelect={(index) => go({ state: VIEWS[index] ?? 'in-transit' })}
        />
        {screen.due === null ? null : (
          <Box padding="300">
            <Tag onRemove={() => go({ due: null })}>
              {`${say('reconciliation.expected.columns.due')}${say('shell.colon')}${screen.due}`}
            </Tag>
          </Box>
        )}
        <ListTable
          one={say('reconciliation.expected.one')}
          many={say('reconciliation.expected.many')}
          lines={screen.lines}
          empty={
            <EmptySearchResult
              title={say('reconciliation.expected.empty.title')}
              description={say(
                screen.query.state === 'overdue'
                  ? 'reconciliation.expected.empty.overdue'
                  : 'reconciliation.expected.empty.body',
              )}
            />
          }
          headings={[
            { title: say('reconciliation.expected.columns.due') },
            { title: say('reconciliation.expected.columns.order') },
            { title: say('reconciliation.expected.columns.code') },
            { title: say('reconciliation.expected.columns.paid') },
            { title: say('reconciliation.expected.columns.gross'), alignment: 'end' },
            { title: say('reconciliation.expected.columns.kept'), alignment: 'end' },
            { title: say('reconciliation.expected.columns.net'), alignment: 'end' },
          ]}
          goNext={next === null ? null : () => go({ after: next })}
          goPrevious={null}
          cells={(line) => <Cells line={line} />}
          onPhone={(line) => <OnPhone line={line} />}
        />
      </Card>
    </Page>
  );
}

function PaymentLink({ line }: { line: ExpectedLine }) {
  const say = useWords();
  const to = useTo();
  return (
    <Link dataPrimaryLink monochrome removeUnderline url={to(`/app/payments/${line.payment}`)}>
      <Text as="span" fontWeight="semibold">
        {line.order ?? say('reconciliation.lines.paymentWithoutOrder')}
      </Text>
    </Link>
  );
}

function Cells({ line }: { line: ExpectedLine }) {
  const say = useWords();
  return (
    <>
      <IndexTable.Cell>{line.due ?? say('reconciliation.expected.noDay')}</IndexTable.Cell>
      <IndexTable.Cell>
        <PaymentLink line={line} />
      </IndexTable.Cell>
      <IndexTable.Cell>{line.code ?? say('shell.none')}</IndexTable.Cell>
      <IndexTable.Cell>{line.paid}</IndexTable.Cell>
      <AmountCell
        text={line.gross}
        below={line.restOf && say('reconciliation.expected.restOf', { amount: line.restOf })}
      />
      <AmountCell text={line.kept} />
      <AmountCell text={line.net} />
    </>
  );
}

function OnPhone({ line }: { line: ExpectedLine }) {
  const say = useWords();
  return (
    <Box padding="300" width="100%">
      <BlockStack gap="100">
        <InlineStack align="space-between" gap="200">
          <PaymentLink line={line} />
          <Text as="span" fontWeight="semibold" numeric>
            {line.net}
          </Text>
        </InlineStack>
        <Text as="span" tone="subdued">
          {[
            line.due === null
              ? say('reconciliation.expected.noDay')
              : `${say('reconciliation.expected.columns.due')} ${line.due}`,
            line.code,
            line.restOf && say('reconciliation.expected.restOf', { amount: line.restOf }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
      </BlockStack>
    </Box>
  );
}
