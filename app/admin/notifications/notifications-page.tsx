import { useNavigate } from '@remix-run/react';
import {
  Badge,
  BlockStack,
  Box,
  Card,
  EmptySearchResult,
  IndexTable,
  InlineStack,
  Link,
  Page,
  Tabs,
  Text,
} from '@shopify/polaris';
import type {
  NotificationsScreen,
  ReceivedLine,
  RefusedLine,
} from '../notifications.presenter.server.ts';
import { AnswerBanner } from '../shell/answer-banner.tsx';
import { ListTable } from '../shell/list-table.tsx';
import { useTo } from '../shell/locale-links.ts';
import { useWords } from '../words/words-context.tsx';
import type { Verdict } from './verdict.ts';

const VIEWS = ['received', 'refused'] as const;

type Props = {
  readonly screen: NotificationsScreen;
  /** A refused one has just been believed. */
  readonly judged: boolean;
};

/** What the gateway sent: believed and not believed. */
export function NotificationsPage({ screen, judged }: Props) {
  const say = useWords();
  const to = useTo();
  const navigate = useNavigate();
  const go = (change: Record<string, string | null>) =>
    navigate(to('/app/notifications', { view: screen.view, ...change }));
  return (
    <Page
      title={say('notifications.title')}
      subtitle={`${say('notifications.intro')} ${say('shell.limaTimes')}`}
      fullWidth
    >
      <AnswerBanner
        answer={judged ? { done: 'judged' } : undefined}
        done={() => say('notifications.done.judged')}
      />
      <Card padding="0">
        <Tabs
          tabs={VIEWS.map((view) => ({ id: view, content: say(`notifications.views.${view}`) }))}
          selected={VIEWS.indexOf(screen.view)}
          onSelect={(index) => go({ view: VIEWS[index] ?? 'received' })}
        />
        <ListTable<ReceivedLine | RefusedLine>
          one={say('notifications.one')}
          many={say('notifications.many')}
          lines={screen.lines}
          empty={<Empty view={screen.view} />}
          headings={[{ title: say('notifications.columns.received') }, ...useHeadings(screen.view)]}
          goNext={screen.next === null ? null : () => go({ after: screen.next })}
          goPrevious={screen.previous === null ? null : () => go({ before: screen.previous })}
          cells={(line) => <Cells line={line} />}
          onPhone={(line) => <OnPhone line={line} />}
        />
      </Card>
    </Page>
  );
}

function Empty({ view }: { view: NotificationsScreen['view'] }) {
  const say = useWords();
  return (
    <EmptySearchResult
      title={say(`notifications.empty.${view}`)}
      description={say('notifications.empty.body')}
    />
  );
}

function useHeadings(view: NotificationsScreen['view']) {
  const say = useWords();
  const names =
    view === 'received'
      ? (['event', 'code', 'verdict', 'account', 'source'] as const)
      : (['reason', 'account', 'source'] as const);
  return names.map((name) => ({ title: say(`notifications.columns.${name}`) }));
}

type Line = ReceivedLine | RefusedLine;

function Cells({ line }: { line: Line }) {
  const say = useWords();
  return (
    <>
      <IndexTable.Cell>
        <Open line={line} text={line.received} />
      </IndexTable.Cell>
      {'reason' in line ? (
        <IndexTable.Cell>
          <Reason text={line.reason} />
        </IndexTable.Cell>
      ) : (
        <>
          <IndexTable.Cell>{line.event}</IndexTable.Cell>
          <IndexTable.Cell>{line.code ?? say('shell.none')}</IndexTable.Cell>
          <IndexTable.Cell>
            <VerdictBadge verdict={line.verdict} />
          </IndexTable.Cell>
        </>
      )}
      <IndexTable.Cell>{line.account}</IndexTable.Cell>
      <IndexTable.Cell>{line.source}</IndexTable.Cell>
    </>
  );
}

const Open = ({ line, text }: { line: Line; text: string }) => {
  const to = useTo();
  return (
    <Link dataPrimaryLink monochrome removeUnderline url={to(`/app/notifications/${line.id}`)}>
      {text}
    </Link>
  );
};

/** Its first sentence; the whole stands on its own page. */
const Reason = ({ text }: { text: string }) => (
  <Text as="span">{text.split(/(?<=[.。])/)[0] ?? text}</Text>
);

const TONES = {
  due: 'attention',
  applied: 'success',
  unreadable: 'warning',
  repeated: 'read-only',
} as const;

/** What we did with a notification, in a word. */
export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const say = useWords();
  return <Badge tone={TONES[verdict]}>{say(`notifications.verdicts.${verdict}`)}</Badge>;
}

function OnPhone({ line }: { line: Line }) {
  return (
    <Box padding="300" width="100%">
      <BlockStack gap="100">
        <InlineStack align="space-between" gap="200">
          <Open
            line={line}
            text={'reason' in line ? line.received : (line.code ?? line.received)}
          />
          {'reason' in line ? null : <VerdictBadge verdict={line.verdict} />}
        </InlineStack>
        {'reason' in line ? <Reason text={line.reason} /> : null}
        <Text as="span" tone="subdued">
          {('reason' in line ? [line.account] : [line.event, line.received, line.account]).join(
            ' · ',
          )}
        </Text>
      </BlockStack>
    </Box>
  );
}
