import { BlockStack, Box, InlineGrid, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';

type Props = { readonly title: string; readonly help: string; readonly children: ReactNode };

/** What it is about beside what is set; on a phone one above the other, and no words at the screen's very edge. */
export function SettingsSection({ title, help, children }: Props) {
  return (
    <InlineGrid columns={{ xs: 1, md: ['oneThird', 'twoThirds'] }} gap="400">
      <Box paddingInline={{ xs: '400', sm: '0' }}>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          <Text as="p" tone="subdued">
            {help}
          </Text>
        </BlockStack>
      </Box>
      {children}
    </InlineGrid>
  );
}
