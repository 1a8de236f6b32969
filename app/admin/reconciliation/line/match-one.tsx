import { useSubmit } from '@remix-run/react';
import { Button, Checkbox, ChoiceList, InlineStack, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { ReasonField } from '../../shell/reason-field.tsx';
import { useWords } from '../../words/words-context.tsx';
import type { LineScreen } from '../line.presenter.server.ts';
import type { RefusedDeed } from './line-deeds.server.ts';

type Props = {
  readonly screen: Pick<LineScreen, 'suggestions' | 'others'>;
  readonly refused: RefusedDeed | null;
  readonly busy: boolean;
};

const OTHER = 'other';

/** The payment that a line is of: picked from what looks like it, or named; with its sisters, where it has any. */
export function MatchOne({ screen: { suggestions, others }, refused, busy }: Props) {
  const say = useWords();
  const submit = useSubmit();
  const [chosen, setChosen] = useState(suggestions[0]?.id ?? OTHER);
  const [named, setNamed] = useState('');
  const [reason, setReason] = useState('');
  const [withOthers, setWithOthers] = useState(false);
  const send = () => {
    const receipt = chosen === OTHER ? '' : chosen;
    submit({ intent: 'match', receipt, named, reason, others: withOthers }, { method: 'post' });
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
          {...(refused?.refused === 'wrong-fields'
            ? { error: say('reconciliation.line.match.notOne') }
            : {})}
        />
      ) : null}
      {others === null ? null : (
        <Checkbox
          label={say('reconciliation.line.match.others', { count: others })}
          checked={withOthers}
          onChange={setWithOthers}
        />
      )}
      <ReasonField
        value={reason}
        onChange={setReason}
        lines={2}
        isMissing={refused?.refused === 'reason-missing'}
      />
      <InlineStack>
        <Button onClick={send} loading={busy}>
          {say('reconciliation.line.match.send')}
        </Button>
      </InlineStack>
    </>
  );
}
