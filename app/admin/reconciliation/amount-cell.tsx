import { IndexTable, Text } from '@shopify/polaris';
import { useWords } from '../words/words-context.tsx';

/** A cell with an amount, its digits below those of the next line; what there is none of says so. */
export function AmountCell({ text }: { text: string | null }) {
  const say = useWords();
  return (
    <IndexTable.Cell>
      <Text as="p" alignment="end" numeric>
        {text ?? say('shell.none')}
      </Text>
    </IndexTable.Cell>
  );
}
