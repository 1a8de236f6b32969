import { BlockStack, Card, Divider, InlineStack, Text } from '@shopify/polaris';
import { useWords } from '../../words/words-context.tsx';
import type { Example } from './example.ts';

/** What a card means for one payment of 100.00. */
export function ExampleCard({ example }: { example: Example }) {
  const say = useWords();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {say('reconciliation.rates.example.title', { amount: example.gross })}
        </Text>
        <ExampleRows example={example} />
      </BlockStack>
    </Card>
  );
}

export function ExampleRows({ example }: { example: Example }) {
  const say = useWords();
  const parts = [
    ['fee', example.fee],
    ['feeTax', example.feeTax],
    ['withheld', example.withheld],
  ] as const;
  return (
    <BlockStack gap="100">
      {parts.map(([name, text]) =>
        text === null ? null : (
          <Row key={name} label={say(`reconciliation.rates.example.${name}`)} text={text} />
        ),
      )}
      <Divider />
      <Row label={say('reconciliation.rates.example.net')} text={example.net} strong />
      <Text as="p" tone="subdued">
        {say('reconciliation.rates.example.due', { paid: example.paid, due: example.due })}
      </Text>
    </BlockStack>
  );
}

type RowProps = { readonly label: string; readonly text: string; readonly strong?: boolean };

const Row = ({ label, text, strong = false }: RowProps) => (
  <InlineStack align="space-between" gap="200" wrap={false}>
    <Text as="span" fontWeight={strong ? 'semibold' : 'regular'}>
      {label}
    </Text>
    <Text as="span" numeric fontWeight={strong ? 'semibold' : 'regular'}>
      {text}
    </Text>
  </InlineStack>
);
