import { BlockStack, Box, Card, InlineStack, Text } from '@shopify/polaris';
import { When } from '../shell/when.tsx';
import { useWords } from '../words/words-context.tsx';
import type { TimelineEntry } from './timeline-entry.ts';

/** All that happened, newest first: what, who, when, and the proof. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const say = useWords();
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {say('payment.timeline.title')}
        </Text>
        {entries.length === 0 ? (
          <Text as="p" tone="subdued">
            {say('payment.timeline.none')}
          </Text>
        ) : null}
        <BlockStack as="ol" gap="300">
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </BlockStack>
      </BlockStack>
    </Card>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const say = useWords();
  return (
    <Box as="li" borderInlineStartWidth="025" borderColor="border" paddingInlineStart="300">
      <BlockStack gap="050">
        <InlineStack gap="200" blockAlign="baseline">
          <Text as="span" fontWeight="semibold">
            {entry.what}
          </Text>
          <Text as="span" tone="subdued">
            {entry.actor}
          </Text>
        </InlineStack>
        <Text as="p" variant="bodySm" tone="subdued">
          <When at={entry.at} />
        </Text>
        {entry.evidence.length === 0 ? null : (
          <Text as="p" variant="bodySm" breakWord>
            {entry.evidence
              .map(({ label, text }) => `${label}${say('shell.colon')}${text}`)
              .join(' · ')}
          </Text>
        )}
      </BlockStack>
    </Box>
  );
}
