import { useSubmit } from '@remix-run/react';
import {
  Banner,
  BlockStack,
  Button,
  Card,
  ChoiceList,
  InlineStack,
  Page,
  Text,
  TextField,
} from '@shopify/polaris';
import { useState } from 'react';
import { AnswerBanner } from '../../shell/answer-banner.tsx';
import { useTo } from '../../shell/locale-links.ts';
import { useWords } from '../../words/words-context.tsx';
import { Capabilities } from '../capabilities.tsx';
import { CredentialFields, type Credentials } from '../credential-fields.tsx';
import { prefixed } from '../new-account-page.tsx';
import type { DeclaredScreen } from './declared.presenter.server.ts';
import type { ConnectAnswer } from './declared-deeds.server.ts';
import { HostStanding } from './host-standing.tsx';

type Props = {
  readonly screen: DeclaredScreen;
  readonly answer: ConnectAnswer | undefined;
  readonly busy: boolean;
};

/** One declared gateway: which hosts wait for the operator, and an account to connect once they do not. */
export function DeclaredPage({ screen, answer, busy }: Props) {
  const say = useWords();
  const to = useTo();
  const waits = answer !== undefined && 'waits' in answer;
  return (
    <Page
      narrowWidth
      title={say('declared.versioned', { name: screen.name, version: screen.version })}
      backAction={{ content: say('declared.title'), url: to('/app/settings/gateways') }}
      secondaryActions={[
        {
          content: say('declared.newVersion'),
          url: to('/app/settings/gateways/new', { from: screen.id }),
        },
      ]}
    >
      <BlockStack gap="400">
        {waits ? <Banner tone="warning" title={say('declared.notApproved')} /> : null}
        {!waits ? (
          <AnswerBanner answer={answer} done={(done) => say(`settings.done.${done}`)} />
        ) : null}
        <Behind accounts={screen.behind} />
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {say('declared.hosts')}
            </Text>
            <HostStanding hosts={screen.hosts} />
          </BlockStack>
        </Card>
        <Connect screen={screen} answer={answer} busy={busy} />
        <Capabilities form={screen.form} />
      </BlockStack>
    </Page>
  );
}

/** A second account beside the first would have another notification address: the first is moved instead. */
function Behind({ accounts }: { accounts: DeclaredScreen['behind'] }) {
  const say = useWords();
  const to = useTo();
  if (accounts.length === 0) return null;
  return (
    <Banner tone="info" title={say('declared.behind')}>
      <BlockStack gap="200">
        <Text as="p">{say('declared.behindHelp')}</Text>
        <InlineStack gap="200">
          {accounts.map(({ id, label }) => (
            <Button key={id} url={to(`/app/settings/accounts/${id}`)}>
              {label}
            </Button>
          ))}
        </InlineStack>
      </BlockStack>
    </Banner>
  );
}

function Connect({ screen, answer, busy }: Props) {
  const say = useWords();
  const submit = useSubmit();
  const [mode, setMode] = useState<'test' | 'live'>('test');
  const [label, setLabel] = useState(screen.name);
  const [credentials, setCredentials] = useState<Credentials>({});
  const wrong = answer !== undefined && 'refused' in answer ? (answer.fields ?? []) : [];
  const approved = screen.hosts.find((host) => host.mode === mode)?.approved === true;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {say('settings.account.newTitle')}
        </Text>
        <ChoiceList
          title={say('settings.account.mode')}
          choices={(['test', 'live'] as const).map((value) => ({
            value,
            label: say(`settings.accounts.mode.${value}`),
            helpText: say(`settings.account.modeHelp.${value}`),
          }))}
          selected={[mode]}
          onChange={([chosen]) => setMode(chosen === 'live' ? 'live' : 'test')}
        />
        <TextField
          label={say('settings.account.label')}
          helpText={say('settings.account.labelHelp')}
          value={label}
          onChange={setLabel}
          maxLength={60}
          autoComplete="off"
          {...(wrong.includes('label') ? { error: say('settings.account.wrong') } : {})}
        />
        <CredentialFields
          form={screen.form}
          values={credentials}
          wrong={wrong}
          onChange={setCredentials}
        />
        <InlineStack>
          <Button
            variant="primary"
            loading={busy}
            disabled={!approved}
            onClick={() => submit({ mode, label, ...prefixed(credentials) }, { method: 'post' })}
          >
            {say('settings.account.save')}
          </Button>
        </InlineStack>
        {approved ? null : (
          <Text as="p" tone="subdued">
            {say('declared.connectLater')}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}
