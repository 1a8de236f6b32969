import { useSubmit } from '@remix-run/react';
import { BlockStack, Modal, Text } from '@shopify/polaris';
import { useWords } from '../words/words-context.tsx';
import type { CodeCard } from './truth-cards.ts';

type Props = { readonly code: CodeCard; readonly open: boolean; readonly onClose: () => void };

/** Asks once more before a code is killed, and says what that does not do. */
export function VoidDialog({ code, open, onClose }: Props) {
  const say = useWords();
  const submit = useSubmit();
  const confirm = () => {
    onClose();
    submit({ intent: 'void', voucher: code.id }, { method: 'post' });
  };
  return (
    <Modal
      open={open}
      onClose={onClose}
      title={say('payment.confirmVoid.title', { code: code.code ?? '' })}
      primaryAction={{
        content: say('payment.confirmVoid.yes'),
        destructive: true,
        onAction: confirm,
      }}
      secondaryActions={[{ content: say('payment.confirmVoid.no'), onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="200">
          <Text as="p">{say('payment.confirmVoid.body')}</Text>
          <Text as="p">{say('payment.confirmVoid.stock')}</Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
