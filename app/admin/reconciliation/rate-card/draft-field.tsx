import { Select, TextField } from '@shopify/polaris';
import { useWords } from '../../words/words-context.tsx';
import type { TermsForm } from './terms-form.ts';

/** A card while it is typed; `wrong` are the fields that were refused, by their names. */
export type Draft = {
  readonly values: TermsForm;
  readonly wrong: readonly string[];
  readonly change: (name: string, value: string) => void;
  readonly set: (values: TermsForm) => void;
};

type Props = {
  readonly draft: Draft;
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'date' | 'time';
  readonly prefix?: string;
  readonly suffix?: string;
  readonly placeholder?: string;
};

/** A refusal of a part (`fee.tiers`) marks its first field too. */
const isWrong = ({ wrong }: Draft, name: string): boolean =>
  wrong.some(
    (path) => path === name || (name.endsWith('.0.percentPpm') && name.startsWith(`${path}.`)),
  );

export function DraftField({ draft, name, type = 'text', ...rest }: Props) {
  const say = useWords();
  return (
    <TextField
      {...rest}
      type={type}
      {...(type === 'text' && name !== 'settlesIn.currency' ? { inputMode: 'decimal' } : {})}
      value={draft.values[name] ?? ''}
      onChange={(value) => draft.change(name, value)}
      autoComplete="off"
      {...(isWrong(draft, name) ? { error: say('reconciliation.rates.wrong') } : {})}
    />
  );
}

type SelectProps = Pick<Props, 'draft' | 'name' | 'label'> & {
  readonly options: readonly (readonly [value: string, label: string])[];
};

export const DraftSelect = ({ draft, name, label, options }: SelectProps) => (
  <Select
    label={label}
    options={options.map(([value, text]) => ({ value, label: text }))}
    value={draft.values[name] ?? options[0]?.[0] ?? ''}
    onChange={(value) => draft.change(name, value)}
  />
);
