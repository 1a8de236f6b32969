import { useSubmit } from '@remix-run/react';
import {
  Banner,
  BlockStack,
  Button,
  Card,
  FormLayout,
  InlineStack,
  Text,
  TextField,
} from '@shopify/polaris';
import { useState } from 'react';
import { useWords } from '../../words/words-context.tsx';
import { ReadLineFacts } from '../columns/preview-card.tsx';
import type { ReadLine } from '../columns/read-preview.ts';
import type { RowScreen } from '../row.presenter.server.ts';
import type { RowAnswer } from './row-deeds.server.ts';

type Props = {
  readonly row: NonNullable<RowScreen['row']>;
  readonly answer: RowAnswer | undefined;
  readonly busy: boolean;
};

/** The row's cells as they came, to be corrected; what would be read is shown before it is kept. */
export function CellsForm({ row, answer, busy }: Props) {
  const say = useWords();
  const submit = useSubmit();
  const width = Math.max(row.heads.length, row.cells.length);
  const [cells, setCells] = useState<readonly string[]>(() =>
    Array.from({ length: width }, (_, place) => row.cells[place] ?? ''),
  );
  /** What was typed when it was last looked at: only that may be kept. */
  const [tried, setTried] = useState<readonly string[] | null>(null);
  const send = (intent: 'look' | 'mend') => () => {
    setTried(cells);
    submit(formOf(cells, { intent, heads: row.heads }), { method: 'post' });
  };
  const seen = tried === cells && answer !== undefined;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="p">{say('reconciliation.rows.help')}</Text>
        <Cells heads={row.heads} cells={cells} change={setCells} />
        {seen && 'bad' in answer ? (
          <Banner tone="warning">
            {say('reconciliation.rows.still', { column: answer.bad.column, why: answer.bad.why })}
          </Banner>
        ) : null}
        <InlineStack>
          <Button onClick={send('look')} loading={busy}>
            {say('reconciliation.rows.look')}
          </Button>
        </InlineStack>
        {seen && 'preview' in answer ? (
          <Seen lines={answer.preview} mend={send('mend')} busy={busy} />
        ) : null}
      </BlockStack>
    </Card>
  );
}

type CellsProps = {
  readonly heads: readonly string[];
  readonly cells: readonly string[];
  readonly change: (cells: readonly string[]) => void;
};

function Cells({ heads, cells, change }: CellsProps) {
  const say = useWords();
  return (
    <div translate="no">
      <FormLayout>
        {cells.map((cell, place) => (
          <TextField
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its place alone
            key={place}
            label={heads[place] || say('reconciliation.rows.extra', { place: `${place + 1}` })}
            value={cell}
            onChange={(text) => change(cells.with(place, text))}
            autoComplete="off"
          />
        ))}
      </FormLayout>
    </div>
  );
}

function formOf(
  cells: readonly string[],
  { intent, heads }: { readonly intent: string; readonly heads: readonly string[] },
): FormData {
  const form = new FormData();
  form.set('intent', intent);
  for (const head of heads) form.append('head', head);
  for (const [place, cell] of cells.entries()) form.set(`cell.${place}`, cell);
  return form;
}

type SeenProps = {
  readonly lines: readonly ReadLine[];
  readonly mend: () => void;
  readonly busy: boolean;
};

function Seen({ lines, mend, busy }: SeenProps) {
  const say = useWords();
  return (
    <BlockStack gap="300">
      <Text as="h2" variant="headingMd">
        {say('reconciliation.rows.preview')}
      </Text>
      {lines.length === 0 ? <Text as="p">{say('reconciliation.rows.nothing')}</Text> : null}
      {lines.map((line, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one row may tell several lines, in their order
        <ReadLineFacts key={place} line={line} />
      ))}
      <InlineStack>
        <Button variant="primary" onClick={mend} loading={busy}>
          {say('reconciliation.rows.mend')}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
