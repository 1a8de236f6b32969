import { TextField } from '@shopify/polaris';
import { useWords } from '../words/words-context.tsx';

/** What went back to the shopper, as a person types it. */
export type ReturnedValues = {
  readonly amount: string;
  readonly on: string;
  readonly reference: string;
};

type Props = {
  readonly currency: string;
  readonly values: ReturnedValues;
  readonly wrong: readonly string[];
  readonly onChange: (values: ReturnedValues) => void;
};

/** How much was returned, when, and where that can be looked up. */
export function ReturnedFields({ currency, values, wrong, onChange }: Props) {
  const say = useWords();
  const errorOf = (field: string) =>
    wrong.includes(field) ? { error: say('reconciliation.payouts.page.wrong') } : {};
  return (
    <>
      <TextField
        label={say('exceptions.detail.returned', { currency })}
        inputMode="decimal"
        value={values.amount}
        onChange={(amount) => onChange({ ...values, amount })}
        requiredIndicator
        autoComplete="off"
        {...(wrong.includes('minor') ? { error: say('exceptions.detail.returnedWrong') } : {})}
      />
      <TextField
        label={say('exceptions.detail.returnedOn')}
        type="date"
        value={values.on}
        onChange={(on) => onChange({ ...values, on })}
        requiredIndicator
        autoComplete="off"
        {...errorOf('on')}
      />
      <TextField
        label={say('exceptions.detail.returnedReference')}
        helpText={say('exceptions.detail.returnedHelp')}
        value={values.reference}
        onChange={(reference) => onChange({ ...values, reference })}
        maxLength={200}
        requiredIndicator
        autoComplete="off"
        {...errorOf('reference')}
      />
    </>
  );
}
