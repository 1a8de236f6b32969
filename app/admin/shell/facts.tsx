import { BlockStack, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useWords } from '../words/words-context.tsx';

/** A short list of label and value; a null value is left out. */
export function Facts({ items }: { items: readonly (readonly [string, ReactNode])[] }) {
  const say = useWords();
  const shown = items.filter(([, value]) => value !== null);
  return (
    <BlockStack gap="100">
      {shown.map(([label, value]) => (
        <Text as="p" key={label} breakWord>
          <Text as="span" tone="subdued">
            {label}
            {say('shell.colon')}
          </Text>
          {value}
        </Text>
      ))}
    </BlockStack>
  );
}
