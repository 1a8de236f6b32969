import { BlockStack, Button, Card, Page, Text } from '@shopify/polaris';
import { useWords } from '../words/words-context.tsx';

/** A screen that could not be shown: what that means for the money, and the way on. */
export function ErrorScreen({ missing }: { missing: boolean }) {
  const say = useWords();
  const which = missing ? 'missing' : 'broken';
  return (
    <Page narrowWidth>
      <Card>
        <BlockStack gap="300" inlineAlign="start">
          <Text as="h1" variant="headingLg">
            {say(`shell.${which}.title`)}
          </Text>
          <Text as="p">{say(`shell.${which}.body`)}</Text>
          {missing ? null : (
            <Button onClick={() => window.location.reload()}>{say('shell.broken.again')}</Button>
          )}
        </BlockStack>
      </Card>
    </Page>
  );
}
