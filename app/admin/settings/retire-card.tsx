import { useSubmit } from '@remix-run/react';
import { BlockStack, Button, Card, InlineStack, Modal, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useWords } from '../words/words-context.tsx';

/** Ends an account's issuing, after asking once more. */
export function RetireCard({ busy }: { busy: boolean }) {
  const say = useWords();
  const submit = useSubmit();
  const [asking, setAsking] = useState(false);
  const confirm = () => {
    setAsking(false);
    submit({ intent: 'retire' }, { method: 'post' });
  };
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="p">{say('settings.account.retireHelp')}</Text>
        <InlineStack>
          <Button tone="critical" loading={busy} onClick={() => setAsking(true)}>
            {say('settings.account.retire')}
          </Button>
        </InlineStack>
      </BlockStack>
      <Modal
        open={asking}
        onClose={() => setAsking(false)}
        title={say('settings.account.confirmRetire')}
        primaryAction={{
          content: say('settings.account.retire'),
          destructive: true,
          onAction: confirm,
        }}
        secondaryActions={[
          { content: say('settings.account.keep'), onAction: () => setAsking(false) },
        ]}
      >
        <Modal.Section>
          <Text as="p">{say('settings.account.retireHelp')}</Text>
        </Modal.Section>
      </Modal>
    </Card>
  );
}
