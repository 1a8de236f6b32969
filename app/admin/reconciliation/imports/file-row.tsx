import {
  Badge,
  type BadgeProps,
  BlockStack,
  Box,
  IndexTable,
  InlineStack,
  Link,
  Text,
} from '@shopify/polaris';
import { useTo } from '../../shell/locale-links.ts';
import { useWords } from '../../words/words-context.tsx';
import type { FileLine } from '../imports.presenter.server.ts';

const LOOKS: Readonly<Record<FileLine['state'], Pick<BadgeProps, 'tone' | 'progress'>>> = {
  received: { tone: 'attention', progress: 'partiallyComplete' },
  imported: { tone: 'success', progress: 'complete' },
  refused: { tone: 'critical' },
};

/** What became of a report, in a word; the colour only repeats it. */
export function FileBadge({ state }: Pick<FileLine, 'state'>) {
  const say = useWords();
  return <Badge {...LOOKS[state]}>{say(`reconciliation.imports.states.${state}`)}</Badge>;
}

function FileLink({ line }: { line: FileLine }) {
  const to = useTo();
  return (
    <Link
      dataPrimaryLink
      monochrome
      removeUnderline
      url={to(`/app/reconciliation/imports/${line.id}`)}
    >
      <Text as="span" fontWeight="semibold" breakWord>
        <span translate="no">{line.name}</span>
      </Text>
    </Link>
  );
}

const Count = ({ text }: { text: string }) => (
  <IndexTable.Cell>
    <Text as="p" alignment="end" numeric>
      {text}
    </Text>
  </IndexTable.Cell>
);

/** One report as a row of the table. */
export function FileCells({ line }: { line: FileLine }) {
  return (
    <>
      <IndexTable.Cell>
        <div style={{ whiteSpace: 'normal', minWidth: '13rem' }}>
          <FileLink line={line} />
          {line.format === null ? null : <Format text={line.format} />}
        </div>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <FileBadge state={line.state} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <div style={{ whiteSpace: 'normal', minWidth: '8rem' }}>{line.account}</div>
      </IndexTable.Cell>
      <Count text={line.rows} />
      <Count text={line.fresh} />
      <Count text={line.known} />
      <Count text={line.bad} />
      <IndexTable.Cell>
        {line.received}
        <Text as="p" tone="subdued">
          {line.by}
        </Text>
      </IndexTable.Cell>
    </>
  );
}

/** Which kind of report it was read as. */
const Format = ({ text }: { text: string }) => (
  <Text as="p" tone="subdued">
    {text}
  </Text>
);

/** The same on a phone. */
export function FileOnPhone({ line }: { line: FileLine }) {
  const say = useWords();
  return (
    <Box padding="300" width="100%">
      <BlockStack gap="150" inlineAlign="start">
        <FileLink line={line} />
        <InlineStack gap="200" blockAlign="center">
          <FileBadge state={line.state} />
          <Text as="span" tone="subdued">
            {line.received}
          </Text>
        </InlineStack>
        <Text as="span" tone="subdued">
          {say('reconciliation.imports.counts', {
            rows: line.rows,
            fresh: line.fresh,
            known: line.known,
            bad: line.bad,
          })}
        </Text>
      </BlockStack>
    </Box>
  );
}
