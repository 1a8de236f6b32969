import { Badge, BlockStack, Button, InlineStack, Text } from '@shopify/polaris';
import { useState } from 'react';
import { Facts } from '../shell/facts.tsx';
import { When } from '../shell/when.tsx';
import { useWords } from '../words/words-context.tsx';
import type { CodeCard } from './truth-cards.ts';
import { VoidDialog } from './void-dialog.tsx';

const TONES = {
  live: 'attention',
  intended: 'info',
  paid: 'success',
  lapsed: 'read-only',
  voiding: 'info',
  voided: 'read-only',
  orphan: 'warning',
  refused: 'warning',
} as const;

/** A code as the gateway has it, and the button that kills it where that is possible. */
export function Code({ code, busy }: { code: CodeCard; busy: boolean }) {
  const say = useWords();
  const [asking, setAsking] = useState(false);
  return (
    <BlockStack gap="150" inlineAlign="start">
      <Text as="p" variant="headingMd" numeric>
        {code.code ?? say('payments.codeUnknown')}
      </Text>
      <InlineStack gap="100">
        <Badge tone={TONES[code.state]}>{say(`payment.code.${code.state}`)}</Badge>
        {code.sibling ? <Badge>{say('payment.code.sibling')}</Badge> : null}
      </InlineStack>
      {code.state === 'orphan' ? <Text as="p">{say('payment.code.orphanHelp')}</Text> : null}
      {code.refusal !== null && code.state === 'refused' ? (
        <Text as="p">{say('payment.code.refusedHelp', { reason: code.refusal })}</Text>
      ) : null}
      <Known code={code} />
      {code.void === 'gateway-cannot' ? (
        <Text as="p" tone="subdued">
          {say('payment.actions.cannotVoid')}
        </Text>
      ) : null}
      {code.void === 'possible' ? (
        <Button tone="critical" onClick={() => setAsking(true)} loading={busy}>
          {say('payment.actions.void')}
        </Button>
      ) : null}
      <VoidDialog code={code} open={asking} onClose={() => setAsking(false)} />
    </BlockStack>
  );
}

function Known({ code }: { code: CodeCard }) {
  const say = useWords();
  return (
    <Facts
      items={[
        [say('payments.columns.gateway'), `${code.gateway} (${code.account})`],
        [say('payment.code.reference'), code.reference],
        [say('payment.code.expires'), code.expires && <When key="expires" at={code.expires} />],
        [
          say('payment.code.asked'),
          code.asked ? (
            <When key="asked" at={code.asked} />
          ) : (
            code.code && say('payment.code.neverAsked')
          ),
        ],
        [say('payment.code.said'), code.word],
      ]}
    />
  );
}
