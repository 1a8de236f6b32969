import { useSubmit } from '@remix-run/react';
import { BlockStack, Button, ButtonGroup, Card, Divider, FormLayout, Text } from '@shopify/polaris';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../words/words-context.tsx';
import type { RateCardScreen } from '../rate-card.presenter.server.ts';
import { type Draft, DraftField, DraftSelect } from './draft-field.tsx';
import { ExampleCard } from './example-card.tsx';
import type { RateCardAnswer } from './rate-card-deeds.server.ts';
import { Tiers, Withholdings } from './repeated-fields.tsx';
import type { TermsForm } from './terms-form.ts';

type Props = {
  readonly screen: RateCardScreen;
  readonly answer: RateCardAnswer | undefined;
  readonly busy: boolean;
};

/** The next card: typed, tried on 100.00, and added; no card is ever changed. */
export function RateCardForm({ screen, answer, busy }: Props) {
  const say = useWords();
  const submit = useSubmit();
  const [values, setValues] = useState<TermsForm>({ ...screen.form, validFrom: screen.today });
  const wrong = answer !== undefined && 'refused' in answer ? (answer.fields ?? []) : [];
  const { account, currency } = screen;
  const send = (intent: 'add' | 'example') => () =>
    submit({ ...values, intent, account: account ?? '', currency }, { method: 'post' });
  const draft: Draft = {
    values,
    wrong,
    change: (name, value) => setValues({ ...values, [name]: value }),
    set: setValues,
  };
  return (
    <>
      <Card>
        <BlockStack gap="400">
          <When draft={draft} />
          <Divider />
          <Fee draft={draft} currency={currency} />
          <Divider />
          <Tax draft={draft} />
          <Divider />
          <Others draft={draft} currency={currency} />
          <ButtonGroup>
            <Button variant="primary" onClick={send('add')} loading={busy}>
              {say('reconciliation.rates.add')}
            </Button>
            <Button onClick={send('example')} loading={busy}>
              {say('reconciliation.rates.tryIt')}
            </Button>
          </ButtonGroup>
        </BlockStack>
      </Card>
      {answer !== undefined && 'example' in answer ? (
        <ExampleCard example={answer.example} />
      ) : null}
    </>
  );
}

type PartProps = { readonly draft: Draft };
type MoneyProps = PartProps & { readonly currency: string };

function Part({ title, help, children }: { title: string; help?: string; children: ReactNode }) {
  return (
    <BlockStack gap="200">
      <Text as="h2" variant="headingMd">
        {title}
      </Text>
      {help === undefined ? null : (
        <Text as="p" tone="subdued">
          {help}
        </Text>
      )}
      <FormLayout>{children}</FormLayout>
    </BlockStack>
  );
}

function When({ draft }: PartProps) {
  const say = useWords();
  return (
    <Part
      title={say('reconciliation.rates.when.title')}
      help={say('reconciliation.rates.when.help')}
    >
      <DraftField
        draft={draft}
        name="validFrom"
        type="date"
        label={say('reconciliation.rates.when.validFrom')}
      />
      <FormLayout.Group condensed>
        <DraftField
          draft={draft}
          name="settleDays"
          label={say('reconciliation.rates.when.settleDays')}
        />
        <DraftField
          draft={draft}
          name="cutOffMinute"
          type="time"
          label={say('reconciliation.rates.when.cutOff')}
        />
      </FormLayout.Group>
    </Part>
  );
}

function Fee({ draft, currency }: MoneyProps) {
  const say = useWords();
  return (
    <Part title={say('reconciliation.rates.fee.title')} help={say('reconciliation.rates.fee.help')}>
      <Tiers draft={draft} currency={currency} />
      <FormLayout.Group condensed>
        <DraftField
          draft={draft}
          name="fee.minimum"
          prefix={currency}
          label={say('reconciliation.rates.fee.minimum')}
        />
        <DraftField
          draft={draft}
          name="fee.maximum"
          prefix={currency}
          label={say('reconciliation.rates.fee.maximum')}
        />
      </FormLayout.Group>
    </Part>
  );
}

function Tax({ draft }: PartProps) {
  const say = useWords();
  return (
    <Part title={say('reconciliation.rates.tax.title')}>
      <FormLayout.Group condensed>
        <DraftField
          draft={draft}
          name="feeTax.ppm"
          suffix="%"
          label={say('reconciliation.rates.tax.percent')}
        />
        <DraftSelect
          draft={draft}
          name="feeTax.per"
          label={say('reconciliation.rates.tax.per')}
          options={[
            ['line', say('reconciliation.rates.tax.line')],
            ['batch', say('reconciliation.rates.tax.batch')],
          ]}
        />
      </FormLayout.Group>
      <Withholdings draft={draft} />
    </Part>
  );
}

const OTHERS = ['refund', 'dispute', 'transfer', 'monthly'] as const;

function Others({ draft, currency }: MoneyProps) {
  const say = useWords();
  const field = (name: (typeof OTHERS)[number]) => (
    <DraftField
      key={name}
      draft={draft}
      name={`otherFees.${name}`}
      prefix={currency}
      label={say(`reconciliation.rates.others.${name}`)}
    />
  );
  return (
    <Part
      title={say('reconciliation.rates.others.title')}
      help={say('reconciliation.rates.others.help')}
    >
      <FormLayout.Group condensed>{OTHERS.slice(0, 2).map(field)}</FormLayout.Group>
      <FormLayout.Group condensed>{OTHERS.slice(2).map(field)}</FormLayout.Group>
      <FormLayout.Group condensed>
        <DraftField
          draft={draft}
          name="settlesIn.currency"
          label={say('reconciliation.rates.others.currency')}
          placeholder={currency}
        />
        <DraftField
          draft={draft}
          name="settlesIn.marginPpm"
          suffix="%"
          label={say('reconciliation.rates.others.margin')}
        />
      </FormLayout.Group>
    </Part>
  );
}
