import { useSubmit } from '@remix-run/react';
import { Badge, BlockStack, Button, Card, InlineStack, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { Facts } from '../shell/facts.tsx';
import { When } from '../shell/when.tsx';
import { useWords } from '../words/words-context.tsx';
import type { PaymentAnswer } from './payment-deeds.server.ts';
import type { RefundCard } from './refund-card.ts';

type Props = {
  readonly refunds: readonly RefundCard[];
  readonly answer: PaymentAnswer | undefined;
  readonly busy: boolean;
};

/** The refunds that Shopify asks for; nothing where there are none. */
export function Refunds({ refunds, answer, busy }: Props) {
  const say = useWords();
  if (refunds.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {say('payment.refunds.title')}
        </Text>
        {refunds.map((refund) => (
          <Refund key={refund.id} refund={refund} answer={answer} busy={busy} />
        ))}
      </BlockStack>
    </Card>
  );
}

const TONES = {
  waiting: 'attention',
  resolving: 'info',
  rejecting: 'info',
  resolved: 'success',
  rejected: 'read-only',
} as const;

function Refund({ refund, answer, busy }: Omit<Props, 'refunds'> & { refund: RefundCard }) {
  const say = useWords();
  const { decided } = refund;
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Badge tone={TONES[refund.state]}>{say(`payment.refunds.state.${refund.state}`)}</Badge>
        <Text as="p" variant="headingMd" numeric>
          {refund.amount}
        </Text>
      </InlineStack>
      <Facts
        items={[
          [say('payment.refunds.asked'), <When key="asked" at={refund.opened} />],
          [
            say('payment.refunds.decided'),
            decided && (
              <>
                {decided.by}
                {say('shell.comma')}
                <When at={decided.at} />
              </>
            ),
          ],
          [say('payment.refunds.reason'), decided?.reason ?? null],
        ]}
      />
      {refund.state === 'waiting' ? <Decide refund={refund} answer={answer} busy={busy} /> : null}
    </BlockStack>
  );
}

function Decide({ refund, answer, busy }: Omit<Props, 'refunds'> & { refund: RefundCard }) {
  const say = useWords();
  const [reason, setReason] = useState('');
  const missing =
    answer !== undefined && 'refused' in answer && (answer.fields ?? []).includes(refund.id);
  const submit = useSubmit();
  const decide = (intent: string) =>
    submit({ intent, refund: refund.id, reason }, { method: 'post' });
  return (
    <BlockStack gap="200">
      <Text as="p">{say('payment.refunds.help')}</Text>
      <TextField
        label={say('payment.refunds.reason')}
        helpText={say('payment.refunds.reasonHelp')}
        value={reason}
        onChange={setReason}
        maxLength={500}
        autoComplete="off"
        {...(missing ? { error: say('shell.refused.reason-missing') } : {})}
      />
      <InlineStack gap="200">
        <Button variant="primary" loading={busy} onClick={() => decide('refund-resolve')}>
          {say('payment.refunds.resolve')}
        </Button>
        <Button loading={busy} onClick={() => decide('refund-reject')}>
          {say('payment.refunds.reject')}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
