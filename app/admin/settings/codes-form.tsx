import { useSubmit } from '@remix-run/react';
import { BlockStack, Button, Card, ChoiceList, InlineStack, TextField } from '@shopify/polaris';
import { useState } from 'react';
import type { SettingsScreen } from '../settings.presenter.server.ts';
import { useWords } from '../words/words-context.tsx';
import type { SettingsAnswer } from './settings-deeds.server.ts';

type Props = {
  readonly screen: SettingsScreen;
  readonly answer: SettingsAnswer | undefined;
  readonly busy: boolean;
};

/** Deadline, grace, and what becomes of an unpaid session; each says what it does to stock. */
export function CodesForm({ screen, answer, busy }: Props) {
  const say = useWords();
  const submit = useSubmit();
  const [deadlineHours, setDeadline] = useState(screen.deadlineHours);
  const [graceMinutes, setGrace] = useState(screen.graceMinutes);
  const [onLapse, setOnLapse] = useState<string>(screen.onLapse);
  const save = () => submit({ deadlineHours, graceMinutes, onLapse }, { method: 'post' });
  const wrong = answer !== undefined && 'refused' in answer ? (answer.fields ?? []) : [];
  const error = (field: string) =>
    wrong.includes(field) ? { error: say('settings.account.wrong') } : {};
  return (
    <Card>
      <BlockStack gap="400">
        <TextField
          type="number"
          min={1}
          max={70}
          label={say('settings.codes.deadline')}
          helpText={say('settings.codes.deadlineHelp')}
          value={deadlineHours}
          onChange={setDeadline}
          autoComplete="off"
          {...error('deadlineHours')}
        />
        <TextField
          type="number"
          min={0}
          max={120}
          label={say('settings.codes.grace')}
          helpText={say('settings.codes.graceHelp')}
          value={graceMinutes}
          onChange={setGrace}
          autoComplete="off"
          {...error('graceMinutes')}
        />
        <ChoiceList
          title={say('settings.codes.onLapse')}
          choices={(['leave', 'reject'] as const).map((value) => ({
            value,
            label: say(`settings.codes.${value}`),
            helpText: say(`settings.codes.${value}Help`),
          }))}
          selected={[onLapse]}
          onChange={([chosen]) => setOnLapse(chosen ?? 'leave')}
        />
        <InlineStack>
          <Button variant="primary" onClick={save} loading={busy}>
            {say('settings.codes.save')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
