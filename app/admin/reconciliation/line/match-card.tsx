import { useSubmit } from '@remix-run/react';
import { BlockStack, Button, Card, ChoiceList, InlineStack, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useWords } from '../../words/words-context.tsx';
import type { LineScreen } from '../line.presenter.server.ts';
import type { RefusedDeed } from './line-deeds.server.ts';
import { MatchOne } from './match-one.tsx';
import { ShareForm } from './share-form.tsx';

type Props = {
  readonly screen: LineScreen;
  readonly refused: RefusedDeed | null;
  readonly busy: boolean;
};

/** A line that found no payment is put to one by a person, with a reason; and taken back, where a person was wrong. */
export function MatchCard({ screen, refused, busy }: Props) {
  const say = useWords();
  if (!screen.byHand && screen.standing !== 'exception') return null;
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {say('reconciliation.line.match.title')}
          </Text>
          <Text as="p" tone="subdued">
            {say(
              screen.byHand
                ? 'reconciliation.line.match.undoHelp'
                : 'reconciliation.line.match.help',
            )}
          </Text>
        </BlockStack>
        {screen.byHand ? (
          <Undo busy={busy} />
        ) : (
          <Match screen={screen} refused={refused} busy={busy} />
        )}
      </BlockStack>
    </Card>
  );
}

function Undo({ busy }: { busy: boolean }) {
  const say = useWords();
  const submit = useSubmit();
  return (
    <InlineStack>
      <Button loading={busy} onClick={() => submit({ intent: 'undo' }, { method: 'post' })}>
        {say('reconciliation.line.match.undo')}
      </Button>
    </InlineStack>
  );
}

const WAYS = ['one', 'several'] as const;
type Way = (typeof WAYS)[number];

/** To one payment; or, where the line brought money, to several. */
function Match({ screen, refused, busy }: Props) {
  const say = useWords();
  const [way, setWay] = useState<Way>('one');
  if (screen.share === null) return <MatchOne screen={screen} refused={refused} busy={busy} />;
  return (
    <>
      <ChoiceList
        title={say('reconciliation.line.match.title')}
        titleHidden
        choices={WAYS.map((name) => ({
          value: name,
          label: say(`reconciliation.line.match.ways.${name}`),
        }))}
        selected={[way]}
        onChange={([value]) => setWay(value === 'several' ? 'several' : 'one')}
      />
      {way === 'one' ? (
        <MatchOne screen={screen} refused={refused} busy={busy} />
      ) : (
        <ShareForm share={screen.share} refused={refused} busy={busy} />
      )}
    </>
  );
}
