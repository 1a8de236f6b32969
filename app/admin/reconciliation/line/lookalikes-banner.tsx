import { Banner, BlockStack, Link, List, Text } from '@shopify/polaris';
import { useTo } from '../../shell/locale-links.ts';
import { useWords } from '../../words/words-context.tsx';
import type { Named } from '../lines.presenter.server.ts';

type Props = { readonly title: string; readonly lines: readonly Named[] };

/** Lines that may be one thing that a gateway told twice: a person compares them. */
export function LookalikesBanner({ title, lines }: Props) {
  const say = useWords();
  const to = useTo();
  if (lines.length === 0) return null;
  return (
    <Banner tone="info" title={title}>
      <BlockStack gap="200">
        <Text as="p">{say('reconciliation.line.alike.help')}</Text>
        <List>
          {lines.map(({ id, name }) => (
            <List.Item key={id}>
              <Link url={to(`/app/reconciliation/lines/${id}`)}>{name}</Link>
            </List.Item>
          ))}
        </List>
      </BlockStack>
    </Banner>
  );
}
