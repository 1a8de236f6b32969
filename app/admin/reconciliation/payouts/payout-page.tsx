import { BlockStack, Card, Divider, InlineStack, Layout, Link, Page, Text } from '@shopify/polaris';
import { AnswerBanner } from '../../shell/answer-banner.tsx';
import { useTo, withParams } from '../../shell/locale-links.ts';
import { useWords } from '../../words/words-context.tsx';
import { SumRow } from '../home/sum-row.tsx';
import type { PayoutScreen } from '../payouts.presenter.server.ts';
import { useBack } from '../use-back.ts';
import { BankForm } from './bank-form.tsx';
import { FeesCard } from './fees-card.tsx';
import type { PayoutAnswer } from './payout-deeds.server.ts';
import { PayoutBadge } from './payouts-page.tsx';

type Props = {
  readonly screen: PayoutScreen;
  readonly answer: PayoutAnswer | undefined;
  readonly busy: boolean;
};

/** One payout: what its lines add up to, what was sent, what the bank received, and what it cost. */
export function PayoutPage({ screen, answer, busy }: Props) {
  const say = useWords();
  return (
    <Page
      title={say('reconciliation.payouts.page.title', { name: screen.name })}
      subtitle={[screen.account, screen.sent].filter((part) => part !== null).join(' · ')}
      titleMetadata={<PayoutBadge state={screen.state} />}
      backAction={useBack('payouts')}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <AnswerBanner
              answer={answer}
              done={(done) => say(`reconciliation.payouts.done.${done}`)}
            />
            <Sums screen={screen} />
            {screen.fees === null ? null : <FeesCard fees={screen.fees} />}
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BankForm screen={screen} answer={answer} busy={busy} />
        </Layout.Section>
      </Layout>
    </Page>
  );
}

type Opens = { readonly to?: string | null; readonly strong?: boolean };

function Sums({ screen }: Pick<Props, 'screen'>) {
  const say = useWords();
  const to = useTo();
  const row = (label: string, text: string | null, opens: Opens = {}) => (
    <SumRow
      label={label}
      amount={{
        text: text ?? say('reconciliation.payouts.page.unknown'),
        to: text === null ? null : (opens.to ?? null),
      }}
      strong={opens.strong ?? false}
    />
  );
  const lines = withParams('/app/reconciliation/lines', { payout: screen.id });
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {say('reconciliation.payouts.page.sums')}
          </Text>
          <Text as="p" tone="subdued">
            {say('reconciliation.payouts.page.sumsHelp')}
          </Text>
        </BlockStack>
        <BlockStack gap="150">
          {screen.linesAmount === null ? (
            <Text as="p" tone="subdued">
              {say('reconciliation.payouts.page.noLines')}
            </Text>
          ) : (
            row(say('reconciliation.payouts.page.lines'), screen.linesAmount, { to: lines })
          )}
          {row(say('reconciliation.payouts.page.sent'), screen.sentAmount, {
            to: withParams(lines, { item: 'payouts' }),
          })}
          {row(say('reconciliation.payouts.page.bank'), screen.bankAmount)}
          <Divider />
          {row(
            say('reconciliation.payouts.page.difference'),
            screen.difference ?? say('shell.none'),
            {
              strong: true,
              to: screen.exception === null ? null : `/app/exceptions/${screen.exception}`,
            },
          )}
        </BlockStack>
        <InlineStack gap="400">
          <Link url={to('/app/reconciliation/lines', { payout: screen.id })}>
            {`${say('reconciliation.payouts.page.seeLines')} (${screen.lineCount})`}
          </Link>
          {screen.exception === null ? null : (
            <Link url={to(`/app/exceptions/${screen.exception}`)}>
              {say('reconciliation.line.seeException')}
            </Link>
          )}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
