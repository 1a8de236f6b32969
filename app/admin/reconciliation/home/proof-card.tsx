import { Banner, BlockStack, Card, Divider, Text } from '@shopify/polaris';
import { useWords } from '../../words/words-context.tsx';
import type { BookScreen } from './book.ts';
import { SumRow } from './sum-row.tsx';

/** What the reports said, and where all of it stands; the difference must be nothing. */
export function ProofCard({ proof }: Pick<BookScreen, 'proof'>) {
  const say = useWords();
  if (proof === null) return null;
  const tone = proof.zero ? 'success' : 'critical';
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h3" variant="headingMd">
            {say('reconciliation.home.proof.title')}
          </Text>
          <Text as="p" tone="subdued">
            {say('reconciliation.home.proof.help')}
          </Text>
        </BlockStack>
        <BlockStack gap="150">
          {(['reported', 'matched', 'exceptions', 'decided'] as const).map((part) => (
            <SumRow
              key={part}
              label={say(`reconciliation.home.proof.${part}`)}
              amount={proof[part]}
              strong={part === 'reported'}
            />
          ))}
          <Divider />
          <SumRow
            label={say('reconciliation.home.proof.difference')}
            amount={{ text: proof.difference, to: null }}
            strong
            tone={tone}
          />
        </BlockStack>
        <Banner tone={tone}>
          {say(proof.zero ? 'reconciliation.home.proof.zero' : 'reconciliation.home.proof.broken')}
        </Banner>
      </BlockStack>
    </Card>
  );
}
