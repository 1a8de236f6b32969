import { Badge, BlockStack, Box, Button, Card, InlineStack, Page, Text } from '@shopify/polaris';
import type { AccountLine, SettingsScreen } from '../settings.presenter.server.ts';
import { AnswerBanner } from '../shell/answer-banner.tsx';
import { Facts } from '../shell/facts.tsx';
import { useTo } from '../shell/locale-links.ts';
import { When } from '../shell/when.tsx';
import { useWords } from '../words/words-context.tsx';
import { CodesForm } from './codes-form.tsx';
import type { SettingsAnswer } from './settings-deeds.server.ts';
import { SettingsSection } from './settings-section.tsx';

type Props = {
  readonly screen: SettingsScreen;
  readonly answer: SettingsAnswer | undefined;
  readonly busy: boolean;
};

/** The gateway accounts, and what the shop decides about time and stock. */
export function SettingsPage({ screen, answer, busy }: Props) {
  const say = useWords();
  return (
    <Page title={say('settings.title')}>
      <BlockStack gap="600">
        <AnswerBanner answer={answer} done={(done) => say(`settings.done.${done}`)} />
        <SettingsSection
          title={say('settings.accounts.title')}
          help={say('settings.accounts.help')}
        >
          <Accounts accounts={screen.accounts} />
        </SettingsSection>
        <SettingsSection
          title={say('settings.codes.title')}
          help={`${say('settings.codes.newOnly')} ${say('settings.codes.stockNote')}`}
        >
          <CodesForm screen={screen} answer={answer} busy={busy} />
        </SettingsSection>
      </BlockStack>
    </Page>
  );
}

function Accounts({ accounts }: { accounts: readonly AccountLine[] }) {
  const say = useWords();
  const to = useTo();
  const none = accounts.length === 0;
  return (
    <BlockStack gap="300">
      {none ? (
        <Card>
          <Text as="p">{say('settings.accounts.none')}</Text>
        </Card>
      ) : null}
      {accounts.map((account) => (
        <Account key={account.id} account={account} />
      ))}
      <Box paddingInline={{ xs: '400', sm: '0' }}>
        <InlineStack gap="200">
          <Button url={to('/app/settings/accounts/new')} {...(none ? { variant: 'primary' } : {})}>
            {say(none ? 'home.setup.account.action' : 'settings.accounts.add')}
          </Button>
          <Button url={to('/app/settings/gateways')}>{say('declared.add')}</Button>
        </InlineStack>
      </Box>
    </BlockStack>
  );
}

function Account({ account }: { account: AccountLine }) {
  const say = useWords();
  const to = useTo();
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h3" variant="headingSm">
            {`${account.gateway}: ${account.label}`}
          </Text>
          <Button url={to(`/app/settings/accounts/${account.id}`)}>
            {say('settings.accounts.open')}
          </Button>
        </InlineStack>
        <AccountBadges account={account} />
        <Facts items={[[say('settings.accounts.proved'), <When key="at" at={account.proved} />]]} />
      </BlockStack>
    </Card>
  );
}

/** Mode, standing and default of an account, in words. */
export function AccountBadges({ account }: { account: AccountLine }) {
  const say = useWords();
  return (
    <InlineStack gap="100">
      <Badge {...(account.mode === 'live' ? { tone: 'info' } : {})}>
        {say(`settings.accounts.mode.${account.mode}`)}
      </Badge>
      <Badge tone={account.state === 'active' ? 'success' : 'read-only'}>
        {say(`settings.accounts.${account.state}`)}
      </Badge>
      {account.defaultFor.map((currency) => (
        <Badge key={currency}>{say('settings.accounts.isDefault', { currency })}</Badge>
      ))}
    </InlineStack>
  );
}
