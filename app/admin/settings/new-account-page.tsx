import { useSubmit } from '@remix-run/react';
import {
  BlockStack,
  Button,
  Card,
  ChoiceList,
  InlineStack,
  Page,
  Select,
  TextField,
} from '@shopify/polaris';
import { useState } from 'react';
import { AnswerBanner } from '../shell/answer-banner.tsx';
import { useTo } from '../shell/locale-links.ts';
import { useWords } from '../words/words-context.tsx';
import { Capabilities } from './capabilities.tsx';
import { CredentialFields, type Credentials } from './credential-fields.tsx';
import type { ProviderForm } from './provider-form.ts';
import type { SettingsAnswer } from './settings-deeds.server.ts';

type Props = {
  readonly providers: readonly ProviderForm[];
  readonly answer: SettingsAnswer | undefined;
  readonly busy: boolean;
};

/** Connects an account: which gateway, test or live, its credentials, proved before they are kept. */
export function NewAccountPage({ providers, answer, busy }: Props) {
  const say = useWords();
  const to = useTo();
  const [gateway, setGateway] = useState(providers[0]?.gateway ?? '');
  const form = providers.find((provider) => provider.gateway === gateway);
  return (
    <Page
      narrowWidth
      title={say('settings.account.newTitle')}
      backAction={{ content: say('settings.title'), url: to('/app/settings') }}
    >
      <BlockStack gap="400">
        <AnswerBanner answer={answer} done={(done) => say(`settings.done.${done}`)} />
        <Card>
          <BlockStack gap="400">
            <Select
              label={say('settings.account.gateway')}
              options={providers.map(({ gateway: value, name }) => ({ value, label: name }))}
              value={gateway}
              onChange={setGateway}
            />
            {form ? <Connect key={gateway} form={form} answer={answer} busy={busy} /> : null}
          </BlockStack>
        </Card>
        {form ? <Capabilities form={form} /> : null}
      </BlockStack>
    </Page>
  );
}

function Connect({ form, answer, busy }: Omit<Props, 'providers'> & { form: ProviderForm }) {
  const say = useWords();
  const submit = useSubmit();
  const [mode, setMode] = useState('test');
  const [label, setLabel] = useState(form.name);
  const [credentials, setCredentials] = useState<Credentials>({});
  const wrong = answer !== undefined && 'refused' in answer ? (answer.fields ?? []) : [];
  const { gateway } = form;
  const save = () => submit({ gateway, mode, label, ...prefixed(credentials) }, { method: 'post' });
  return (
    <>
      <Mode value={mode} onChange={setMode} />
      <TextField
        label={say('settings.account.label')}
        helpText={say('settings.account.labelHelp')}
        value={label}
        onChange={setLabel}
        maxLength={60}
        autoComplete="off"
        {...(wrong.includes('label') ? { error: say('settings.account.wrong') } : {})}
      />
      <CredentialFields form={form} values={credentials} wrong={wrong} onChange={setCredentials} />
      <InlineStack>
        <Button variant="primary" onClick={save} loading={busy}>
          {say('settings.account.save')}
        </Button>
      </InlineStack>
    </>
  );
}

function Mode({ value, onChange }: { value: string; onChange: (mode: string) => void }) {
  const say = useWords();
  return (
    <ChoiceList
      title={say('settings.account.mode')}
      choices={(['test', 'live'] as const).map((mode) => ({
        value: mode,
        label: say(`settings.accounts.mode.${mode}`),
        helpText: say(`settings.account.modeHelp.${mode}`),
      }))}
      selected={[value]}
      onChange={([chosen]) => onChange(chosen ?? 'test')}
    />
  );
}

/** Credentials travel beside the form's own fields under a name of their own. */
export const prefixed = (credentials: Credentials): Record<string, string> =>
  Object.fromEntries(
    Object.entries(credentials).map(([name, value]) => [`credential.${name}`, value]),
  );
