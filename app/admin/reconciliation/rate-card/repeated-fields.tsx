import { BlockStack, Button, FormLayout, InlineStack } from '@shopify/polaris';
import { useWords } from '../../words/words-context.tsx';
import { type Draft, DraftField, DraftSelect } from './draft-field.tsx';
import { countOf, MOST_TIERS, MOST_WITHHOLDINGS } from './terms-form.ts';

type Props = { readonly draft: Draft };

/** Adds one of a repeated part, its fields empty; or takes the last one off. */
const grow = ({ values, set }: Draft, part: string, fields: Readonly<Record<string, string>>) => {
  const place = countOf(values, part);
  const added = Object.entries(fields).map(([name, value]) => [`${part}.${place}.${name}`, value]);
  set({ ...values, ...Object.fromEntries(added) });
};

const shrink = ({ values, set }: Draft, part: string) => {
  const last = `${part}.${countOf(values, part) - 1}.`;
  set(Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith(last))));
};

type MoreProps = {
  readonly add: string;
  readonly remove: string;
  readonly onAdd: (() => void) | null;
  readonly onRemove: (() => void) | null;
};

const MoreOrLess = ({ add, remove, onAdd, onRemove }: MoreProps) => (
  <InlineStack gap="300">
    {onAdd === null ? null : (
      <Button variant="plain" onClick={onAdd}>
        {add}
      </Button>
    )}
    {onRemove === null ? null : (
      <Button variant="plain" tone="critical" onClick={onRemove}>
        {remove}
      </Button>
    )}
  </InlineStack>
);

/** The rates: by its amount a payment falls into one of them; the last is open above. */
export function Tiers({ draft, currency }: Props & { readonly currency: string }) {
  const say = useWords();
  const count = countOf(draft.values, 'fee.tiers');
  const tier = { upTo: '', percentPpm: '', fixed: '' };
  return (
    <BlockStack gap="300">
      {Array.from({ length: count }, (_, place) => `fee.tiers.${place}`).map((part, place) => (
        <FormLayout.Group key={part} condensed>
          <DraftField
            draft={draft}
            name={`${part}.percentPpm`}
            suffix="%"
            label={say('reconciliation.rates.fee.percent')}
          />
          <DraftField
            draft={draft}
            name={`${part}.fixed`}
            prefix={currency}
            label={say('reconciliation.rates.fee.fixed')}
          />
          {place < count - 1 ? (
            <DraftField
              draft={draft}
              name={`${part}.upTo`}
              prefix={currency}
              label={say('reconciliation.rates.fee.upTo')}
            />
          ) : null}
        </FormLayout.Group>
      ))}
      <MoreOrLess
        add={say('reconciliation.rates.fee.addTier')}
        remove={say('reconciliation.rates.fee.removeTier')}
        onAdd={count < MOST_TIERS ? () => grow(draft, 'fee.tiers', tier) : null}
        onRemove={count > 1 ? () => shrink(draft, 'fee.tiers') : null}
      />
    </BlockStack>
  );
}

/** What the gateway keeps back for the tax office. */
export function Withholdings({ draft }: Props) {
  const say = useWords();
  const count = countOf(draft.values, 'withholdings');
  const withholding = { name: '', ppm: '', of: 'gross' };
  return (
    <BlockStack gap="300">
      {Array.from({ length: count }, (_, place) => `withholdings.${place}`).map((part) => (
        <FormLayout.Group key={part}>
          <DraftField
            draft={draft}
            name={`${part}.name`}
            label={say('reconciliation.rates.withholding.name')}
          />
          <DraftField
            draft={draft}
            name={`${part}.ppm`}
            suffix="%"
            label={say('reconciliation.rates.withholding.percent')}
          />
          <DraftSelect
            draft={draft}
            name={`${part}.of`}
            label={say('reconciliation.rates.withholding.of')}
            options={[
              ['gross', say('reconciliation.rates.withholding.gross')],
              ['fee', say('reconciliation.rates.withholding.fee')],
            ]}
          />
        </FormLayout.Group>
      ))}
      <MoreOrLess
        add={say('reconciliation.rates.withholding.add')}
        remove={say('reconciliation.rates.withholding.remove')}
        onAdd={count < MOST_WITHHOLDINGS ? () => grow(draft, 'withholdings', withholding) : null}
        onRemove={count > 0 ? () => shrink(draft, 'withholdings') : null}
      />
    </BlockStack>
  );
}
