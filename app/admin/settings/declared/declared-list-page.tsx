import { BlockStack, Button, Card, InlineStack, Page, Text } from '@shopify/polaris';
import { useTo } from '../../shell/locale-links.ts';
import { useWords } from '../../words/words-context.tsx';
import type { DeclaredLine } from './declared.presenter.server.ts';
import { HostStanding } from './host-standing.tsx';

/** The gateways that the shop described itself, and why one would. */
export function DeclaredListPage({ gateways }: { gateways: readonly DeclaredLine[] }) {
  const say = useWords();
  const to = useTo();
  return (
    <Page
      narrowWidth
      title={say('declared.title')}
      backAction={{ content: say('settings.title'), url: to('/app/settings') }}
      primaryAction={{ content: say('declared.add'), url: to('/app/settings/gateways/new') }}
    >
      <BlockStack gap="400">
        <Card>
          <BlockStack gap="200">
            <Text as="p">{say('declared.intro')}</Text>
            <Text as="p">{say('declared.noPublicApi')}</Text>
          </BlockStack>
        </Card>
        {gateways.length === 0 ? (
          <Card>
            <Text as="p">{say('declared.none')}</Text>
          </Card>
        ) : null}
        {gateways.map((gateway) => (
          <Declared key={gateway.id} gateway={gateway} />
        ))}
      </BlockStack>
    </Page>
  );
}

function Declared({ gateway }: { gateway: DeclaredLine }) {
  const say = useWords();
  const to = useTo();
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingSm">
            {say('declared.versioned', { name: gateway.name, version: gateway.version })}
          </Text>
          <Button url={to(`/app/settings/gateways/${gateway.id}`)}>
            {say('settings.accounts.open')}
          </Button>
        </InlineStack>
        <HostStanding hosts={gateway.hosts} />
      </BlockStack>
    </Card>
  );
}
