import { useSubmit } from '@remix-run/react';
import { Banner, BlockStack, Card, InlineStack, Layout, Link, Page, Text } from '@shopify/polaris';
import { AnswerBanner } from '../../shell/answer-banner.tsx';
import { Facts } from '../../shell/facts.tsx';
import { useTo } from '../../shell/locale-links.ts';
import { When } from '../../shell/when.tsx';
import { useWords } from '../../words/words-context.tsx';
import type { ImportScreen } from '../import.presenter.server.ts';
import { LookalikesBanner } from '../line/lookalikes-banner.tsx';
import { useBack } from '../use-back.ts';
import { DetectedFacts } from './detected-facts.tsx';
import { FileBadge } from './file-row.tsx';
import type { ImportAnswer } from './import-deeds.server.ts';
import { Quarantined } from './quarantined.tsx';
import { ReadingCard } from './reading-card.tsx';

type Props = {
  readonly screen: ImportScreen;
  readonly answer: ImportAnswer | undefined;
  readonly busy: boolean;
};

/** One report: how far its reading is, why it was refused, or what it brought. */
export function ImportPage({ screen, answer, busy }: Props) {
  const say = useWords();
  const again = useAgain();
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
            {screen.progress === null ? null : (
              <ReadingCard progress={screen.progress} again={again} busy={busy} />
            )}
            {state === 'imported' ? <Brought screen={screen} /> : null}
            <LookalikesBanner
              title={say('reconciliation.imports.brought.alike', { count: screen.alike.count })}
              lines={screen.alike.lines}
            />
            <Quarantined rows={screen.quarantined} fileId={file.id} count={file.bad} />
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

function useAgain() {
  const submit = useSubmit();
  return () => submit({ intent: 'again' }, { method: 'post' });
}

/** Why it was not read, kindly, and what to do. */
function Refusal({ screen: { file, refusal, columnsUnknown }, busy }: PartProps) {
  const say = useWords();
  const to = useTo();
  const again = {
    content: say('reconciliation.imports.again'),
    onAction: useAgain(),
    loading: busy,
  };
  const mapping = {
    content: say('reconciliation.columns.open'),
    url: to(`/app/reconciliation/imports/${file.id}/columns`),
  };
  return (
    <Banner
      tone="warning"
      title={say('reconciliation.imports.refusedTitle')}
      action={columnsUnknown ? mapping : again}
      {...(columnsUnknown ? { secondaryAction: again } : {})}
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
          <Text key={sum.currency} as="p" numeric>
            <Link
              monochrome
              url={to('/app/reconciliation/lines', { file: file.id, currency: sum.currency })}
            >
              {say('reconciliation.lines.total', { count: sum.lines, net: sum.net })}
            </Link>
            {sum.whole === null ? null : <Whole sum={sum.whole} />}
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

/** What other files had told before is counted there, and is no line of this one. */
function Whole({ sum }: { sum: { readonly lines: string; readonly net: string } }) {
  const say = useWords();
  return (
    <Text as="span" tone="subdued">
      {` ${say('reconciliation.imports.brought.whole', { count: sum.lines, net: sum.net })}`}
    </Text>
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
        {screen.detected === null ? null : (
          <DetectedFacts detected={screen.detected} account={file.account} />
        )}
      </BlockStack>
    </Card>
  );
}
