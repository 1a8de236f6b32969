import { useSubmit } from '@remix-run/react';
import {
  Banner,
  BlockStack,
  Button,
  Card,
  InlineStack,
  Layout,
  Link,
  Page,
  Text,
} from '@shopify/polaris';
import { AnswerBanner } from '../../shell/answer-banner.tsx';
import { Facts } from '../../shell/facts.tsx';
import { useTo } from '../../shell/locale-links.ts';
import { When } from '../../shell/when.tsx';
import { useWords } from '../../words/words-context.tsx';
import type { ImportScreen } from '../import.presenter.server.ts';
import { useBack } from '../use-back.ts';
import { FileBadge } from './file-row.tsx';
import type { ImportAnswer } from './import-deeds.server.ts';
import { Quarantined } from './quarantined.tsx';

type Props = {
  readonly screen: ImportScreen;
  readonly answer: ImportAnswer | undefined;
  readonly busy: boolean;
};

/** One report: what it is, before anything of it is in the books; what it brought, once it is. */
export function ImportPage({ screen, answer, busy }: Props) {
  const say = useWords();
  const { file, state } = screen;
  return (
    <Page
      title={file.name}
      titleMetadata={<FileBadge state={state} />}
      backAction={useBack('imports')}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <AnswerBanner
              answer={answer}
              done={(done) => say(`reconciliation.imports.done.${done}`)}
            />
            {screen.refusal === null ? null : <Refusal screen={screen} busy={busy} />}
            {state === 'received' && screen.refusal === null ? (
              <Confirm screen={screen} busy={busy} />
            ) : null}
            {state === 'imported' ? <Brought screen={screen} /> : null}
            <Quarantined rows={screen.quarantined} count={file.bad} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <FileFacts screen={screen} />
        </Layout.Section>
      </Layout>
    </Page>
  );
}

type PartProps = Pick<Props, 'screen' | 'busy'>;

function useImport() {
  const submit = useSubmit();
  return () => submit({ intent: 'import' }, { method: 'post' });
}

/** What was recognised, to be confirmed before anything is kept as lines. */
function Confirm({ screen, busy }: PartProps) {
  const say = useWords();
  const start = useImport();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {say('reconciliation.imports.confirm.title')}
        </Text>
        <Text as="p">{say('reconciliation.imports.confirm.help')}</Text>
        <DetectedFacts screen={screen} />
        <InlineStack>
          <Button variant="primary" onClick={start} loading={busy}>
            {say('reconciliation.imports.confirm.import')}
          </Button>
        </InlineStack>
        {busy ? (
          <Text as="p" tone="subdued">
            {say('reconciliation.imports.confirm.wait')}
          </Text>
        ) : null}
      </BlockStack>
    </Card>
  );
}

function DetectedFacts({ screen: { detected, file } }: Pick<Props, 'screen'>) {
  const say = useWords();
  if (detected === null) return null;
  return (
    <Facts
      items={[
        [say('reconciliation.imports.columns.account'), file.account],
        [
          say('reconciliation.imports.columns.format'),
          <span key="format" translate="no">
            {detected.format}
          </span>,
        ],
        [say('reconciliation.imports.encoding'), detected.encoding.toUpperCase()],
        [
          say('reconciliation.imports.delimiter'),
          say(`reconciliation.imports.delimiters.${detected.delimiter}`),
        ],
      ]}
    />
  );
}

/** Why it was not read, kindly, and what to do. */
function Refusal({ screen: { refusal }, busy }: PartProps) {
  const say = useWords();
  const start = useImport();
  return (
    <Banner
      tone="warning"
      title={say('reconciliation.imports.refusedTitle')}
      action={{ content: say('reconciliation.imports.again'), onAction: start, loading: busy }}
    >
      <BlockStack gap="100">
        <Text as="p">{refusal?.why}</Text>
        <Text as="p">{refusal?.advice}</Text>
        <Text as="p">{say('reconciliation.imports.nothingKept')}</Text>
      </BlockStack>
    </Banner>
  );
}

function Brought({ screen: { file, sums } }: Pick<Props, 'screen'>) {
  const say = useWords();
  const to = useTo();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {say('reconciliation.imports.brought.title')}
        </Text>
        <Facts
          items={[
            [say('reconciliation.imports.columns.rows'), file.rows],
            [say('reconciliation.imports.columns.fresh'), file.fresh],
            [say('reconciliation.imports.columns.known'), file.known],
            [say('reconciliation.imports.columns.bad'), file.bad],
          ]}
        />
        {sums.map((sum) => (
          <Text key={sum.net} as="p" numeric>
            {say('reconciliation.lines.total', { count: sum.lines, net: sum.net })}
          </Text>
        ))}
        <InlineStack gap="400">
          <Link url={to('/app/reconciliation/lines', { file: file.id })}>
            {say('reconciliation.imports.brought.lines')}
          </Link>
          <Link url={to('/app/reconciliation/lines', { file: file.id, view: 'exceptions' })}>
            {say('reconciliation.imports.brought.exceptions')}
          </Link>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function FileFacts({ screen }: Pick<Props, 'screen'>) {
  const say = useWords();
  const { file } = screen;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {say('reconciliation.imports.facts')}
        </Text>
        <Facts
          items={[
            [say('reconciliation.imports.came'), <When key="received" at={file.receivedAt} />],
            [say('reconciliation.imports.columns.by'), file.by],
            [
              'SHA-256',
              <span key="digest" translate="no">
                {file.sha256}
              </span>,
            ],
          ]}
        />
        {screen.state === 'imported' ? <DetectedFacts screen={screen} /> : null}
      </BlockStack>
    </Card>
  );
}
