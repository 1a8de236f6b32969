import { useSubmit } from '@remix-run/react';
import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { Facts } from '../../shell/facts.tsx';
import { useWords } from '../../words/words-context.tsx';

/** The cells of the row as they came, or null where the original is erased. */
export type OriginalRowScreen = {
  readonly cells: readonly { readonly column: string; readonly text: string }[] | null;
};

/** The row as it came, shown only to who asks: it may name people (law 9). */
export function OriginalRow({ original }: { original: OriginalRowScreen | undefined }) {
  const say = useWords();
  const submit = useSubmit();
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {say('reconciliation.line.cells')}
          </Text>
          <Text as="p" tone="subdued">
            {say('reconciliation.line.cellsHelp')}
          </Text>
        </BlockStack>
        {original === undefined ? (
          <InlineStack>
            <Button onClick={() => submit({ intent: 'original' }, { method: 'post' })}>
              {say('reconciliation.line.show')}
            </Button>
          </InlineStack>
        ) : original.cells === null ? (
          <Text as="p">{say('reconciliation.line.noCells')}</Text>
        ) : (
          <div translate="no">
            <Facts items={original.cells.map(({ column, text }) => [column, text] as const)} />
          </div>
        )}
      </BlockStack>
    </Card>
  );
}
