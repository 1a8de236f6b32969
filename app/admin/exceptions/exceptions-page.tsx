import { useNavigate } from '@remix-run/react';
import {
  BlockStack,
  Box,
  Card,
  EmptySearchResult,
  IndexTable,
  InlineStack,
  Link,
  Page,
  Select,
  Tabs,
  Text,
  useBreakpoints,
} from '@shopify/polaris';
import { EXCEPTION_KINDS } from '#app/exceptions/kinds.ts';
import type { ExceptionLine, ExceptionsScreen } from '../exceptions.presenter.server.ts';
import { ExportButton } from '../exporting/export-button.tsx';
import { ListTable } from '../shell/list-table.tsx';
import { useTo } from '../shell/locale-links.ts';
import { useWords } from '../words/words-context.tsx';
import type { BulkAnswer } from './bulk-deeds.server.ts';
import { BulkResult } from './bulk-result.tsx';
import { useBulk } from './use-bulk.tsx';

const VIEWS = ['open', 'closed'] as const;

type Props = { readonly screen: ExceptionsScreen; readonly answer: BulkAnswer | undefined };

/** What waits for a person, and what persons decided. */
export function ExceptionsPage({ screen, answer }: Props) {
  const say = useWords();
  const { choosing, dialog } = useBulk(screen, answer);
  const to = useTo();
  const navigate = useNavigate();
  const go = (change: Record<string, string | null>) =>
    navigate(to('/app/exceptions', { ...screen.query, ...change }));
  return (
    <Page
      title={say('exceptions.title')}
      subtitle={say('exceptions.intro')}
      primaryAction={<ExportButton list="exceptions" query={screen.query} />}
      fullWidth
    >
      {answer === undefined ? null : (
        <Box paddingBlockEnd="400">
          <BulkResult answer={answer} />
        </Box>
      )}
      <Card padding="0">
        <Narrow query={screen.query} go={go} />
        <ListTable
          one={say('exceptions.one')}
          many={say('exceptions.many')}
          lines={screen.lines}
          empty={
            <EmptySearchResult
              title={say('exceptions.empty.title')}
              description={say('exceptions.empty.body')}
            />
          }
          headings={[
            { title: say('exceptions.columns.kind') },
            { title: say('exceptions.columns.payment') },
            { title: say('exceptions.columns.amount'), alignment: 'end' },
            { title: say('exceptions.columns.age') },
            { title: say('exceptions.columns.owner') },
            { title: say('exceptions.columns.closed'), hidden: screen.query.view === 'open' },
          ]}
          goNext={screen.next === null ? null : () => go({ after: screen.next })}
          goPrevious={screen.previous === null ? null : () => go({ before: screen.previous })}
          cells={(line) => <Cells line={line} />}
          onPhone={(line) => <OnPhone line={line} />}
          choosing={choosing}
        />
      </Card>
      {dialog}
      <Hint chosenByKind={choosing !== null} />
    </Page>
  );
}

/** How several are handled; keys only where there is a keyboard. */
function Hint({ chosenByKind }: { chosenByKind: boolean }) {
  const say = useWords();
  const { smDown } = useBreakpoints();
  const parts = [
    smDown ? null : say('exceptions.keys'),
    chosenByKind ? (smDown ? null : say('exceptions.bulk.keys')) : say('exceptions.bulk.how'),
  ].filter((part) => part !== null);
  return (
    <Box padding="300">
      <Text as="p" variant="bodySm" tone="subdued">
        {parts.join(' ')}
      </Text>
    </Box>
  );
}

type NarrowProps = {
  readonly query: ExceptionsScreen['query'];
  readonly go: (change: Record<string, string | null>) => void;
};

/** Open or closed, and of which kind. */
function Narrow({ query, go }: NarrowProps) {
  const say = useWords();
  const kinds = EXCEPTION_KINDS.map((kind) => ({
    label: say(`exceptions.kinds.${kind}`),
    value: kind,
  }));
  return (
    <>
      <Tabs
        tabs={VIEWS.map((view) => ({ id: view, content: say(`exceptions.views.${view}`) }))}
        selected={VIEWS.indexOf(query.view)}
        onSelect={(index) => go({ view: VIEWS[index] ?? 'open' })}
      />
      <Box padding="300" maxWidth="24rem">
        <Select
          label={say('exceptions.kind')}
          labelInline
          options={[{ label: say('exceptions.allKinds'), value: '' }, ...kinds]}
          value={query.kind ?? ''}
          onChange={(kind) => go({ kind: kind === '' ? null : kind })}
        />
      </Box>
    </>
  );
}

function Cells({ line }: { line: ExceptionLine }) {
  const say = useWords();
  const to = useTo();
  return (
    <>
      <IndexTable.Cell>
        <Link dataPrimaryLink monochrome removeUnderline url={to(`/app/exceptions/${line.id}`)}>
          <Text as="span" fontWeight="semibold">
            {line.kind}
          </Text>
        </Link>
      </IndexTable.Cell>
      <IndexTable.Cell>{line.order ?? say('shell.none')}</IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="p" alignment="end" numeric>
          {line.amount ?? say('shell.none')}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>{line.age}</IndexTable.Cell>
      <IndexTable.Cell>{line.owner ?? say('exceptions.nobody')}</IndexTable.Cell>
      {line.closed === null ? null : <IndexTable.Cell>{line.closed}</IndexTable.Cell>}
    </>
  );
}

function OnPhone({ line }: { line: ExceptionLine }) {
  const say = useWords();
  const to = useTo();
  return (
    <Box padding="300" width="100%">
      <BlockStack gap="100">
        <InlineStack align="space-between" gap="200">
          <Link dataPrimaryLink monochrome removeUnderline url={to(`/app/exceptions/${line.id}`)}>
            <Text as="span" fontWeight="semibold">
              {line.kind}
            </Text>
          </Link>
          <Text as="span" fontWeight="semibold" numeric>
            {line.amount ?? ''}
          </Text>
        </InlineStack>
        <Text as="span" tone="subdued">
          {[line.order, line.age, line.owner ?? say('exceptions.nobody')]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
      </BlockStack>
    </Box>
  );
}
