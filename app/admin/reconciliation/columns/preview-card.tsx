import { BlockStack, Button, Card, Divider, InlineStack, Text } from '@shopify/polaris';
import { Facts } from '../../shell/facts.tsx';
import { useWords } from '../../words/words-context.tsx';
import type { Preview, ReadLine } from './read-preview.ts';

type Props = {
  readonly preview: Preview;
  readonly set: () => void;
  readonly busy: boolean;
};

/** What would be read: its first lines and its sums, to be compared with the gateway's own panel. */
export function PreviewCard({ preview, set, busy }: Props) {
  const say = useWords();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {say('reconciliation.columns.preview')}
        </Text>
        {preview.lines.map((line) => (
          <ReadLineFacts key={line.line} line={line} />
        ))}
        <Sums preview={preview} />
        <InlineStack>
          <Button variant="primary" onClick={set} loading={busy}>
            {say('reconciliation.columns.set')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

/** One line as it would be read. */
export function ReadLineFacts({ line }: { readonly line: ReadLine }) {
  const say = useWords();
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        {say('reconciliation.imports.quarantine.row', { line: line.line })} ·{' '}
        {say(`reconciliation.kinds.${line.kind}`)}
      </Text>
      <Facts
        items={[
          [
            say('reconciliation.columns.named'),
            line.names && <span translate="no">{line.names}</span>,
          ],
          [
            say('reconciliation.columns.fields.payout'),
            line.payout && <span translate="no">{line.payout}</span>,
          ],
          [say('reconciliation.columns.fields.at'), line.day],
          [say('reconciliation.columns.fields.gross'), line.gross],
          [say('reconciliation.columns.fields.fee'), line.fee],
          [say('reconciliation.columns.fields.feeTax'), line.feeTax],
          [say('reconciliation.columns.fields.net'), line.net],
        ]}
      />
      <Divider />
    </BlockStack>
  );
}

function Sums({ preview: { sums, bad, badRows, unknownWords, whole } }: Pick<Props, 'preview'>) {
  const say = useWords();
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {say(whole ? 'reconciliation.columns.sums' : 'reconciliation.columns.sumsOfBeginning')}
      </Text>
      {sums.map((sum) => (
        <Facts
          key={sum.net}
          items={[
            [say('reconciliation.lines.title'), sum.lines],
            [say('reconciliation.columns.fields.gross'), sum.gross],
            [say('reconciliation.columns.fields.fee'), sum.fee],
            [say('reconciliation.columns.fields.feeTax'), sum.feeTax],
            [say('reconciliation.columns.fields.net'), sum.net],
          ]}
        />
      ))}
      {unknownWords === null ? null : (
        <Text as="p">{say('reconciliation.columns.unknownWords', { count: unknownWords })}</Text>
      )}
      {bad.length === 0 ? null : (
        <Text as="p">{say('reconciliation.imports.quarantine.title', { count: badRows })}</Text>
      )}
      {bad.map((row) => (
        <Text as="p" key={row.line} tone="subdued">
          {say('reconciliation.imports.quarantine.row', { line: row.line })} ·{' '}
          <span translate="no">{row.column}</span> · {row.why}
        </Text>
      ))}
    </BlockStack>
  );
}
