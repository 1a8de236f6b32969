import { useSubmit } from '@remix-run/react';
import { Banner, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useState } from 'react';
import type { MoveOffer } from '../settings.presenter.server.ts';
import { useWords } from '../words/words-context.tsx';
import { CredentialFields, type Credentials } from './credential-fields.tsx';
import { prefixed } from './new-account-page.tsx';

type Props = {
  readonly offer: MoveOffer;
  readonly wrong: readonly string[];
  readonly busy: boolean;
};

/** Moves the account to the newest version of its manifest, after saying what that means for codes and money. */
export function MoveCard({ offer, wrong, busy }: Props) {
  const say = useWords();
  const submit = useSubmit();
  const [credentials, setCredentials] = useState<Credentials>({});
  const { id, version, asks, drops, host, approved } = offer;
  const move = () =>
    submit({ intent: 'move', version: id, ...prefixed(credentials) }, { method: 'post' });
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {say('settings.move.title', { version })}
        </Text>
        <Text as="p">{say('settings.move.help', { host })}</Text>
        {drops === '' ? null : (
          <Banner tone="warning" title={say('settings.move.drops', { currencies: drops })} />
        )}
        {asks.length === 0 ? (
          <Text as="p" tone="subdued">
            {say('settings.move.keys')}
          </Text>
        ) : (
          <CredentialFields
            form={{ fields: asks }}
            values={credentials}
            wrong={wrong}
            help={`${say('settings.move.asks')} ${say('settings.move.keys')}`}
            onChange={setCredentials}
          />
        )}
        <InlineStack>
          <Button onClick={move} loading={busy} disabled={!approved}>
            {say('settings.move.do', { version })}
          </Button>
        </InlineStack>
        {approved ? null : (
          <Text as="p" tone="subdued">
            {say('settings.move.waits', { host })}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}
