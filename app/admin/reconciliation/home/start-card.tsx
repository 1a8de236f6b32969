import { Badge, BlockStack, Box, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useTo } from '../../shell/locale-links.ts';
import { useWords } from '../../words/words-context.tsx';
import type { StartStep } from '../home.presenter.server.ts';

/** What to do first; it goes away once all is done. */
export function StartCard({ steps }: { steps: readonly StartStep[] }) {
  const say = useWords();
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {say('reconciliation.home.start.title')}
          </Text>
          <Text as="p" tone="subdued">
            {say('reconciliation.home.start.body')}
          </Text>
        </BlockStack>
        {steps.map((step) => (
          <Step key={step.step} step={step} />
        ))}
      </BlockStack>
    </Card>
  );
}

function Step({ step: { step, done, to } }: { step: StartStep }) {
  const say = useWords();
  const link = useTo();
  return (
    <InlineStack gap="300" wrap={false} blockAlign="start">
      <Box minWidth="5rem">
        <Badge {...(done ? { tone: 'success', progress: 'complete' } : { progress: 'incomplete' })}>
          {say(done ? 'home.setup.done' : 'home.setup.todo')}
        </Badge>
      </Box>
      <BlockStack gap="100" inlineAlign="start">
        <Text as="h3" variant="headingSm">
          {say(`reconciliation.home.start.${step}.title`)}
        </Text>
        {done ? null : <Text as="p">{say(`reconciliation.home.start.${step}.help`)}</Text>}
        {done ? null : (
          <Button url={link(to)}>{say(`reconciliation.home.start.${step}.action`)}</Button>
        )}
      </BlockStack>
    </InlineStack>
  );
}
