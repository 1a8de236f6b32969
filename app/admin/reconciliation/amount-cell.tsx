import { IndexTable, Text } from '@shopify/polaris';
import { useWords } from '../words/words-context.tsx';

type Amount = { readonly text: string | null; readonly below?: string | null };

/** A cell with an amount, its digits below those of the next line; what there is none of says so. `below`: what explains it. */
export function AmountCell({ text, below = null }: Amount) {
  const say = useWords();
  return (
    <IndexTable.Cell>
      <Text as="p" alignment="end" numeric>
        {text ?? say('shell.none')}
      </Text>
      {below && (
        <Text as="p" alignment="end" numeric tone="subdued" variant="bodySm">
          {below}
        </Text>
      )}
    </IndexTable.Cell>
  );
}
