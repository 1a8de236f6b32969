import { Badge, BlockStack, Card, InlineStack, Link, Text } from '@shopify/polaris';
import { useTo } from '../../shell/locale-links.ts';
import { useWords } from '../../words/words-context.tsx';
import type { BadRowLine } from '../import.presenter.server.ts';

type Props = {
  readonly rows: readonly BadRowLine[];
  readonly fileId: string;
  readonly count: string;
};

/** The rows that could not be read: where, and why; each opens to be mended or set aside. */
export function Quarantined({ rows, fileId, count }: Props) {
  const say = useWords();
  const to = useTo();
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
          <InlineStack key={row.place} gap="200" blockAlign="center">
            <Link url={to(`/app/reconciliation/imports/${fileId}/rows/${row.place}`)}>
              {say('reconciliation.imports.quarantine.row', { line: row.line })}
            </Link>
            <span translate="no">{row.column}</span>
            <Text as="span">{row.why}</Text>
            {row.ended === null ? null : (
              <Badge {...(row.ended === 'set-aside' ? {} : { tone: 'success' })}>
                {say(`reconciliation.imports.quarantine.${row.ended}`)}
              </Badge>
            )}
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
}
