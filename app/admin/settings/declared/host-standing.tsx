import { Badge, BlockStack, InlineStack, Text } from '@shopify/polaris';
import { useWords } from '../../words/words-context.tsx';
import type { DeclaredLine } from './declared.presenter.server.ts';

/** Which hosts a gateway is called at, by mode, and whether the operator has approved each. */
export function HostStanding({ hosts }: Pick<DeclaredLine, 'hosts'>) {
  const say = useWords();
  const waiting = hosts.some(({ approved }) => !approved);
  return (
    <BlockStack gap="200">
      {hosts.map(({ mode, host, approved }) => (
        <InlineStack key={mode} gap="200" blockAlign="center">
          <Badge>{say(`settings.accounts.mode.${mode}`)}</Badge>
          <Text as="span" breakWord>
            {host}
          </Text>
          <Badge tone={approved ? 'success' : 'attention'}>
            {say(approved ? 'declared.approved' : 'declared.waiting')}
          </Badge>
        </InlineStack>
      ))}
      {waiting ? (
        <Text as="p" tone="subdued">
          {say('declared.waitingHelp')}
        </Text>
      ) : null}
    </BlockStack>
  );
}
