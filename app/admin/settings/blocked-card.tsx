import { useSubmit } from '@remix-run/react';
import { BlockStack, Button, Card, InlineStack, Select, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import type { BlockedLine } from '../limits.presenter.server.ts';
import { When } from '../shell/when.tsx';
import { useWords } from '../words/words-context.tsx';

type Props = {
  readonly blocked: readonly BlockedLine[];
  readonly wrong: readonly string[];
  readonly busy: boolean;
};

/** Shoppers to whom this account gives no code. */
export function BlockedCard({ blocked, wrong, busy }: Props) {
  const say = useWords();
  const submit = useSubmit();
  const [kind, setKind] = useState<'email' | 'document'>('email');
  const [person, setPerson] = useState('');
  const block = () => {
    submit({ intent: 'block', kind, person }, { method: 'post' });
    setPerson('');
  };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {say('settings.blocked.title')}
        </Text>
        <Text as="p" tone="subdued">
          {say('settings.blocked.help')}
        </Text>
        <InlineStack gap="200" blockAlign="end">
          <Select
            label={say('settings.blocked.kind')}
            options={(['email', 'document'] as const).map((value) => ({
              value,
              label: say(`settings.blocked.${value}`),
            }))}
            value={kind}
            onChange={(value) => setKind(value === 'document' ? 'document' : 'email')}
          />
          <TextField
            label={say('settings.blocked.person')}
            value={person}
            onChange={setPerson}
            autoComplete="off"
            {...(wrong.includes('person') ? { error: say('settings.blocked.wrong') } : {})}
          />
          <Button onClick={block} loading={busy} disabled={person.trim() === ''}>
            {say('settings.blocked.block')}
          </Button>
        </InlineStack>
        {blocked.map((line) => (
          <Blocked key={`${line.kind}/${line.key}`} line={line} busy={busy} />
        ))}
      </BlockStack>
    </Card>
  );
}

function Blocked({ line, busy }: { line: BlockedLine; busy: boolean }) {
  const say = useWords();
  const submit = useSubmit();
  const unblock = () =>
    submit({ intent: 'unblock', kind: line.kind, person: line.key }, { method: 'post' });
  return (
    <InlineStack align="space-between" blockAlign="center" gap="200">
      <Text as="span" breakWord>
        {line.text ?? say('settings.blocked.forgotten')}
      </Text>
      <InlineStack gap="200" blockAlign="center">
        <When at={line.at} />
        <Button variant="plain" onClick={unblock} loading={busy}>
          {say('settings.blocked.unblock')}
        </Button>
      </InlineStack>
    </InlineStack>
  );
}
