import { useSubmit } from '@remix-run/react';
import { BlockStack, Button, Card, InlineStack, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useWords } from '../../words/words-context.tsx';
import type { PayoutScreen } from '../payouts.presenter.server.ts';
import type { PayoutAnswer } from './payout-deeds.server.ts';

type Props = {
  readonly screen: PayoutScreen;
  readonly answer: PayoutAnswer | undefined;
  readonly busy: boolean;
};

const FIELDS = ['amount', 'day', 'reference'] as const;

/** What the bank received, as its statement says. */
export function BankForm({ screen, answer, busy }: Props) {
  const say = useWords();
  const submit = useSubmit();
  const [values, setValues] = useState(screen.form);
  const wrong = answer !== undefined && 'refused' in answer ? (answer.fields ?? []) : [];
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {say('reconciliation.payouts.page.enter')}
          </Text>
          <Text as="p" tone="subdued">
            {say('reconciliation.payouts.page.enterHelp')}
          </Text>
        </BlockStack>
        {FIELDS.map((name) => (
          <TextField
            key={name}
            label={say(`reconciliation.payouts.page.${name}`)}
            type={name === 'day' ? 'date' : 'text'}
            {...(name === 'amount' ? { inputMode: 'decimal' } : {})}
            value={values[name]}
            onChange={(value) => setValues({ ...values, [name]: value })}
            autoComplete="off"
            {...(wrong.includes(name) ? { error: say('reconciliation.payouts.page.wrong') } : {})}
          />
        ))}
        <InlineStack>
          <Button
            variant="primary"
            loading={busy}
            onClick={() => submit({ intent: 'bank', ...values }, { method: 'post' })}
          >
            {say('reconciliation.payouts.page.save')}
          </Button>
        </InlineStack>
        {screen.toldBy === null ? null : (
          <Text as="p" tone="subdued">
            {`${say('reconciliation.payouts.page.toldBy')}${say('shell.colon')}${screen.toldBy}`}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}
