import { BlockStack, Card, Divider, Text } from '@shopify/polaris';
import { useWords } from '../../words/words-context.tsx';
import { SumRow } from '../home/sum-row.tsx';
import type { OtherFees } from '../payout-fees.presenter.server.ts';

/** What the gateway charged in a month apart from its payments, beside what the rate card says. */
export function MonthFees({ fees: { charged, expected, off } }: { readonly fees: OtherFees }) {
  const say = useWords();
  const row = (label: string, text: string) => <SumRow label={label} amount={{ text, to: null }} />;
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {say('reconciliation.periods.fees.title')}
          </Text>
          <Text as="p" tone="subdued">
            {say('reconciliation.periods.fees.help')}
          </Text>
        </BlockStack>
        <BlockStack gap="150">
          {row(
            say('reconciliation.payouts.fees.expected'),
            expected ?? say('reconciliation.expected.noDay'),
          )}
          {row(say('reconciliation.payouts.fees.charged'), charged)}
          {off === null ? null : <Divider />}
          {off === null ? null : row(say(`reconciliation.payouts.fees.${off.is}`), off.amount)}
        </BlockStack>
      </BlockStack>
    </Card>
  );
}
