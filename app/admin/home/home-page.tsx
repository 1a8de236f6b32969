import { BlockStack, Box, Card, InlineGrid, Layout, Page, Text } from '@shopify/polaris';
import type { HomeScreen, Totals } from '../home.presenter.server.ts';
import { useWords } from '../words/words-context.tsx';
import { AlertBanners } from './alert-banners.tsx';
import { MoneyCard, ToDoCard } from './money-card.tsx';
import { SetupCard } from './setup-card.tsx';

/** The first screen: alarms, where the money is, what needs a person, what is not set up. */
export function HomePage({ screen }: { screen: HomeScreen }) {
  const say = useWords();
  return (
    <Page title={say('home.title')} subtitle={say('home.asOf', { time: screen.asOf })}>
      <Layout>
        <AlertBanners alerts={screen.alerts} />
        {screen.setup.length > 0 ? (
          <Layout.Section>
            <SetupCard steps={screen.setup} />
          </Layout.Section>
        ) : null}
        <Layout.Section>
          <BlockStack gap="400">
            {screen.live || screen.test ? null : (
              <Card>
                <Text as="p">{say('home.none')}</Text>
              </Card>
            )}
            {screen.live ? <TotalsGrid kind="live" totals={screen.live} /> : null}
            {screen.test ? <TotalsGrid kind="test" totals={screen.test} /> : null}
            <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
              <ToDoCard
                card="exceptions"
                toDo={screen.exceptions}
                links={[{ label: say('home.decide'), to: '/app/exceptions' }]}
              />
              <ToDoCard
                card="refunds"
                toDo={screen.refunds}
                links={screen.refunds.first.map(({ amount, to }) => ({ label: amount, to }))}
              />
            </InlineGrid>
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

const VIEWS = { awaiting: 'awaiting', paid: 'paid', held: 'problems' } as const;

function TotalsGrid({ kind, totals }: { kind: 'live' | 'test'; totals: Totals }) {
  const say = useWords();
  return (
    <BlockStack gap="200">
      <Box paddingInline={{ xs: '400', sm: '0' }}>
        <Text as="h2" variant="headingMd">
          {say(kind === 'live' ? 'home.live' : 'home.testTitle')}
        </Text>
      </Box>
      <InlineGrid columns={{ xs: 1, md: 3 }} gap="400">
        {(['awaiting', 'paid', 'held'] as const).map((what) => (
          <MoneyCard
            key={what}
            card={what}
            sum={totals[what]}
            to={`/app/payments?view=${VIEWS[what]}&kind=${kind}`}
          />
        ))}
      </InlineGrid>
    </BlockStack>
  );
}
