import { BlockStack, Card, Divider, Layout, Page, Text } from '@shopify/polaris';
import { AnswerBanner } from '../../shell/answer-banner.tsx';
import { When } from '../../shell/when.tsx';
import { useWords } from '../../words/words-context.tsx';
import { SumRow } from '../home/sum-row.tsx';
import type { PeriodScreen } from '../period.presenter.server.ts';
import { useBack } from '../use-back.ts';
import { CloseCard } from './close-card.tsx';
import { MonthFees } from './month-fees.tsx';
import { ObstaclesCard } from './obstacles-card.tsx';
import type { PeriodAnswer } from './period-deeds.server.ts';
import { PeriodBadge } from './periods-page.tsx';
import { StatementCard } from './statement-card.tsx';

type Props = {
  readonly screen: PeriodScreen;
  readonly answer: PeriodAnswer | undefined;
  readonly busy: boolean;
};

/** One month of a book: what it opened and closed with, what keeps it open, and its statement. */
export function PeriodPage({ screen, answer, busy }: Props) {
  const say = useWords();
  return (
    <Page
      title={screen.month}
      subtitle={[screen.account, screen.gateway, screen.currency].join(' · ')}
      titleMetadata={<PeriodBadge state={screen.state} />}
      backAction={useBack('periods')}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <AnswerBanner
              answer={answer}
              done={(done) => say(`reconciliation.periods.done.${done}`)}
            />
            {screen.obstacles.length === 0 ? null : <ObstaclesCard obstacles={screen.obstacles} />}
            <Sums screen={screen} />
            {screen.fees === null ? null : <MonthFees fees={screen.fees} />}
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            {screen.state === 'next' ? <CloseCard screen={screen} busy={busy} /> : null}
            <StatementCard screen={screen} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

function Sums({ screen }: Pick<Props, 'screen'>) {
  const say = useWords();
  const { sent, late, closed } = screen;
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {say('reconciliation.periods.sums.title')}
          </Text>
          <Text as="p" tone="subdued">
            {say(`reconciliation.periods.help.${screen.state}`)}
          </Text>
          {closed === null ? null : (
            <Text as="p" tone="subdued">
              {say('reconciliation.periods.closedBy', { who: closed.by })} <When at={closed.at} />
            </Text>
          )}
        </BlockStack>
        <BlockStack gap="150">
          <SumRow label={say('reconciliation.periods.sums.opening')} amount={screen.opening} />
          <SumRow label={say('reconciliation.periods.sums.own')} amount={screen.own} />
          {sent === null ? null : (
            <SumRow label={say('reconciliation.home.month.payouts')} amount={sent} />
          )}
          {late === null ? null : (
            <SumRow
              label={say('reconciliation.periods.sums.late', { count: late.lines })}
              amount={late}
            />
          )}
          <Divider />
          <SumRow
            label={say('reconciliation.periods.sums.closing')}
            amount={screen.closing}
            strong
          />
        </BlockStack>
      </BlockStack>
    </Card>
  );
}
