import { useFetcher } from '@remix-run/react';
import { Banner, BlockStack, Button, ChoiceList, InlineStack, Modal, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useTo } from '../shell/locale-links.ts';
import { useWords } from '../words/words-context.tsx';
import type { ExportAnswer } from './export-deeds.server.ts';
import { type ExportFormat, FORMAT_NAMES, FORMATS, type ListName } from './export-names.ts';

type Props = {
  readonly list: ListName;
  readonly search: string;
  readonly onClose: () => void;
};

/** Asks for the format, says how many rows that is, and only then hands out the way to the file. */
export function ExportDialog({ list, search, onClose }: Props) {
  const say = useWords();
  const to = useTo();
  const [format, setFormat] = useState<ExportFormat>('csv');
  const fetcher = useFetcher<ExportAnswer>({ key: `export-${list}-${format}` });
  const prepare = () =>
    fetcher.submit({ list, format, search }, { method: 'post', action: to('/app/exports') });
  return (
    <Modal
      open
      onClose={onClose}
      title={say('exporting.title')}
      secondaryActions={[{ content: say('shell.close'), onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="400">
          <Text as="p">{say('exporting.help')}</Text>
          <ChoiceList
            title={say('exporting.format')}
            choices={FORMATS.map((name) => ({
              value: name,
              label: FORMAT_NAMES[name],
              helpText: say(`exporting.formatHelp.${name}`),
            }))}
            selected={[format]}
            onChange={([name]) => setFormat(FORMATS.find((known) => known === name) ?? 'csv')}
          />
          <Outcome answer={fetcher.data} busy={fetcher.state !== 'idle'} prepare={prepare} />
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}

type OutcomeProps = {
  readonly answer: ExportAnswer | undefined;
  readonly busy: boolean;
  readonly prepare: () => void;
};

function Outcome({ answer, busy, prepare }: OutcomeProps) {
  const say = useWords();
  const [followed, setFollowed] = useState<readonly string[]>([]);
  if (answer !== undefined && 'href' in answer && !followed.includes(answer.href)) {
    return (
      <BlockStack gap="200">
        <Text as="p" fontWeight="semibold">
          {say('exporting.rows', { count: answer.rows })}
        </Text>
        <InlineStack>
          <Button
            variant="primary"
            url={new URL(answer.href, window.location.origin).href}
            target="_blank"
            onClick={() => setFollowed([...followed, answer.href])}
          >
            {say('exporting.download')}
          </Button>
        </InlineStack>
      </BlockStack>
    );
  }
  return (
    <BlockStack gap="300">
      {answer !== undefined && 'refused' in answer ? <Refused answer={answer} /> : null}
      {followed.length === 0 ? null : <Banner tone="info">{say('exporting.begun')}</Banner>}
      <InlineStack>
        <Button variant="primary" loading={busy} onClick={prepare}>
          {say('exporting.prepare')}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}

function Refused({ answer }: { answer: Extract<ExportAnswer, { readonly refused: string }> }) {
  const say = useWords();
  return (
    <Banner tone="warning">
      {answer.refused === 'too-many-rows'
        ? say('exporting.tooMany', { count: answer.rows })
        : say('shell.refused.unknown')}
    </Banner>
  );
}
