import { useSubmit } from '@remix-run/react';
import {
  Badge,
  BlockStack,
  Button,
  Card,
  InlineStack,
  Layout,
  Link,
  Page,
  Text,
} from '@shopify/polaris';
import type { ExceptionScreen } from '../exception.presenter.server.ts';
import { AnswerBanner } from '../shell/answer-banner.tsx';
import { Facts } from '../shell/facts.tsx';
import { useTo } from '../shell/locale-links.ts';
import { When } from '../shell/when.tsx';
import { useWords } from '../words/words-context.tsx';
import { Decision } from './decision.tsx';
import type { ExceptionAnswer } from './exception-deeds.server.ts';
import { Notes } from './notes.tsx';
import { SaidOfMoney } from './said-of-money.tsx';

type Props = {
  readonly screen: ExceptionScreen;
  readonly answer: ExceptionAnswer | undefined;
  readonly busy: boolean;
};

/** One exception: what happened, what it means for the money, the evidence, and what a person decides. */
export function ExceptionPage({ screen, answer, busy }: Props) {
  const say = useWords();
  const to = useTo();
  const open = screen.closed === null;
  return (
    <Page
      title={screen.kind}
      titleMetadata={
        <Badge {...(open ? { tone: 'warning' } : {})}>
          {say(open ? 'payment.exceptions.open' : 'payment.exceptions.closed')}
        </Badge>
      }
      backAction={{ content: say('exceptions.title'), url: to('/app/exceptions') }}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <AnswerBanner answer={answer} done={(done) => say(`exceptions.done.${done}`)} />
            <Meaning screen={screen} />
            <Decision screen={screen} answer={answer} busy={busy} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <Owner screen={screen} busy={busy} />
            <SaidOfMoney said={screen.saidOfMoney} />
            <Evidence screen={screen} />
            <Notes screen={screen} answer={answer} busy={busy} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

function Meaning({ screen }: Pick<Props, 'screen'>) {
  const say = useWords();
  const to = useTo();
  const { payment } = screen;
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {say('exceptions.detail.happened')}
          </Text>
          <Text as="p">{screen.happened}</Text>
        </BlockStack>
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {say('exceptions.detail.money')}
          </Text>
          <Text as="p">{screen.money}</Text>
        </BlockStack>
        {payment === null ? (
          <NoPayment screen={screen} />
        ) : (
          <Text as="p">
            <Link url={to(`/app/payments/${payment.id}`)}>{say('exceptions.detail.payment')}</Link>
            {`${say('shell.colon')}${payment.name}${say('shell.comma')}${payment.amount}`}
          </Text>
        )}
        {screen.lines === null ? null : (
          <Text as="p">
            <Link url={to('/app/reconciliation/lines', screen.lines.query)}>
              {screen.lines.count === null
                ? say('exceptions.detail.linesOfPayment')
                : say('exceptions.detail.lines', { count: screen.lines.count })}
            </Link>
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

/** What it is about where it is no payment: a payout, or nothing that is known. */
function NoPayment({ screen: { payout } }: Pick<Props, 'screen'>) {
  const say = useWords();
  const to = useTo();
  if (payout === null) {
    return (
      <Text as="p" tone="subdued">
        {say('exceptions.detail.noPayment')}
      </Text>
    );
  }
  return (
    <Text as="p">
      <Link url={to(`/app/reconciliation/payouts/${payout.id}`)}>
        {say('exceptions.detail.payout')}
      </Link>
      {`${say('shell.colon')}${payout.name}`}
    </Text>
  );
}

function Evidence({ screen }: Pick<Props, 'screen'>) {
  const say = useWords();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {say('exceptions.detail.evidence')}
        </Text>
        <Facts
          items={[
            [say('exceptions.detail.opened'), <When key="opened" at={screen.opened} />],
            ...screen.evidence.map(({ label, text }) => [label, text] as const),
          ]}
        />
      </BlockStack>
    </Card>
  );
}

function Owner({ screen, busy }: Pick<Props, 'screen' | 'busy'>) {
  const say = useWords();
  const submit = useSubmit();
  const send = (intent: 'take' | 'leave') => () => submit({ intent }, { method: 'post' });
  const { owner } = screen;
  return (
    <Card>
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Facts
          items={[[say('exceptions.detail.owner'), owner?.name ?? say('exceptions.nobody')]]}
        />
        {screen.closed === null && owner === null ? (
          <Button onClick={send('take')} loading={busy}>
            {say('exceptions.detail.take')}
          </Button>
        ) : null}
        {screen.closed === null && owner?.me ? (
          <Button variant="plain" onClick={send('leave')} loading={busy}>
            {say('exceptions.detail.leave')}
          </Button>
        ) : null}
      </InlineStack>
    </Card>
  );
}
