import { Button, FormLayout, InlineStack, Text, TextField } from '@shopify/polaris';
import { useWords } from '../../words/words-context.tsx';
import { EMPTY_ROW, type ShareRow } from './share-rows.ts';

type Props = {
  readonly place: number;
  readonly row: ShareRow;
  /** Of the picked money; null where it is named instead. */
  readonly name: string | null;
  readonly currency: string;
  readonly wrong: readonly string[];
  readonly onChange: (row: ShareRow) => void;
  readonly onRemove: (() => void) | null;
};

/** One part of a line: the payment that it is for, and how much. */
export function SharePartFields(props: Props) {
  const { place, row, name, currency, wrong, onChange, onRemove } = props;
  const say = useWords();
  const part = { part: `${place + 1}` };
  const notOne = wrong.includes(`named.${place}`) || wrong.includes('named');
  const notAnAmount = wrong.includes(`amount.${place}`) || wrong.includes('left');
  return (
    <FormLayout>
      <FormLayout.Group>
        {name === null ? (
          <TextField
            label={say('reconciliation.line.match.part', part)}
            value={row.named}
            onChange={(named) => onChange({ ...row, named })}
            autoComplete="off"
            {...(notOne ? { error: say('reconciliation.line.match.notOne') } : {})}
          />
        ) : (
          <>
            <Text as="p">{say('reconciliation.line.match.part', part)}</Text>
            <Text as="p" breakWord>
              {name}
            </Text>
          </>
        )}
        <TextField
          label={say('reconciliation.line.match.amount', { ...part, currency })}
          inputMode="decimal"
          value={row.amount}
          onChange={(amount) => onChange({ ...row, amount })}
          autoComplete="off"
          {...(notAnAmount ? { error: say('reconciliation.line.match.notAdding') } : {})}
        />
      </FormLayout.Group>
      <InlineStack gap="300">
        {name === null ? null : (
          <Button variant="plain" onClick={() => onChange({ ...EMPTY_ROW, amount: row.amount })}>
            {say('reconciliation.line.match.other')}
          </Button>
        )}
        {onRemove === null ? null : (
          <Button variant="plain" tone="critical" onClick={onRemove}>
            {say('reconciliation.line.match.fewer', part)}
          </Button>
        )}
      </InlineStack>
    </FormLayout>
  );
}
