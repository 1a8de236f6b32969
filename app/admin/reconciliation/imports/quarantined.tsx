import { Badge, BlockStack, Card, InlineStack, Text } from '@shopify/polaris';
import { useWords } from '../../words/words-context.tsx';
import type { ImportScreen } from '../import.presenter.server.ts';

type Props = { readonly rows: ImportScreen['quarantined']; readonly count: string };

/** The rows that could not be read: where, and why; their content stays in the sealed original. */
export function Quarantined({ rows, count }: Props) {
  const say = useWords();
  if (rows.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {say('reconciliation.imports.quarantine.title', { count })}
          </Text>
          <Text as="p" tone="subdued">
            {say('reconciliation.imports.quarantine.help')}
          </Text>
        </BlockStack>
        {rows.map((row) => (
          <InlineStack key={row.line} gap="200" blockAlign="center">
            <Text as="span" fontWeight="semibold">
              {say('reconciliation.imports.quarantine.row', { line: row.line })}
            </Text>
            <span translate="no">{row.column}</span>
            <Text as="span">{row.why}</Text>
            {row.mended ? (
              <Badge tone="success">{say('reconciliation.imports.quarantine.mended')}</Badge>
            ) : null}
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
}
