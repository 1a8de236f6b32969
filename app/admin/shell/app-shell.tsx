import { Link } from '@remix-run/react';
import { NavMenu } from '@shopify/app-bridge-react';
import { AppProvider } from '@shopify/shopify-app-remix/react';
import type { ReactNode } from 'react';
import { useWords, WordsProvider } from '../words/words-context.tsx';
import { LocaleProvider, useTo } from './locale-links.ts';
import type { ShellScreen } from './shell.presenter.server.ts';

/** What stands around every screen: App Bridge, Polaris in the merchant's language, and the way between the screens. */
export function AppShell({ screen, children }: { screen: ShellScreen; children: ReactNode }) {
  return (
    <AppProvider
      isEmbeddedApp
      apiKey={screen.apiKey}
      i18n={screen.polaris}
      __APP_BRIDGE_URL={screen.appBridgeUrl}
    >
      <WordsProvider tag={screen.locale} words={screen.words}>
        <LocaleProvider value={screen.locale}>
          <Navigation />
          <main>{children}</main>
        </LocaleProvider>
      </WordsProvider>
    </AppProvider>
  );
}

function Navigation() {
  const say = useWords();
  const to = useTo();
  return (
    <NavMenu>
      <Link to={to('/app')} rel="home">
        {say('shell.nav.home')}
      </Link>
      <Link to={to('/app/payments')}>{say('shell.nav.payments')}</Link>
      <Link to={to('/app/reconciliation')}>{say('shell.nav.reconciliation')}</Link>
      <Link to={to('/app/exceptions')}>{say('shell.nav.exceptions')}</Link>
      <Link to={to('/app/notifications')}>{say('shell.nav.notifications')}</Link>
      <Link to={to('/app/settings')}>{say('shell.nav.settings')}</Link>
    </NavMenu>
  );
}
