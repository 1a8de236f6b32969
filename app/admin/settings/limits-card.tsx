import { useSubmit } from '@remix-run/react';
import {
  BlockStack,
  Button,
  Card,
  FormLayout,
  InlineStack,
  Text,
  TextField,
} from '@shopify/polaris';
import { useState } from 'react';
import type { LimitsForm } from '../limits.presenter.server.ts';
import { useWords } from '../words/words-context.tsx';

type Props = {
  readonly form: LimitsForm;
  readonly wrong: readonly string[];
  readonly busy: boolean;
};

const COUNTS = ['openCodesPerShopper', 'codesPerShopperPerDay', 'openCodesPerShop'] as const;

/** The form's values by field name, as they are sent. */
const valuesOf = ({ amounts, ...counts }: LimitsForm): Record<string, string> =>
  Object.assign(
    { ...counts },
    ...amounts.map(({ currency, least, greatest }) => ({
      [`least.${currency}`]: least,
      [`greatest.${currency}`]: greatest,
    })),
  );

/** What this account is not to be asked for. */
export function LimitsCard({ form, wrong, busy }: Props) {
  const say = useWords();
  const submit = useSubmit();
  const [values, setValues] = useState(valuesOf(form));
  const save = () => submit({ intent: 'limits', ...values }, { method: 'post' });
  const input = (name: string, label: string, inputMode: 'decimal' | 'numeric') => (
    <TextField
      key={name}
      label={label}
      inputMode={inputMode}
      value={values[name] ?? ''}
      onChange={(value) => setValues({ ...values, [name]: value })}
      placeholder={say('settings.limits.none')}
      autoComplete="off"
      {...(wrong.includes(name) ? { error: say('settings.limits.wrong') } : {})}
    />
  );
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {say('settings.limits.title')}
        </Text>
        <Text as="p" tone="subdued">
          {say('settings.limits.help')}
        </Text>
        <FormLayout>
          {form.amounts.map(({ currency }) => (
            <FormLayout.Group key={currency} condensed>
              {input(`least.${currency}`, say('settings.limits.least', { currency }), 'decimal')}
              {input(
                `greatest.${currency}`,
                say('settings.limits.greatest', { currency }),
                'decimal',
              )}
            </FormLayout.Group>
          ))}
          {COUNTS.map((name) => input(name, say(`settings.limits.${name}`), 'numeric'))}
        </FormLayout>
        <InlineStack>
          <Button onClick={save} loading={busy}>
            {say('settings.limits.save')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
