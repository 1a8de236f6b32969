import { Banner, BlockStack, Layout, Text } from '@shopify/polaris';
import { useTo } from '../shell/locale-links.ts';
import type { AlertBanner } from './alerts.ts';

/** What is wrong now, each with what it means and what to do. */
export function AlertBanners({ alerts }: { alerts: readonly AlertBanner[] }) {
  const link = useTo();
  if (alerts.length === 0) return null;
  return (
    <Layout.Section>
      <BlockStack gap="300">
        {alerts.map(({ id, tone, title, body, times, action }) => (
          <Banner
            key={id}
            tone={tone}
            title={title}
            {...(action ? { action: { content: action.label, url: link(action.to) } } : {})}
          >
            <Text as="p">{body}</Text>
            {times === null ? null : (
              <Text as="p" tone="subdued">
                {times}
              </Text>
            )}
          </Banner>
        ))}
      </BlockStack>
    </Layout.Section>
  );
}
