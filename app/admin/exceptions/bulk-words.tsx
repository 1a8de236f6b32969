import { useSubmit } from '@remix-run/react';
import { BlockStack, Modal, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useWords } from '../words/words-context.tsx';

type Props = {
  readonly intent: 'note' | 'accept' | null;
  readonly ids: readonly string[];
  readonly onClose: () => void;
};

/** The words that several exceptions get: one note, or one reason for accepting them. */
export function BulkWords({ intent, ids, onClose }: Props) {
  const say = useWords();
  const submit = useSubmit();
  const [words, setWords] = useState('');
  if (intent === null) return null;
  const send = () => {
    submit({ intent, ids: ids.join(','), words }, { method: 'post' });
    setWords('');
    onClose();
  };
  const count = { count: `${ids.length}` };
  return (
    <Modal
      open
      title={say(`exceptions.bulk.${intent}.title`, count)}
      onClose={onClose}
      primaryAction={{
        content: say(`exceptions.bulk.${intent}.send`),
        onAction: send,
        disabled: words.trim() === '',
      }}
      secondaryActions={[{ content: say('shell.close'), onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          <Text as="p">{say(`exceptions.bulk.${intent}.help`)}</Text>
          <TextField
            label={say(intent === 'note' ? 'exceptions.detail.note' : 'exceptions.detail.reason')}
            helpText={say(
              intent === 'note' ? 'exceptions.detail.noteHelp' : 'exceptions.detail.reasonHelp',
            )}
            value={words}
            onChange={setWords}
            multiline={3}
            maxLength={2000}
            autoComplete="off"
          />
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
