import { BlockStack, Card, Text } from '@shopify/polaris';
import type { ExceptionScreen } from '../exception.presenter.server.ts';
import { When } from '../shell/when.tsx';
import { useWords } from '../words/words-context.tsx';

/** What was written off or returned, by whom and when; what was taken back since stays, and says so. */
export function SaidOfMoney({ said }: { said: ExceptionScreen['saidOfMoney'] }) {
  const say = useWords();
  if (said.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {say('exceptions.detail.saidOfMoney')}
        </Text>
        {said.map(({ id, text, by, at, undone }) => (
          <BlockStack key={id} gap="050">
            <Text as="p" breakWord {...(undone ? { textDecorationLine: 'line-through' } : {})}>
              {text}
            </Text>
            <Text as="p" variant="bodySm" tone="subdued">
              {undone ? `${say('exceptions.detail.undone')}${say('shell.comma')}` : ''}
              {by}
              {say('shell.comma')}
              <When at={at} />
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
