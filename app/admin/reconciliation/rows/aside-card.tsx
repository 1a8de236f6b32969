import { useSubmit } from '@remix-run/react';
import { BlockStack, Button, Card, InlineStack, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useWords } from '../../words/words-context.tsx';

/** Puts a row aside that says nothing of money, with the reason. */
export function AsideCard({ busy }: { readonly busy: boolean }) {
  const say = useWords();
  const submit = useSubmit();
  const [reason, setReason] = useState('');
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {say('reconciliation.rows.aside')}
        </Text>
        <Text as="p" tone="subdued">
          {say('reconciliation.rows.asideHelp')}
        </Text>
        <TextField
          label={say('reconciliation.rows.reason')}
          value={reason}
          onChange={setReason}
          maxLength={500}
          autoComplete="off"
        />
        <InlineStack>
          <Button
            onClick={() => submit({ intent: 'aside', reason }, { method: 'post' })}
            loading={busy}
          >
            {say('reconciliation.rows.aside')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
