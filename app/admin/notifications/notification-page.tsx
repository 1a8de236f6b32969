import { useSubmit } from '@remix-run/react';
import {
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
import type { Answer } from '../answer.ts';
import type { NotificationScreen } from '../notification.presenter.server.ts';
import { AnswerBanner } from '../shell/answer-banner.tsx';
import { Facts } from '../shell/facts.tsx';
import { useTo } from '../shell/locale-links.ts';
import { When } from '../shell/when.tsx';
import { useWords } from '../words/words-context.tsx';
import { VerdictBadge } from './notifications-page.tsx';

type Props = {
  readonly screen: NotificationScreen;
  readonly answer: Answer<'judged'> | undefined;
  readonly busy: boolean;
};

/** One delivery: what came, what we did with it, or why it was not believed. */
export function NotificationPage({ screen, answer, busy }: Props) {
  const say = useWords();
  const to = useTo();
  const back = screen.kind === 'refused' ? '/app/notifications?view=refused' : '/app/notifications';
  return (
    <Page
      title={say('notifications.detail.title')}
      backAction={{ content: say('notifications.title'), url: to(back) }}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <AnswerBanner answer={answer} done={(done) => say(`notifications.done.${done}`)} />
            <Card>
              <BlockStack gap="300">
                {screen.kind === 'refused' ? (
                  <Why screen={screen} busy={busy} />
                ) : (
                  <Handled screen={screen} />
                )}
                <Facts
                  items={[
                    [say('notifications.detail.received'), <When key="at" at={screen.received} />],
                    [say('notifications.columns.account'), screen.account],
                    [say('notifications.columns.source'), screen.source],
                  ]}
                />
              </BlockStack>
            </Card>
            <Body body={screen.body} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

type Refused = Extract<NotificationScreen, { kind: 'refused' }>;
type Received = Extract<NotificationScreen, { kind: 'received' }>;

function Why({ screen, busy }: { screen: Refused; busy: boolean }) {
  const say = useWords();
  const submit = useSubmit();
  return (
    <BlockStack gap="200">
      <Text as="h2" variant="headingMd">
        {say('notifications.detail.why')}
      </Text>
      <Text as="p">{screen.why}</Text>
      <Text as="h3" variant="headingSm">
        {say('notifications.detail.advice')}
      </Text>
      <Text as="p">{screen.advice}</Text>
      <Text as="p" tone="subdued">
        {say('notifications.detail.againHelp')}
      </Text>
      <InlineStack>
        <Button loading={busy} onClick={() => submit({}, { method: 'post' })}>
          {say('notifications.detail.again')}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}

function Handled({ screen }: { screen: Received }) {
  const say = useWords();
  const to = useTo();
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h2" variant="headingMd">
          {screen.code === null
            ? screen.event
            : `${screen.event}${say('shell.colon')}${screen.code}`}
        </Text>
        <VerdictBadge verdict={screen.verdict} />
      </InlineStack>
      <Text as="p">{screen.outcome}</Text>
      {screen.times === null ? null : (
        <Text as="p">{say('notifications.detail.repeats', { count: screen.times })}</Text>
      )}
      {screen.paymentId === null ? null : (
        <Link url={to(`/app/payments/${screen.paymentId}`)}>
          {say('notifications.detail.payment')}
        </Link>
      )}
    </BlockStack>
  );
}

function Body({ body }: { body: string | null }) {
  const say = useWords();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {say('notifications.detail.body')}
        </Text>
        {body === null ? (
          <Text as="p">{say('notifications.detail.hidden')}</Text>
        ) : (
          <>
            <Text as="p" tone="subdued">
              {say('notifications.detail.bodyHelp')}
            </Text>
            <Box background="bg-surface-secondary" padding="300" borderRadius="200">
              <pre style={{ margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                {body}
              </pre>
            </Box>
          </>
        )}
      </BlockStack>
    </Card>
  );
}
