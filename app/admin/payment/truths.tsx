import { Badge, BlockStack, Card, Divider, InlineGrid, InlineStack, Text } from '@shopify/polaris';
import { Fragment, type ReactNode } from 'react';
import type { PaymentScreen } from '../payment.presenter.server.ts';
import { Facts } from '../shell/facts.tsx';
import { When } from '../shell/when.tsx';
import { useWords } from '../words/words-context.tsx';
import { Code } from './code.tsx';
import type { MoneyCard, TellCard } from './truth-cards.ts';

/** What the gateway says, what came in and what Shopify was told, side by side: most questions come from their disagreement. */
export function Truths({ screen, busy }: { screen: PaymentScreen; busy: boolean }) {
  const say = useWords();
  return (
    <InlineGrid columns={{ xs: 1, md: 3 }} gap="400" alignItems="start">
      <Truth title={say('payment.truths.gateway')} none={say('payment.code.none')}>
        {screen.codes.map((code) => (
          <Code key={code.id} code={code} busy={busy} />
        ))}
      </Truth>
      <Truth title={say('payment.truths.money')} none={say('payment.money.none')}>
        {screen.money.map((money) => (
          <Money key={money.id} money={money} />
        ))}
      </Truth>
      <Truth title={say('payment.truths.shopify')} none={say('payment.tells.none')}>
        {screen.tells.map((tell) => (
          <Tell key={tell.id} tell={tell} />
        ))}
      </Truth>
    </InlineGrid>
  );
}

function Truth({ title, none, children }: { title: string; none: string; children: ReactNode[] }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        {children.length === 0 ? (
          <Text as="p" tone="subdued">
            {none}
          </Text>
        ) : null}
        {children.map((child, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the children carry their own keys; this one only draws the line
          <Fragment key={position}>
            {position > 0 ? <Divider /> : null}
            {child}
          </Fragment>
        ))}
      </BlockStack>
    </Card>
  );
}

const PURPOSE_TONE = { settles: 'success', surplus: 'warning', mismatch: 'warning' } as const;

function Money({ money }: { money: MoneyCard }) {
  const say = useWords();
  return (
    <BlockStack gap="150">
      <Text as="p" variant="headingMd" numeric>
        {money.amount}
      </Text>
      <InlineStack gap="100">
        <Badge tone={PURPOSE_TONE[money.purpose]}>{say(`payment.money.${money.purpose}`)}</Badge>
        {money.reversed ? <Badge tone="critical">{say('payment.money.reversed')}</Badge> : null}
      </InlineStack>
      <Facts
        items={[
          [say('payment.money.paidAt'), <When key="paid" at={money.paidAt} />],
          [say('payment.money.operation'), money.operation ?? say('payment.money.noOperation')],
          ...money.evidence.map(({ label, text }) => [label, text] as const),
        ]}
      />
    </BlockStack>
  );
}

const TELL_TONE = {
  due: 'attention',
  indeterminate: 'attention',
  applied: 'success',
  refused: 'critical',
  superseded: 'read-only',
  unanswered: 'warning',
} as const;

function Tell({ tell }: { tell: TellCard }) {
  const say = useWords();
  return (
    <BlockStack gap="150">
      <Text as="p" fontWeight="semibold">
        {say(`payment.tells.what.${tell.what}`)}
      </Text>
      <InlineStack>
        <Badge tone={TELL_TONE[tell.state]}>{say(`payment.tells.state.${tell.state}`)}</Badge>
      </InlineStack>
      <Facts
        items={[
          [say('payment.tells.attempts'), tell.attempts],
          [say('payment.tells.dueAt'), tell.dueAt && <When at={tell.dueAt} />],
          [say('payment.tells.endedAt'), tell.endedAt && <When at={tell.endedAt} />],
          [say('payment.tells.answer'), tell.answer],
        ]}
      />
    </BlockStack>
  );
}
