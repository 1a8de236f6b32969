import { Facts } from '../../shell/facts.tsx';
import { useWords } from '../../words/words-context.tsx';
import type { Detected } from './detected.ts';

type Props = { readonly detected: Detected; readonly account: string };

/** What was recognised of a file. */
export function DetectedFacts({ detected, account }: Props) {
  const say = useWords();
  return (
    <Facts
      items={[
        [say('reconciliation.imports.columns.account'), account],
        [say('reconciliation.imports.columns.format'), detected.format],
        [say('reconciliation.imports.encoding'), detected.encoding.toUpperCase()],
        [
          say('reconciliation.imports.delimiter'),
          say(`reconciliation.imports.delimiters.${detected.delimiter}`),
        ],
      ]}
    />
  );
}
