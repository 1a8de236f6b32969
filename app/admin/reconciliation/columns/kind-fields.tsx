import { Banner, FormLayout, Select, Text } from '@shopify/polaris';
import { useWords } from '../../words/words-context.tsx';
import { LINE_KINDS } from '../vocabulary.ts';
import { ColumnField, type Draft } from './columns-fields.tsx';
import { WORDS } from './columns-form.ts';

const KINDS = LINE_KINDS.filter((kind) => kind !== 'unknown');

/** The kinds that a word can mean. */
function useKinds() {
  const say = useWords();
  return KINDS.map((kind) => ({ value: kind, label: say(`reconciliation.kinds.${kind}`) }));
}

/** What each line says of the money: by the words of a column, or the same of all. */
export function KindFields({ draft }: { readonly draft: Draft }) {
  const say = useWords();
  const { columns, values, wrong, change } = draft;
  const column = columns.find(({ head }) => head === values['kind.column']);
  const kinds = useKinds();
  return (
    <FormLayout>
      <Text as="h2" variant="headingMd">
        {say('reconciliation.columns.kind')}
      </Text>
      <ColumnField
        draft={draft}
        name="kind.column"
        label={say('reconciliation.columns.kindColumn')}
        help={say('reconciliation.columns.kindHelp')}
      />
      {column === undefined ? (
        <Select
          label={say('reconciliation.columns.kindOfAll')}
          options={kinds}
          value={values['kind.all'] ?? ''}
          onChange={(value) => change('kind.all', value)}
        />
      ) : null}
      {column !== undefined && column.words === null ? (
        <Banner tone="warning">{say('reconciliation.columns.tooManyWords')}</Banner>
      ) : null}
      {column === undefined ? null : <WordFields draft={draft} words={column.words ?? []} />}
      {wrong.includes('kind.words') || wrong.includes('kind') ? (
        <Text as="p" tone="critical">
          {say('reconciliation.columns.faults.kind')}
        </Text>
      ) : null}
    </FormLayout>
  );
}

type WordsProps = { readonly draft: Draft; readonly words: readonly string[] };

/** What each word of the gateway means. */
function WordFields({ draft: { values, change }, words }: WordsProps) {
  const say = useWords();
  const kinds = [{ value: '', label: say('reconciliation.columns.unknownWord') }, ...useKinds()];
  return words.map((word) => (
    <div key={word} translate="no">
      <Select
        label={word}
        options={kinds}
        value={values[WORDS + word] ?? ''}
        onChange={(value) => change(WORDS + word, value)}
      />
    </div>
  ));
}
