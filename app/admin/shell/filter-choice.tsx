import { ChoiceList, InlineStack, TextField } from '@shopify/polaris';
import { useWords } from '../words/words-context.tsx';

export type Choices = readonly (readonly [value: string, label: string])[];

type ChoiceProps = {
  readonly title: string;
  readonly all: Choices;
  readonly chosen: string | null;
  readonly onChoose: (value: string | null) => void;
};

/** One of several, or none. */
export const FilterChoice = ({ title, all, chosen, onChoose }: ChoiceProps) => (
  <ChoiceList
    title={title}
    titleHidden
    choices={all.map(([value, label]) => ({ value, label }))}
    selected={chosen === null ? [] : [chosen]}
    onChange={([value]) => onChoose(value ?? null)}
  />
);

type DaysProps = {
  readonly from: string | null;
  readonly to: string | null;
  readonly set: (change: { from?: string | null; to?: string | null }) => unknown;
};

/** A range of days in Peru, both inclusive. */
export function FilterDays({ set, ...days }: DaysProps) {
  const say = useWords();
  return (
    <InlineStack gap="200">
      {(['from', 'to'] as const).map((name) => (
        <TextField
          key={name}
          type="date"
          label={say(`payments.filters.${name}`)}
          value={days[name] ?? ''}
          onChange={(value) => set({ [name]: value === '' ? null : value })}
          autoComplete="off"
        />
      ))}
    </InlineStack>
  );
}
