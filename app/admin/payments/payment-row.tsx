import { Badge, BlockStack, Box, IndexTable, InlineStack, Link, Text } from '@shopify/polaris';
import type { PaymentLine } from '../payments.presenter.server.ts';
import { useTo } from '../shell/locale-links.ts';
import { useWords } from '../words/words-context.tsx';
import { StateBadge } from './state-badge.tsx';

/** One payment as a row of the table. */
export function PaymentCells({ line }: { line: PaymentLine }) {
  const say = useWords();
  const to = useTo();
  const none = say('shell.none');
  return (
    <>
      <IndexTable.Cell>
        <Link dataPrimaryLink monochrome removeUnderline url={to(`/app/payments/${line.id}`)}>
          {line.created}
        </Link>
      </IndexTable.Cell>
      <IndexTable.Cell>
        {line.order ?? <Soft text={say('payments.orderUnknown')} />}
      </IndexTable.Cell>
      <IndexTable.Cell>{line.code ?? <Soft text={say('payments.codeUnknown')} />}</IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="p" alignment="end" numeric>
          {line.amount}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Status line={line} />
      </IndexTable.Cell>
      <IndexTable.Cell>{line.deadline ?? none}</IndexTable.Cell>
      <IndexTable.Cell>{line.paidAt ?? none}</IndexTable.Cell>
      <IndexTable.Cell>{line.gateway ?? none}</IndexTable.Cell>
    </>
  );
}

const Soft = ({ text }: { text: string }) => (
  <Text as="span" tone="subdued">
    {text}
  </Text>
);

function Status({ line }: { line: PaymentLine }) {
  const say = useWords();
  return (
    <BlockStack gap="050" inlineAlign="start">
      <InlineStack gap="100">
        <StateBadge state={line.state} />
        {line.test ? <Badge>{say('shell.test')}</Badge> : null}
      </InlineStack>
      {line.doNotShip ? <Soft text={say('payments.doNotShip')} /> : null}
    </BlockStack>
  );
}

/** The same on a phone: what it is, how much, and whether it may be shipped, without scrolling sideways. */
export function PaymentOnPhone({ line }: { line: PaymentLine }) {
  const say = useWords();
  const to = useTo();
  return (
    <Box padding="300" width="100%">
      <BlockStack gap="150">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Link dataPrimaryLink monochrome removeUnderline url={to(`/app/payments/${line.id}`)}>
            <Text as="span" fontWeight="semibold">
              {line.order ?? line.code ?? say('payments.codeUnknown')}
            </Text>
          </Link>
          <Text as="span" fontWeight="semibold" numeric>
            {line.amount}
          </Text>
        </InlineStack>
        <Soft
          text={[line.order === null ? null : line.code, line.created]
            .filter((part) => part !== null)
            .join(' · ')}
        />
        <Status line={line} />
      </BlockStack>
    </Box>
  );
}
