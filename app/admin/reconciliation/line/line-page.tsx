import { BlockStack, Card, InlineStack, Layout, Link, Page, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { AnswerBanner } from '../../shell/answer-banner.tsx';
import { Facts } from '../../shell/facts.tsx';
import { useTo } from '../../shell/locale-links.ts';
import { useWords } from '../../words/words-context.tsx';
import type { LineScreen } from '../line.presenter.server.ts';
import { StandingBadge } from '../standing-badge.tsx';
import { useBack } from '../use-back.ts';
import type { LineAnswer } from './line-deeds.server.ts';
import { LookalikesBanner } from './lookalikes-banner.tsx';
import { MatchCard } from './match-card.tsx';
import { OriginalRow } from './original-row.tsx';

type Props = {
  readonly screen: LineScreen;
  readonly answer: LineAnswer | undefined;
  readonly busy: boolean;
};

/** One settlement line: what the gateway wrote, where it stands in the books, and the row it came from. */
export function LinePage({ screen, answer, busy }: Props) {
  const say = useWords();
  const original = answer !== undefined && 'cells' in answer ? answer : undefined;
  const ended = answer !== undefined && !('cells' in answer) ? answer : undefined;
  const refused = ended !== undefined && 'refused' in ended ? ended : null;
  return (
    <Page
      title={say('reconciliation.line.title', { day: screen.booked })}
      titleMetadata={<StandingBadge standing={screen.standing} />}
      backAction={useBack('lines')}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <AnswerBanner answer={ended} done={(done) => say(`reconciliation.line.done.${done}`)} />
            <LookalikesBanner title={say('reconciliation.line.alike.title')} lines={screen.alike} />
            <Told screen={screen} />
            <MatchCard key={screen.standing} screen={screen} refused={refused} busy={busy} />
            <OriginalRow original={original} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <Stands screen={screen} />
            <Source file={screen.file} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

function Titled({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        {children}
      </BlockStack>
    </Card>
  );
}

const Raw = ({ text }: { text: string }) => <span translate="no">{text}</span>;

function Told({ screen }: Pick<Props, 'screen'>) {
  const say = useWords();
  const raw = (text: string | null) => text && <Raw text={text} />;
  return (
    <Titled title={say('reconciliation.line.facts')}>
      <Facts
        items={[
          [say('reconciliation.line.kind'), say(`reconciliation.kinds.${screen.kind}`)],
          [say('reconciliation.line.word'), raw(screen.word)],
          [say('reconciliation.line.booked'), screen.booked],
          [say('reconciliation.line.reference'), raw(screen.reference)],
          [say('reconciliation.line.transactionCode'), raw(screen.transactionCode)],
          [say('reconciliation.line.operation'), raw(screen.operation)],
          [say('reconciliation.line.gross'), screen.gross],
          [say('reconciliation.line.fee'), screen.fee],
          [say('reconciliation.line.feeTax'), screen.feeTax],
          [say('reconciliation.line.net'), screen.net],
        ]}
      />
      {screen.net === null ? (
        <Text as="p" tone="subdued">
          {say('reconciliation.line.informsHelp')}
        </Text>
      ) : null}
    </Titled>
  );
}

function Stands({ screen }: Pick<Props, 'screen'>) {
  const say = useWords();
  const to = useTo();
  const link = (path: string, named: { id: string; name: string } | null) =>
    named && <Link url={to(`${path}/${named.id}`)}>{named.name}</Link>;
  return (
    <Titled title={say('reconciliation.line.stands')}>
      <InlineStack>
        <StandingBadge standing={screen.standing} />
      </InlineStack>
      <Facts
        items={[
          [say('reconciliation.line.rule'), screen.rule],
          [say('reconciliation.line.payment'), link('/app/payments', screen.payment)],
          [say('reconciliation.line.payout'), link('/app/reconciliation/payouts', screen.payout)],
          [say('reconciliation.line.exception'), link('/app/exceptions', screen.exception)],
        ]}
      />
    </Titled>
  );
}

function Source({ file }: Pick<LineScreen, 'file'>) {
  const say = useWords();
  const to = useTo();
  return (
    <Titled title={say('reconciliation.line.file')}>
      <Facts
        items={[
          [
            say('reconciliation.line.fileName'),
            <Link key="file" url={to(`/app/reconciliation/imports/${file.id}`)}>
              <Raw text={file.name} />
            </Link>,
          ],
          [say('reconciliation.line.fileLine'), file.line],
        ]}
      />
    </Titled>
  );
}
