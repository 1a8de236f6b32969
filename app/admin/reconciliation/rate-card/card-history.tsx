import { Badge, BlockStack, Card, InlineStack, Text } from '@shopify/polaris';
import { When } from '../../shell/when.tsx';
import { useWords } from '../../words/words-context.tsx';
import type { CardLine } from '../rate-card.presenter.server.ts';
import { ExampleRows } from './example-card.tsx';

/** The cards there are, the latest first: none is ever changed, only followed by another. */
export function CardHistory({ cards }: { cards: readonly CardLine[] }) {
  const say = useWords();
  return (
    <BlockStack gap="400">
      {cards.length === 0 ? (
        <Card>
          <Text as="p" tone="subdued">
            {say('reconciliation.rates.none')}
          </Text>
        </Card>
      ) : null}
      {cards.map((card) => (
        <Card key={card.id}>
          <BlockStack gap="200">
            <InlineStack gap="200" blockAlign="center">
              <Text as="h2" variant="headingSm">
                {say('reconciliation.rates.since', { day: card.validFrom })}
              </Text>
              {card.inForce ? (
                <Badge tone="success">{say('reconciliation.rates.inForce')}</Badge>
              ) : null}
            </InlineStack>
            <Text as="p">
              {say('reconciliation.rates.example.title', { amount: card.example.gross })}
            </Text>
            <ExampleRows example={card.example} />
            <Text as="p" variant="bodySm" tone="subdued">
              {card.by}
              {say('shell.comma')}
              <When at={card.decided} />
            </Text>
          </BlockStack>
        </Card>
      ))}
    </BlockStack>
  );
}
