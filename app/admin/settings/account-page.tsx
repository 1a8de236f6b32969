import { useSubmit } from '@remix-run/react';
import { Banner, BlockStack, Button, Card, InlineStack, Page, Text } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import type { AccountScreen } from '../settings.presenter.server.ts';
import { AnswerBanner } from '../shell/answer-banner.tsx';
import { CopyField } from '../shell/copy-field.tsx';
import { Facts } from '../shell/facts.tsx';
import { useTo } from '../shell/locale-links.ts';
import { When } from '../shell/when.tsx';
import { useWords } from '../words/words-context.tsx';
import { BlockedCard } from './blocked-card.tsx';
import { Capabilities } from './capabilities.tsx';
import { CredentialFields, type Credentials } from './credential-fields.tsx';
import { LimitsCard } from './limits-card.tsx';
import { MoveCard } from './move-card.tsx';
import { prefixed } from './new-account-page.tsx';
import { RetireCard } from './retire-card.tsx';
import type { SettingsAnswer } from './settings-deeds.server.ts';
import { AccountBadges } from './settings-page.tsx';

type Props = {
  readonly screen: AccountScreen;
  readonly answer: SettingsAnswer | undefined;
  readonly busy: boolean;
};

/** One account: where its notifications go, new credentials, default, retirement. */
export function AccountPage({ screen, answer, busy }: Props) {
  const say = useWords();
  const to = useTo();
  const active = screen.state === 'active';
  const wrong = answer !== undefined && 'refused' in answer ? (answer.fields ?? []) : [];
  return (
    <Page
      narrowWidth
      title={`${screen.gateway}: ${screen.label}`}
      titleMetadata={<AccountBadges account={screen} />}
      backAction={{ content: say('settings.title'), url: to('/app/settings') }}
    >
      <BlockStack gap="400">
        <AnswerBanner answer={answer} done={(done) => say(`settings.done.${done}`)} />
        {active ? null : <Banner tone="info">{say(`settings.account.${screen.state}Help`)}</Banner>}
        <Card>
          <CopyField
            label={say('settings.account.callback')}
            value={screen.notificationUrl}
            help={say(`settings.account.callbackHelp.${screen.form?.addressGivenBy ?? 'panel'}`)}
          />
        </Card>
        {screen.move ? (
          <MoveCard key={screen.move.id} offer={screen.move} wrong={wrong} busy={busy} />
        ) : null}
        {active ? <Rotate screen={screen} answer={answer} busy={busy} /> : null}
        {active ? <MakeDefault screen={screen} busy={busy} /> : null}
        {active ? <LimitsCard form={screen.limits.form} wrong={wrong} busy={busy} /> : null}
        {active ? <BlockedCard blocked={screen.limits.blocked} wrong={wrong} busy={busy} /> : null}
        {screen.form ? <Capabilities form={screen.form} /> : null}
        {active ? <RetireCard defaultFor={screen.defaultFor} busy={busy} /> : null}
      </BlockStack>
    </Page>
  );
}

function Rotate({ screen, answer, busy }: Props) {
  const say = useWords();
  const submit = useSubmit();
  const [credentials, setCredentials] = useState<Credentials>({});
  useEffect(() => {
    if (answer !== undefined && 'done' in answer) setCredentials({});
  }, [answer]);
  const wrong = answer !== undefined && 'refused' in answer ? (answer.fields ?? []) : [];
  const save = () => submit({ intent: 'rotate', ...prefixed(credentials) }, { method: 'post' });
  if (!screen.form) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {say('settings.account.rotate')}
        </Text>
        <Proved screen={screen} />
        <CredentialFields
          form={screen.form}
          values={credentials}
          wrong={wrong}
          onChange={setCredentials}
        />
        <Text as="p" tone="subdued">
          {say('settings.account.rotateHelp')}
        </Text>
        <InlineStack>
          <Button onClick={save} loading={busy}>
            {say('settings.account.save')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function Proved({ screen }: Pick<Props, 'screen'>) {
  const say = useWords();
  return (
    <Facts
      items={[
        [say('settings.accounts.proved'), <When key="proved" at={screen.proved} />],
        [
          say('settings.account.previousUntil'),
          screen.previousUntil && <When at={screen.previousUntil} />,
        ],
      ]}
    />
  );
}

function MakeDefault({ screen, busy }: Omit<Props, 'answer'>) {
  const say = useWords();
  const submit = useSubmit();
  const others = (screen.form?.currencies ?? []).filter(
    (currency) => !screen.defaultFor.includes(currency),
  );
  if (others.length === 0) return null;
  const choose = (currency: string) =>
    submit({ intent: 'default', [`currency.${currency}`]: 'on' }, { method: 'post' });
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="p">{say('settings.account.makeDefaultHelp')}</Text>
        <InlineStack gap="200">
          {others.map((currency) => (
            <Button key={currency} loading={busy} onClick={() => choose(currency)}>
              {say('settings.account.makeDefault', { currency })}
            </Button>
          ))}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
