import { useSubmit } from '@remix-run/react';
import { Banner, BlockStack, Button, Card, InlineStack, List, Page, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useTo } from '../../shell/locale-links.ts';
import { useWords } from '../../words/words-context.tsx';
import { Capabilities } from '../capabilities.tsx';
import type { Credentials } from '../credential-fields.tsx';
import { prefixed } from '../new-account-page.tsx';
import type { DeclareAnswer } from './declared-deeds.server.ts';
import { ManifestField } from './manifest-field.tsx';
import { TrialCard } from './trial-card.tsx';

type Props = {
  /** The manifest to begin with: that of the version before, or nothing. */
  readonly start: string;
  readonly answer: DeclareAnswer | undefined;
  readonly busy: boolean;
};

/** Describes a gateway: its manifest is checked, tried on a captured example, and then kept. */
export function DeclarePage({ start, answer, busy }: Props) {
  const say = useWords();
  const to = useTo();
  const submit = useSubmit();
  const [manifest, setManifest] = useState(start);
  const [credentials, setCredentials] = useState<Credentials>({});
  const [captured, setCaptured] = useState('');
  const read = answer !== undefined && 'gateway' in answer ? answer : null;
  const send = (intent: 'check' | 'try' | 'save') =>
    submit(
      { intent, manifest, ...(intent === 'try' ? { captured, ...prefixed(credentials) } : {}) },
      { method: 'post' },
    );
  return (
    <Page
      narrowWidth
      title={say(start === '' ? 'declared.newTitle' : 'declared.newVersion')}
      backAction={{ content: say('declared.title'), url: to('/app/settings/gateways') }}
    >
      <BlockStack gap="400">
        {answer !== undefined && 'faults' in answer ? <Faults faults={answer.faults} /> : null}
        <Card>
          <BlockStack gap="400">
            <Text as="p">{say('declared.noPublicApi')}</Text>
            <ManifestField value={manifest} onChange={setManifest} />
            <InlineStack gap="200">
              <Button loading={busy} onClick={() => send('check')}>
                {say('declared.check')}
              </Button>
              <Button variant="primary" loading={busy} onClick={() => send('save')}>
                {say('declared.save')}
              </Button>
            </InlineStack>
          </BlockStack>
        </Card>
        {read ? (
          <>
            <Banner tone="success" title={say('declared.reads', { name: read.gateway.name })}>
              <p>{say('declared.callsHosts', { hosts: read.gateway.hosts.join(', ') })}</p>
            </Banner>
            <TrialCard
              form={read.gateway}
              trial={read.trial}
              busy={busy}
              credentials={credentials}
              onCredentials={setCredentials}
              captured={captured}
              onCaptured={setCaptured}
              onTry={() => send('try')}
            />
            <Capabilities form={read.gateway} />
          </>
        ) : null}
      </BlockStack>
    </Page>
  );
}

/** What is to be mended, field by field, as the manifest names them. */
function Faults({ faults }: { faults: Extract<DeclareAnswer, { faults: unknown }>['faults'] }) {
  const say = useWords();
  return (
    <Banner tone="warning" title={say('declared.faultsTitle')}>
      <List>
        {faults.map(({ field, why }) => (
          <List.Item key={`${field} ${why}`}>
            {field === '' ? '' : `${field}${say('shell.colon')}`}
            {say(`declared.faults.${why}`)}
          </List.Item>
        ))}
      </List>
    </Banner>
  );
}
