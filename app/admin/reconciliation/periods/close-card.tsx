import { useSubmit } from '@remix-run/react';
import { BlockStack, Button, Card, Modal, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useWords } from '../../words/words-context.tsx';
import type { PeriodScreen } from '../period.presenter.server.ts';

type Props = { readonly screen: PeriodScreen; readonly busy: boolean };

/** Closing cannot be undone: it is asked for twice. */
export function CloseCard({ screen, busy }: Props) {
  const say = useWords();
  const submit = useSubmit();
  const [asking, setAsking] = useState(false);
  const blocked = screen.obstacles.length > 0;
  const ask = (open: boolean) => () => setAsking(open);
  const close = () => {
    setAsking(false);
    submit({ intent: 'close' }, { method: 'post' });
  };
  const title = say('reconciliation.periods.close.ask', { month: screen.month });
  return (
    <Card>
      <BlockStack gap="300" inlineAlign="start">
        <Text as="h2" variant="headingMd">
          {say('reconciliation.periods.close.title')}
        </Text>
        <Text as="p" tone="subdued">
          {say(
            blocked ? 'reconciliation.periods.close.blocked' : 'reconciliation.periods.close.help',
          )}
        </Text>
        <Button variant="primary" disabled={blocked} loading={busy} onClick={ask(true)}>
          {say('reconciliation.periods.close.action')}
        </Button>
      </BlockStack>
      <Modal
        open={asking}
        onClose={ask(false)}
        title={title}
        primaryAction={{ content: say('reconciliation.periods.close.sure'), onAction: close }}
        secondaryActions={[
          { content: say('reconciliation.periods.close.keep'), onAction: ask(false) },
        ]}
      >
        <Modal.Section>
          <Text as="p">
            {say('reconciliation.periods.close.forGood', { closing: screen.closing.text })}
          </Text>
        </Modal.Section>
      </Modal>
    </Card>
  );
}
