import { useSubmit } from '@remix-run/react';
import { BlockStack, Button, Card, InlineStack, Modal, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useWords } from '../words/words-context.tsx';

type Props = { readonly defaultFor: readonly string[]; readonly busy: boolean };

/** Ends an account's issuing, after asking once more. */
export function RetireCard({ defaultFor, busy }: Props) {
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
        <Text as="h2" variant="headingMd">
          {say('settings.account.retire')}
        </Text>
        <Consequence defaultFor={defaultFor} />
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
          <Consequence defaultFor={defaultFor} />
        </Modal.Section>
      </Modal>
    </Card>
  );
}

/** What becomes of the codes that live, and of purchases that would be served by nobody. */
function Consequence({ defaultFor }: Pick<Props, 'defaultFor'>) {
  const say = useWords();
  const currencies = defaultFor.join(', ');
  return (
    <BlockStack gap="200">
      <Text as="p">{say('settings.account.retireHelp')}</Text>
      {currencies === '' ? null : (
        <Text as="p" fontWeight="semibold">
          {say('settings.account.retireLeaves', { currencies })}
        </Text>
      )}
    </BlockStack>
  );
}
