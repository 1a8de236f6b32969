import { useRevalidator } from '@remix-run/react';
import { BlockStack, Button, Card, InlineStack, ProgressBar, Text } from '@shopify/polaris';
import { useEffect } from 'react';
import { useWords } from '../../words/words-context.tsx';
import type { Progress } from '../import.presenter.server.ts';

type Props = {
  readonly progress: Progress;
  readonly again: () => void;
  readonly busy: boolean;
};

const LOOK_EVERY_MS = 1_500;

/** How far the worker is with a report. It looks again by itself until there is an end. */
export function ReadingCard({ progress, again, busy }: Props) {
  const say = useWords();
  const { stage, percent } = progress;
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (stage === 'idle' || state !== 'idle') return;
    const timer = setTimeout(revalidate, LOOK_EVERY_MS);
    return () => clearTimeout(timer);
  }, [stage, state, revalidate]);
  return (
    <Card>
      <BlockStack gap="300">
        <div role="status">
          <Text as="h2" variant="headingMd" id="reading-progress">
            {say(`reconciliation.imports.reading.${stage}`, { percent: `${percent}` })}
          </Text>
        </div>
        {stage === 'idle' ? (
          <InlineStack>
            <Button variant="primary" onClick={again} loading={busy}>
              {say('reconciliation.imports.reading.start')}
            </Button>
          </InlineStack>
        ) : (
          <>
            <ProgressBar progress={percent} size="small" ariaLabelledBy="reading-progress" />
            <Text as="p" tone="subdued">
              {say('reconciliation.imports.reading.help')}
            </Text>
          </>
        )}
      </BlockStack>
    </Card>
  );
}
