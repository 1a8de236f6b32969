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
  return (
    <Card>
      <BlockStack gap="400">
        <Duration
          name="deadline"
          value={deadlineHours}
          onChange={setDeadline}
          wrong={wrong.includes('deadlineHours')}
        />
        <Duration
          name="grace"
          value={graceMinutes}
          onChange={setGrace}
          wrong={wrong.includes('graceMinutes')}
        />
        <OnLapse value={onLapse} onChange={setOnLapse} />
        <InlineStack>
          <Button variant="primary" onClick={save} loading={busy}>
            {say('settings.codes.save')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

type DurationProps = {
  readonly name: 'deadline' | 'grace';
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly wrong: boolean;
};

const LIMITS = { deadline: { min: 1, max: 70 }, grace: { min: 0, max: 120 } };

function Duration({ name, value, onChange, wrong }: DurationProps) {
  const say = useWords();
  return (
    <TextField
      type="number"
      {...LIMITS[name]}
      label={say(`settings.codes.${name}`)}
      helpText={say(`settings.codes.${name}Help`)}
      value={value}
      onChange={onChange}
      autoComplete="off"
      {...(wrong ? { error: say('settings.account.wrong') } : {})}
    />
  );
}

function OnLapse({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const say = useWords();
  return (
    <ChoiceList
      title={say('settings.codes.onLapse')}
      choices={(['leave', 'reject'] as const).map((choice) => ({
        value: choice,
        label: say(`settings.codes.${choice}`),
        helpText: say(`settings.codes.${choice}Help`),
      }))}
      selected={[value]}
      onChange={([chosen]) => onChange(chosen ?? 'leave')}
    />
  );
}
