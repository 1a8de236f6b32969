import { Form } from '@remix-run/react';
import {
  Badge,
  BlockStack,
  Box,
  Button,
  Card,
  InlineStack,
  Layout,
  Link,
  Page,
  Text,
} from '@shopify/polaris';
import type { PaymentScreen } from '../payment.presenter.server.ts';
import { StateBadge } from '../payments/state-badge.tsx';
import { AnswerBanner } from '../shell/answer-banner.tsx';
import { Facts } from '../shell/facts.tsx';
import { useTo } from '../shell/locale-links.ts';
import { When } from '../shell/when.tsx';
import { useWords } from '../words/words-context.tsx';
import type { PaymentAnswer } from './payment-deeds.server.ts';
import { Refunds } from './refunds.tsx';
import { Timeline } from './timeline.tsx';
import { Truths } from './truths.tsx';

type Props = {
  readonly screen: PaymentScreen;
  readonly payUrl: string;
  readonly answer: PaymentAnswer | undefined;
  readonly busy: boolean;
};

/** One payment: what it is and what to do, the three truths, refunds, and all that happened. */
export function PaymentPage({ screen, payUrl, answer, busy }: Props) {
  const say = useWords();
  const to = useTo();
  return (
    <Page
      title={say('payment.title', { name: screen.name })}
      titleMetadata={
        <InlineStack gap="100">
          <StateBadge state={screen.state} />
          {screen.test ? <Badge>{say('shell.test')}</Badge> : null}
        </InlineStack>
      }
      backAction={{ content: say('payments.title'), url: to('/app/payments') }}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <AnswerBanner answer={answer} done={(done) => say(`payment.done.${done}`)} />
            <Summary screen={screen} payUrl={payUrl} busy={busy} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section>
          <Truths screen={screen} busy={busy} />
        </Layout.Section>
        <Layout.Section>
          <BlockStack gap="400">
            <OpenExceptions screen={screen} />
            <Refunds refunds={screen.refunds} answer={answer} busy={busy} />
            <Timeline entries={screen.timeline} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

function Summary({ screen, payUrl, busy }: Pick<Props, 'screen' | 'payUrl' | 'busy'>) {
  const say = useWords();
  const { order } = screen;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="p" variant="headingMd">
            {screen.standing.money}
          </Text>
          <Text as="p">{screen.standing.next}</Text>
        </BlockStack>
        <Facts
          items={[
            [say('payment.amount'), <strong key="amount">{screen.amount}</strong>],
            [
              say('payment.order'),
              order === null ? say('payments.orderUnknown') : <Order key="order" order={order} />,
            ],
            [say('payment.created'), <When key="created" at={screen.created} />],
            [say('payment.paymentId'), screen.paymentId],
            [say('payment.rail.label'), say(`payment.rail.${screen.rail}`)],
          ]}
        />
        <Actions screen={screen} payUrl={payUrl} busy={busy} />
      </BlockStack>
    </Card>
  );
}

function Actions({ screen, payUrl, busy }: Omit<Props, 'answer'>) {
  const say = useWords();
  return (
    <InlineStack gap="200">
      {screen.canAsk ? (
        <Form method="post">
          <input type="hidden" name="intent" value="ask" />
          <Button submit variant="primary" loading={busy}>
            {say('payment.actions.askNow')}
          </Button>
        </Form>
      ) : null}
      {screen.state === 'not-served' ? null : (
        <Button url={payUrl} external>
          {say('payment.actions.openPage')}
        </Button>
      )}
    </InlineStack>
  );
}

function Order({ order }: { order: NonNullable<PaymentScreen['order']> }) {
  if (order.url === null) return <>{order.name}</>;
  return (
    <Link url={order.url} target="_top">
      {order.name}
    </Link>
  );
}

function OpenExceptions({ screen }: Pick<Props, 'screen'>) {
  const say = useWords();
  const to = useTo();
  if (screen.exceptions.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {say('payment.exceptions.title')}
        </Text>
        {screen.exceptions.map(({ id, kind, open }) => (
          <InlineStack key={id} gap="200" blockAlign="center">
            <Link url={to(`/app/exceptions/${id}`)}>{kind}</Link>
            <Box>
              <Badge {...(open ? { tone: 'warning' } : {})}>
                {say(open ? 'payment.exceptions.open' : 'payment.exceptions.closed')}
              </Badge>
            </Box>
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
}
