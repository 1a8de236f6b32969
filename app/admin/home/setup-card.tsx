import { Badge, BlockStack, Box, Button, Card, InlineStack, Text } from '@shopify/polaris';
import type { SetupStep } from '../home.presenter.server.ts';
import { useTo } from '../shell/locale-links.ts';
import { useWords } from '../words/words-context.tsx';

/** What is still to be set up; it goes away once all is done. */
export function SetupCard({ steps }: { steps: readonly SetupStep[] }) {
  const say = useWords();
  const done = steps.filter((step) => step.done).length;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {say('home.setup.title')}
          </Text>
          <Text as="p" tone="subdued">
            {say('home.setup.progress', { done: `${done}`, all: `${steps.length}` })}
          </Text>
        </BlockStack>
        {steps.map((step) => (
          <Step key={step.step} step={step} />
        ))}
      </BlockStack>
    </Card>
  );
}

function Step({ step: { step, done, to } }: { step: SetupStep }) {
  const say = useWords();
  const link = useTo();
  const action = step === 'account' || step === 'callback' ? step : null;
  return (
    <InlineStack gap="300" wrap={false} blockAlign="start">
      <Box minWidth="5rem">
        <Badge {...(done ? { tone: 'success', progress: 'complete' } : { progress: 'incomplete' })}>
          {say(done ? 'home.setup.done' : 'home.setup.todo')}
        </Badge>
      </Box>
      <BlockStack gap="100" inlineAlign="start">
        <Text as="h3" variant="headingSm">
          {say(`home.setup.${step}.title`)}
        </Text>
        {done ? null : <Text as="p">{say(`home.setup.${step}.help`)}</Text>}
        {done || action === null || to === null ? null : (
          <Button url={link(to)}>{say(`home.setup.${action}.action`)}</Button>
        )}
      </BlockStack>
    </InlineStack>
  );
}
