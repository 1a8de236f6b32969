import { Checkbox, FormLayout, Select, Text, TextField } from '@shopify/polaris';
import { useWords } from '../../words/words-context.tsx';
import type { OfferedColumn } from '../columns.presenter.server.ts';
import { AMOUNTS, COLUMN_FIELDS, type ColumnsForm, LEAVING, TIME_FORMATS } from './columns-form.ts';

/** The form while it is filled in; `wrong` are the fields that were refused, by their paths. */
export type Draft = {
  readonly columns: readonly OfferedColumn[];
  readonly values: ColumnsForm;
  readonly wrong: readonly string[];
  readonly change: (name: string, value: string) => void;
};

type FieldProps = {
  readonly draft: Draft;
  readonly name: string;
  readonly label: string;
  readonly help?: string;
};

/** Which of the file's columns it is, with what stands in it. */
export function ColumnField({ draft, name, label, help }: FieldProps) {
  const say = useWords();
  const { columns, values, wrong, change } = draft;
  const chosen = columns.find(({ head }) => head === values[name]);
  return (
    <div translate="no">
      <Select
        label={label}
        options={[
          { value: '', label: say('reconciliation.columns.none') },
          ...columns.map(({ head }) => ({ value: head, label: head })),
        ]}
        value={chosen?.head ?? ''}
        onChange={(value) => change(name, value)}
        helpText={chosen === undefined || chosen.example === '' ? help : chosen.example}
        {...(wrong.includes(name)
          ? { error: say(FAULTS[name] ?? 'reconciliation.columns.faults.any') }
          : {})}
      />
    </div>
  );
}

const FAULTS: Readonly<
  Record<string, 'reconciliation.columns.faults.net' | 'reconciliation.columns.faults.reference'>
> = {
  'columns.net': 'reconciliation.columns.faults.net',
  'columns.reference': 'reconciliation.columns.faults.reference',
};

/** Which column is what, and how it is written. */
export function ColumnsFields({ draft }: { readonly draft: Draft }) {
  const say = useWords();
  const { values, change } = draft;
  return (
    <FormLayout>
      <Text as="h2" variant="headingMd">
        {say('reconciliation.columns.which')}
      </Text>
      {COLUMN_FIELDS.map((field) => (
        <ColumnField
          key={field}
          draft={draft}
          name={`columns.${field}`}
          label={say(`reconciliation.columns.fields.${field}`)}
          help={say(`reconciliation.columns.help.${field}`)}
        />
      ))}
      {LEAVING.filter((field) => (values[`columns.${field}`] ?? '') !== '').map((field) => (
        <Checkbox
          key={field}
          label={say(`reconciliation.columns.leaves.${field}`)}
          checked={values[`leaves.${field}`] === 'on'}
          onChange={(on) => change(`leaves.${field}`, on ? 'on' : '')}
        />
      ))}
      <HowWritten draft={draft} />
    </FormLayout>
  );
}

/** How this report writes amounts and times. */
function HowWritten({ draft: { values, wrong, change } }: { readonly draft: Draft }) {
  const say = useWords();
  return (
    <FormLayout>
      <Select
        label={say('reconciliation.columns.amounts')}
        options={AMOUNTS.map((style) => ({
          value: style,
          label: say(`reconciliation.columns.amountStyles.${style}`),
        }))}
        value={values.amounts ?? ''}
        onChange={(value) => change('amounts', value)}
      />
      <Select
        label={say('reconciliation.columns.time')}
        options={TIME_FORMATS.map((format) => ({
          value: format,
          label: say(`reconciliation.columns.times.${format}`),
        }))}
        value={values['time.format'] ?? ''}
        onChange={(value) => change('time.format', value)}
      />
      <TextField
        label={say('reconciliation.columns.zone')}
        helpText={say('reconciliation.columns.zoneHelp')}
        value={values['time.zone'] ?? ''}
        onChange={(value) => change('time.zone', value)}
        autoComplete="off"
        {...(wrong.includes('time.zone')
          ? { error: say('reconciliation.columns.faults.zone') }
          : {})}
      />
    </FormLayout>
  );
}
