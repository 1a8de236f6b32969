import { useRevalidator, useSubmit } from '@remix-run/react';
import {
  Badge,
  Banner,
  BlockStack,
  Button,
  Card,
  Divider,
  InlineStack,
  Link,
  Text,
} from '@shopify/polaris';
import { Fragment, useEffect } from 'react';
import { AnswerBanner } from '../../shell/answer-banner.tsx';
import { useTo } from '../../shell/locale-links.ts';
import { useWords } from '../../words/words-context.tsx';
import type { FetchingLine } from '../fetching.presenter.server.ts';
import type { FetchingAnswer } from './fetching-deeds.server.ts';

type Props = {
  readonly lines: readonly FetchingLine[];
  readonly answer: FetchingAnswer | undefined;
  readonly busy: boolean;
};

/** The reports that come by themselves: when the last came, what is next, and what is in the way. */
export function FetchingCard({ lines, answer, busy }: Props) {
  const say = useWords();
  useLookAgain(lines.some(({ underWay }) => underWay));
  if (lines.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <AnswerBanner
          answer={answer}
          done={(done) => say(`reconciliation.fetching.done.${done}`)}
        />
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {say('reconciliation.fetching.title')}
          </Text>
          <Text as="p" tone="subdued">
            {say('reconciliation.fetching.intro')}
          </Text>
        </BlockStack>
        {lines.map((line, place) => (
          <Fragment key={line.id}>
            {place === 0 ? null : <Divider />}
            <OfAccount line={line} busy={busy} />
          </Fragment>
        ))}
      </BlockStack>
    </Card>
  );
}

const LOOK_EVERY_MS = 5_000;

/** While something is under way the page looks again by itself. */
function useLookAgain(underWay: boolean): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!underWay || state !== 'idle') return;
    const timer = setTimeout(revalidate, LOOK_EVERY_MS);
    return () => clearTimeout(timer);
  }, [underWay, state, revalidate]);
}

type LineProps = { readonly line: FetchingLine; readonly busy: boolean };

function OfAccount({ line, busy }: LineProps) {
  const say = useWords();
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">
          {line.account}
        </Text>
        <Badge {...(line.nightly ? { tone: 'success' } : {})}>
          {say(line.nightly ? 'reconciliation.fetching.on' : 'reconciliation.fetching.off')}
        </Badge>
      </InlineStack>
      <Last line={line} />
      <Next line={line} />
      <Trouble line={line} />
      <Deeds line={line} busy={busy} />
    </BlockStack>
  );
}

function Last({ line: { last } }: Pick<LineProps, 'line'>) {
  const say = useWords();
  const to = useTo();
  if (last === null) return <Text as="p">{say('reconciliation.fetching.never')}</Text>;
  return (
    <BlockStack gap="050" inlineAlign="start">
      <Text as="p">{say('reconciliation.fetching.last', { when: last.when })}</Text>
      <Link url={to(`/app/reconciliation/imports/${last.fileId}`)}>
        <Text as="span" breakWord>
          <span translate="no">{last.name}</span>
        </Text>
      </Link>
    </BlockStack>
  );
}

function Next({ line: { next, underWay, trouble, offAsTest } }: Pick<LineProps, 'line'>) {
  const say = useWords();
  const to = underWay && trouble === null ? 'making' : 'next';
  return (
    <div role="status">
      <Text as="p">
        {next === null
          ? say(`reconciliation.fetching.${offAsTest ? 'offAsTest' : 'notPlanned'}`)
          : say(`reconciliation.fetching.${to}`, { when: next })}
      </Text>
    </div>
  );
}

function Trouble({ line: { trouble } }: Pick<LineProps, 'line'>) {
  const say = useWords();
  if (trouble === null) return null;
  return (
    <Banner tone="warning">
      {say(`reconciliation.fetching.trouble.${trouble.why}`, { code: trouble.code })}
    </Banner>
  );
}

function Deeds({ line: { id, account, nightly }, busy }: LineProps) {
  const say = useWords();
  const submit = useSubmit();
  const send = (intent: string) => () => submit({ intent, account: id }, { method: 'post' });
  const labelled = (label: string) => ({
    children: label,
    accessibilityLabel: `${label}: ${account}`,
  });
  return (
    <InlineStack gap="200">
      <Button
        {...labelled(say('reconciliation.fetching.now'))}
        onClick={send('fetch')}
        disabled={busy}
      />
      <Button
        {...labelled(
          say(nightly ? 'reconciliation.fetching.switchOff' : 'reconciliation.fetching.switchOn'),
        )}
        variant="plain"
        onClick={send(nightly ? 'off' : 'on')}
        disabled={busy}
      />
    </InlineStack>
  );
}
