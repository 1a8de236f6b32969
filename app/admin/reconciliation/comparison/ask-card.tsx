import { useRevalidator, useSubmit } from '@remix-run/react';
import { BlockStack, Button, Card, InlineStack, Text, TextField } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import { useWords } from '../../words/words-context.tsx';
import type { ComparisonScreen } from '../comparison.presenter.server.ts';
import type { ComparisonAnswer } from './comparison-deeds.server.ts';

type Props = {
  readonly screen: ComparisonScreen;
  readonly answer: ComparisonAnswer | undefined;
  readonly busy: boolean;
};

/** Wants a day compared now, and says which days are being compared. */
export function AskCard({ screen, answer, busy }: Props) {
  const say = useWords();
  const submit = useSubmit();
  const [day, setDay] = useState(screen.ask.latest);
  const wrong = answer !== undefined && 'refused' in answer && answer.fields?.includes('day');
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack gap="200" blockAlign="end">
          <TextField
            label={say('reconciliation.comparison.ask.day')}
            type="date"
            max={screen.ask.latest}
            value={day}
            onChange={setDay}
            autoComplete="off"
            {...(wrong ? { error: say('reconciliation.comparison.ask.wrong') } : {})}
          />
          <Button
            loading={busy}
            onClick={() => submit({ intent: 'compare', day }, { method: 'post' })}
          >
            {say('reconciliation.comparison.ask.send')}
          </Button>
        </InlineStack>
        <Waiting days={screen.ask.waiting} />
      </BlockStack>
    </Card>
  );
}

const LOOK_EVERY_MS = 2_000;

/** Looks again by itself until the days that were asked for are compared. */
function Waiting({ days }: { days: readonly string[] }) {
  const say = useWords();
  const { revalidate, state } = useRevalidator();
  const waits = days.length > 0;
  useEffect(() => {
    if (!waits || state !== 'idle') return;
    const timer = setTimeout(revalidate, LOOK_EVERY_MS);
    return () => clearTimeout(timer);
  }, [waits, state, revalidate]);
  return (
    <div role="status">
      <Text as="p" tone="subdued">
        {waits
          ? say('reconciliation.comparison.ask.waiting', { days: days.join(' · ') })
          : say('reconciliation.comparison.ask.help')}
      </Text>
    </div>
  );
}
