import {
  Box,
  Card,
  EmptySearchResult,
  EmptyState,
  InlineStack,
  Page,
  Text,
} from '@shopify/polaris';
import { ExportButton } from '../../exporting/export-button.tsx';
import { ListTable } from '../../shell/list-table.tsx';
import { useTo } from '../../shell/locale-links.ts';
import { useWords } from '../../words/words-context.tsx';
import type { LinesScreen } from '../lines.presenter.server.ts';
import { useBack } from '../use-back.ts';
import { LineCells, LineOnPhone } from './line-row.tsx';
import { LinesFilterBar } from './lines-filters.tsx';
import { useLinesFilters } from './use-lines-filters.ts';

/** The list of settlement lines. */
export function LinesPage({ screen }: { screen: LinesScreen }) {
  const say = useWords();
  const filters = useLinesFilters(screen);
  const { text, ...asked } = screen.query;
  return (
    <Page
      title={say('reconciliation.lines.title')}
      subtitle={say('reconciliation.lines.intro')}
      backAction={useBack()}
      primaryAction={<ExportButton list="lines" query={{ ...asked, q: text }} />}
      fullWidth
    >
      <Card padding="0">
        <LinesFilterBar screen={screen} filters={filters} />
        <Totals totals={screen.totals} />
        <ListTable
          one={say('reconciliation.lines.one')}
          many={say('reconciliation.lines.many')}
          lines={screen.lines}
          empty={<Empty narrowed={screen.narrowed} />}
          headings={[
            { title: say('reconciliation.lines.columns.booked') },
            { title: say('reconciliation.lines.columns.reference') },
            { title: say('reconciliation.lines.columns.order') },
            { title: say('reconciliation.lines.columns.gross'), alignment: 'end' },
            { title: say('reconciliation.lines.columns.fee'), alignment: 'end' },
            { title: say('reconciliation.lines.columns.feeTax'), alignment: 'end' },
            { title: say('reconciliation.lines.columns.net'), alignment: 'end' },
            { title: say('reconciliation.lines.columns.standing') },
            { title: say('reconciliation.lines.columns.origin') },
          ]}
          goNext={filters.goNext}
          goPrevious={filters.goPrevious}
          cells={(line) => <LineCells line={line} />}
          onPhone={(line) => <LineOnPhone line={line} />}
        />
      </Card>
    </Page>
  );
}

/** What all that the filters leave comes to: the number that led here. */
function Totals({ totals }: Pick<LinesScreen, 'totals'>) {
  const say = useWords();
  if (totals.length === 0) return null;
  return (
    <Box padding="300" borderBlockEndWidth="025" borderColor="border">
      <InlineStack gap="400">
        {totals.map(({ count, net }) => (
          <Text key={net} as="p" numeric>
            {say('reconciliation.lines.total', { count, net })}
          </Text>
        ))}
      </InlineStack>
    </Box>
  );
}

function Empty({ narrowed }: { narrowed: boolean }) {
  const say = useWords();
  const to = useTo();
  if (narrowed) {
    return (
      <EmptySearchResult
        title={say('reconciliation.lines.noMatch.title')}
        description={say('reconciliation.lines.noMatch.body')}
      />
    );
  }
  return (
    <EmptyState
      heading={say('reconciliation.lines.empty.title')}
      image=""
      action={{
        content: say('reconciliation.import'),
        url: to('/app/reconciliation/imports/new'),
      }}
    >
      <p>{say('reconciliation.lines.empty.body')}</p>
    </EmptyState>
  );
}
