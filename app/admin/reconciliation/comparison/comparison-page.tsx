import { useNavigate } from '@remix-run/react';
import {
  Badge,
  type BadgeProps,
  BlockStack,
  Box,
  Card,
  EmptySearchResult,
  IndexTable,
  InlineStack,
  Link,
  Page,
  Text,
} from '@shopify/polaris';
import type { DayStanding } from '#app/reconciliation/comparison/day-standing.ts';
import { AnswerBanner } from '../../shell/answer-banner.tsx';
import { ListTable } from '../../shell/list-table.tsx';
import { useTo } from '../../shell/locale-links.ts';
import { useWords } from '../../words/words-context.tsx';
import { AmountCell } from '../amount-cell.tsx';
import type { ComparisonLine, ComparisonScreen } from '../comparison.presenter.server.ts';
import { useBack } from '../use-back.ts';
import { AskCard } from './ask-card.tsx';
import type { ComparisonAnswer } from './comparison-deeds.server.ts';

const LOOKS: Readonly<Record<DayStanding, Pick<BadgeProps, 'tone' | 'progress'>>> = {
  agrees: { tone: 'success', progress: 'complete' },
  explained: { tone: 'info', progress: 'complete' },
  'in-part': { tone: 'info', progress: 'partiallyComplete' },
  unclear: { tone: 'attention', progress: 'partiallyComplete' },
  differs: { tone: 'warning', progress: 'partiallyComplete' },
  'not-compared': { tone: 'critical', progress: 'incomplete' },
};

type Props = {
  readonly screen: ComparisonScreen;
  readonly answer: ComparisonAnswer | undefined;
  readonly busy: boolean;
};

/** The gateway, our books and Shopify, day by day: whether all three say the same. */
export function ComparisonPage({ screen, answer, busy }: Props) {
  const say = useWords();
  const to = useTo();
  const navigate = useNavigate();
  const { next } = screen;
  return (
    <Page
      title={say('reconciliation.comparison.title')}
      subtitle={say('reconciliation.comparison.intro')}
      backAction={useBack()}
      fullWidth
    >
      <Box paddingBlockEnd="400">
        <BlockStack gap="400">
          <AnswerBanner
            answer={answer}
            done={(done) => say(`reconciliation.comparison.done.${done}`)}
          />
          <AskCard screen={screen} answer={answer} busy={busy} />
        </BlockStack>
      </Box>
      <Card padding="0">
        <ListTable
          one={say('reconciliation.comparison.one')}
          many={say('reconciliation.comparison.many')}
          lines={screen.lines}
          empty={
            <EmptySearchResult
              title={say('reconciliation.comparison.empty.title')}
              description={say('reconciliation.comparison.empty.body')}
            />
          }
          headings={[
            { title: say('reconciliation.comparison.columns.day') },
            { title: say('reconciliation.comparison.columns.account') },
            { title: say('reconciliation.comparison.columns.codes'), alignment: 'end' },
            { title: say('reconciliation.comparison.columns.gateway'), alignment: 'end' },
            { title: say('reconciliation.comparison.columns.app'), alignment: 'end' },
            { title: say('reconciliation.comparison.columns.shopify'), alignment: 'end' },
            { title: say('reconciliation.comparison.columns.standing') },
          ]}
          goNext={
            next === null
              ? null
              : () => navigate(to('/app/reconciliation/comparison', { before: next }))
          }
          goPrevious={null}
          cells={(line) => <Cells line={line} />}
          onPhone={(line) => <OnPhone line={line} />}
        />
      </Card>
    </Page>
  );
}

function Cells({ line }: { line: ComparisonLine }) {
  const side = useSide(line);
  return (
    <>
      <IndexTable.Cell>{line.day}</IndexTable.Cell>
      <IndexTable.Cell>{line.account}</IndexTable.Cell>
      <AmountCell text={line.codes} />
      <AmountCell text={side('gateway')} />
      <AmountCell text={side('app')} />
      <AmountCell text={side('shopify')} />
      <IndexTable.Cell>
        <div style={{ minWidth: '13rem', whiteSpace: 'normal' }}>
          <Standing line={line} />
        </div>
      </IndexTable.Cell>
    </>
  );
}

/** What a side says: nothing yet, or nothing because it cannot be asked. */
function useSide(line: ComparisonLine) {
  const say = useWords();
  return (side: 'gateway' | 'app' | 'shopify') =>
    line[side] ??
    (line.compared === null ? say('shell.none') : say('reconciliation.comparison.notAsked'));
}

/** How the day stands, what stands in exceptions with the way there, and what else is to be said. */
function Standing({ line }: { line: ComparisonLine }) {
  const say = useWords();
  const to = useTo();
  return (
    <BlockStack gap="100" inlineAlign="start">
      <Badge {...LOOKS[line.standing]}>
        {say(`reconciliation.comparison.standings.${line.standing}`)}
      </Badge>
      {line.trouble === null ? null : (
        <Text as="span" tone="subdued">
          {say(`reconciliation.comparison.troubles.${line.trouble}`)}
        </Text>
      )}
      {line.kinds.map(({ kind, count }) => (
        <Link key={kind} url={to('/app/exceptions', { kind })}>
          {`${count} · ${say(`exceptions.kinds.${kind}`)}`}
        </Link>
      ))}
      {line.notes.map(({ what, count }) => (
        <Text key={what} as="span" tone="subdued">
          {say(`reconciliation.comparison.notes.${what}`, { count })}
        </Text>
      ))}
      {line.compared === null ? null : (
        <Text as="span" variant="bodySm" tone="subdued">
          {say('reconciliation.comparison.compared', { time: line.compared })}
        </Text>
      )}
    </BlockStack>
  );
}

function OnPhone({ line }: { line: ComparisonLine }) {
  const say = useWords();
  const side = useSide(line);
  return (
    <Box padding="300" width="100%">
      <BlockStack gap="150">
        <InlineStack align="space-between" gap="200">
          <Text as="span" fontWeight="semibold">
            {line.day}
          </Text>
          <Text as="span" tone="subdued">
            {line.account}
          </Text>
        </InlineStack>
        {(['gateway', 'app', 'shopify'] as const).map((name) => (
          <InlineStack key={name} align="space-between" gap="200">
            <Text as="span">{say(`reconciliation.comparison.columns.${name}`)}</Text>
            <Text as="span" numeric>
              {side(name)}
            </Text>
          </InlineStack>
        ))}
        <Standing line={line} />
      </BlockStack>
    </Box>
  );
}
