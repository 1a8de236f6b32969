import { BlockStack, Card, Divider, Text } from '@shopify/polaris';
import { useWords } from '../../words/words-context.tsx';
import { SumRow } from '../home/sum-row.tsx';
import type { FeesExplained, PayoutFees } from '../payout-fees.presenter.server.ts';

/** What the gateway charged on a payout, beside what the rate card says. */
export function FeesCard({ fees }: { readonly fees: PayoutFees }) {
  const say = useWords();
  const { ofPayments, unaudited, other } = fees;
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {say('reconciliation.payouts.fees.title')}
          </Text>
          <Text as="p" tone="subdued">
            {say('reconciliation.payouts.fees.help')}
          </Text>
        </BlockStack>
        {ofPayments === null ? null : <OfPayments of={ofPayments} />}
        {unaudited === null ? null : (
          <Text as="p" tone="subdued">
            {say('reconciliation.payouts.fees.unaudited', { count: unaudited })}
          </Text>
        )}
        {other === null ? null : (
          <BlockStack gap="150">
            <Divider />
            <Row word="otherExpected" text={other.expected} />
            <Row word="other" text={other.charged} />
            {other.off === null ? null : <Row word={other.off.is} text={other.off.amount} />}
          </BlockStack>
        )}
      </BlockStack>
    </Card>
  );
}

type Word = 'audited' | 'expected' | 'charged' | 'over' | 'under' | 'other' | 'otherExpected';

function Row({ word, text }: { readonly word: Word; readonly text: string | null }) {
  const say = useWords();
  const amount = { text: text ?? say('reconciliation.expected.noDay'), to: null };
  return <SumRow label={say(`reconciliation.payouts.fees.${word}`)} amount={amount} />;
}

function OfPayments({ of }: { readonly of: NonNullable<PayoutFees['ofPayments']> }) {
  return (
    <BlockStack gap="150">
      <Row word="audited" text={of.audited} />
      <Row word="expected" text={of.expected} />
      <Row word="charged" text={of.charged} />
      <Divider />
      <Row word="over" text={of.over} />
      <Row word="under" text={of.under} />
      <Explained why={of.explained} />
    </BlockStack>
  );
}

function Explained({ why }: { readonly why: FeesExplained }) {
  const say = useWords();
  const percent = why.kind === 'other-rate' ? why.percent : '';
  return (
    <Text as="p" tone={why.kind === 'none' ? 'success' : 'subdued'}>
      {say(`reconciliation.payouts.fees.explained.${why.kind}`, { percent })}
    </Text>
  );
}
