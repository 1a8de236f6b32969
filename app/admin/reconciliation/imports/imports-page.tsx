import { useNavigate } from '@remix-run/react';
import { BlockStack, Box, Card, EmptyState, Page, Select } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { ListTable } from '../../shell/list-table.tsx';
import { useTo } from '../../shell/locale-links.ts';
import { useWords } from '../../words/words-context.tsx';
import type { ImportsScreen } from '../imports.presenter.server.ts';
import { useBack } from '../use-back.ts';
import { FileCells, FileOnPhone } from './file-row.tsx';

type Props = {
  readonly screen: ImportsScreen;
  /** How reports come by themselves; it stands above the list. */
  readonly fetching: ReactNode;
};

/** The reports that came. */
export function ImportsPage({ screen, fetching }: Props) {
  const say = useWords();
  const to = useTo();
  const navigate = useNavigate();
  const { account, next, previous } = screen;
  const go = (change: Record<string, string | null>) =>
    navigate(to('/app/reconciliation/imports', { account, ...change }));
  const upload = {
    content: say('reconciliation.import'),
    url: to('/app/reconciliation/imports/new'),
  };
  return (
    <Page
      title={say('reconciliation.imports.title')}
      subtitle={say('reconciliation.imports.intro')}
      backAction={useBack()}
      primaryAction={upload}
      fullWidth
    >
      <BlockStack gap="400">
        {fetching}
        <Card padding="0">
          <Box padding="300" maxWidth="28rem">
            <Select
              label={say('reconciliation.lines.filters.account')}
              labelInline
              options={[
                { label: say('reconciliation.imports.allAccounts'), value: '' },
                ...screen.accounts.map(({ id, name }) => ({ label: name, value: id })),
              ]}
              value={account ?? ''}
              onChange={(chosen) => go({ account: chosen === '' ? null : chosen })}
            />
          </Box>
          <ListTable
            one={say('reconciliation.imports.one')}
            many={say('reconciliation.imports.many')}
            lines={screen.lines}
            empty={
              <EmptyState
                heading={say('reconciliation.imports.empty.title')}
                image=""
                action={upload}
              >
                <p>{say('reconciliation.imports.empty.body')}</p>
              </EmptyState>
            }
            headings={[
              { title: say('reconciliation.imports.columns.name') },
              { title: say('reconciliation.imports.columns.state') },
              { title: say('reconciliation.imports.columns.account') },
              { title: say('reconciliation.imports.columns.rows'), alignment: 'end' },
              { title: say('reconciliation.imports.columns.fresh'), alignment: 'end' },
              { title: say('reconciliation.imports.columns.known'), alignment: 'end' },
              { title: say('reconciliation.imports.columns.bad'), alignment: 'end' },
              { title: say('reconciliation.imports.columns.received') },
            ]}
            goNext={next === null ? null : () => go({ after: next })}
            goPrevious={previous === null ? null : () => go({ before: previous })}
            cells={(line) => <FileCells line={line} />}
            onPhone={(line) => <FileOnPhone line={line} />}
          />
        </Card>
      </BlockStack>
    </Page>
  );
}
