import { useSubmit } from '@remix-run/react';
import { BlockStack, Button, Card, InlineStack, Text, TextField } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import type { ExceptionScreen } from '../exception.presenter.server.ts';
import { When } from '../shell/when.tsx';
import { useWords } from '../words/words-context.tsx';
import type { ExceptionAnswer } from './exception-deeds.server.ts';

type Props = {
  readonly screen: ExceptionScreen;
  readonly answer: ExceptionAnswer | undefined;
  readonly busy: boolean;
};

/** What people wrote beside an exception, and a place to write more. */
export function Notes({ screen, answer, busy }: Props) {
  const say = useWords();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {say('exceptions.detail.notes')}
        </Text>
        {screen.notes.length === 0 ? (
          <Text as="p" tone="subdued">
            {say('exceptions.detail.noNotes')}
          </Text>
        ) : null}
        {screen.notes.map(({ id, by, at, note: text }) => (
          <BlockStack key={id} gap="050">
            <Text as="p" breakWord>
              {text}
            </Text>
            <Text as="p" variant="bodySm" tone="subdued">
              {by}
              {say('shell.comma')}
              <When at={at} />
            </Text>
          </BlockStack>
        ))}
        <NewNote answer={answer} busy={busy} />
      </BlockStack>
    </Card>
  );
}

function NewNote({ answer, busy }: Omit<Props, 'screen'>) {
  const say = useWords();
  const submit = useSubmit();
  const [note, setNote] = useState('');
  useEffect(() => {
    if (answer !== undefined && 'done' in answer && answer.done === 'noted') setNote('');
  }, [answer]);
  const refused = answer !== undefined && 'refused' in answer && answer.refused === 'note-missing';
  return (
    <>
      <TextField
        label={say('exceptions.detail.note')}
        helpText={say('exceptions.detail.noteHelp')}
        value={note}
        onChange={setNote}
        multiline={2}
        maxLength={2000}
        autoComplete="off"
        {...(refused ? { error: say('shell.refused.note-missing') } : {})}
      />
      <InlineStack>
        <Button loading={busy} onClick={() => submit({ intent: 'note', note }, { method: 'post' })}>
          {say('exceptions.detail.addNote')}
        </Button>
      </InlineStack>
    </>
  );
}
