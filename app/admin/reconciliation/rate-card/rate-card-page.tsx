import { useNavigate } from '@remix-run/react';
import { BlockStack, Card, FormLayout, Layout, Page, Select, Text } from '@shopify/polaris';
import { AnswerBanner } from '../../shell/answer-banner.tsx';
import { useTo } from '../../shell/locale-links.ts';
import { useWords } from '../../words/words-context.tsx';
import type { RateCardScreen } from '../rate-card.presenter.server.ts';
import { useBack } from '../use-back.ts';
import { CardHistory } from './card-history.tsx';
import type { RateCardAnswer } from './rate-card-deeds.server.ts';
import { RateCardForm } from './rate-card-form.tsx';

type Props = {
  readonly screen: RateCardScreen;
  readonly answer: RateCardAnswer | undefined;
  readonly busy: boolean;
};

/** What an account costs and when it pays out: the cards there are, and the next one. */
export function RateCardPage({ screen, answer, busy }: Props) {
  const say = useWords();
  const ended = answer !== undefined && 'example' in answer ? undefined : answer;
  return (
    <Page
      title={say('reconciliation.rates.title')}
      subtitle={say('reconciliation.rates.intro')}
      backAction={useBack()}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <AnswerBanner answer={ended} done={() => say('reconciliation.rates.added')} />
            <WhichAccount screen={screen} />
            {screen.account === null ? (
              <Card>
                <Text as="p">{say('reconciliation.rates.noAccount')}</Text>
              </Card>
            ) : (
              <RateCardForm
                key={`${screen.account} ${screen.currency} ${screen.cards[0]?.id ?? ''}`}
                screen={screen}
                answer={answer}
                busy={busy}
              />
            )}
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <CardHistory cards={screen.cards} />
        </Layout.Section>
      </Layout>
    </Page>
  );
}

function WhichAccount({ screen }: Pick<Props, 'screen'>) {
  const say = useWords();
  const to = useTo();
  const navigate = useNavigate();
  const { account, currency } = screen;
  const go = (change: { account?: string; currency?: string }) =>
    navigate(to('/app/reconciliation/rate-card', { account, currency, ...change }));
  return (
    <Card>
      <FormLayout>
        <FormLayout.Group>
          <Select
            label={say('reconciliation.rates.account')}
            options={screen.accounts.map(({ id, name }) => ({ value: id, label: name }))}
            value={account ?? ''}
            onChange={(chosen) => go({ account: chosen })}
          />
          <Select
            label={say('reconciliation.rates.currency')}
            options={[...new Set(['PEN', 'USD', currency])]}
            value={currency}
            onChange={(chosen) => go({ currency: chosen })}
          />
        </FormLayout.Group>
      </FormLayout>
    </Card>
  );
}
