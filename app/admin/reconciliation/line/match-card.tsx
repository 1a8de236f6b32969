import { useSubmit } from '@remix-run/react';
import {
  BlockStack,
  Button,
  Card,
  ChoiceList,
  InlineStack,
  Text,
  TextField,
} from '@shopify/polaris';
import { useState } from 'react';
import { useWords } from '../../words/words-context.tsx';
import type { LineScreen } from '../line.presenter.server.ts';

type Props = {
  readonly screen: LineScreen;
  readonly refused: string | null;
  readonly busy: boolean;
};

/** A line that found no payment is put to one by a person, with a reason; and taken back, where a person was wrong. */
export function MatchCard({ screen, refused, busy }: Props) {
  const say = useWords();
  if (!screen.byHand && screen.standing !== 'exception') return null;
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {say('reconciliation.line.match.title')}
          </Text>
          <Text as="p" tone="subdued">
            {say(
              screen.byHand
                ? 'reconciliation.line.match.undoHelp'
                : 'reconciliation.line.match.help',
            )}
          </Text>
        </BlockStack>
        {screen.byHand ? (
          <Undo busy={busy} />
        ) : (
          <Match screen={screen} refused={refused} busy={busy} />
        )}
      </BlockStack>
    </Card>
  );
}

function Undo({ busy }: { busy: boolean }) {
  const say = useWords();
  const submit = useSubmit();
  return (
    <InlineStack>
      <Button loading={busy} onClick={() => submit({ intent: 'undo' }, { method: 'post' })}>
        {say('reconciliation.line.match.undo')}
      </Button>
    </InlineStack>
  );
}

const OTHER = 'other';

function Match({ screen: { suggestions }, refused, busy }: Props) {
  const say = useWords();
  const submit = useSubmit();
  const [chosen, setChosen] = useState(suggestions[0]?.id ?? OTHER);
  const [named, setNamed] = useState('');
  const [reason, setReason] = useState('');
  const send = () => {
    const receipt = chosen === OTHER ? '' : chosen;
    submit({ intent: 'match', receipt, named, reason }, { method: 'post' });
  };
  return (
    <>
      {suggestions.length === 0 ? null : (
        <ChoiceList
          title={say('reconciliation.line.match.suggested')}
          choices={[
            ...suggestions.map(({ id, name }) => ({ value: id, label: name })),
            { value: OTHER, label: say('reconciliation.line.match.other') },
          ]}
          selected={[chosen]}
          onChange={([value]) => setChosen(value ?? OTHER)}
        />
      )}
      {chosen === OTHER ? (
        <TextField
          label={say('reconciliation.line.match.named')}
          value={named}
          onChange={setNamed}
          autoComplete="off"
          {...(refused === 'wrong-fields'
            ? { error: say('reconciliation.line.match.notOne') }
            : {})}
        />
      ) : null}
      <TextField
        label={say('exceptions.detail.reason')}
        helpText={say('exceptions.detail.reasonHelp')}
        value={reason}
        onChange={setReason}
        multiline={2}
        maxLength={2000}
        requiredIndicator
        autoComplete="off"
        {...(refused === 'reason-missing' ? { error: say('shell.refused.reason-missing') } : {})}
      />
      <InlineStack>
        <Button onClick={send} loading={busy}>
          {say('reconciliation.line.match.send')}
        </Button>
      </InlineStack>
    </>
  );
}
