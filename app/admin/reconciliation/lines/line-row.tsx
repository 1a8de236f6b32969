import { BlockStack, Box, IndexTable, InlineStack, Link, Text } from '@shopify/polaris';
import { useTo } from '../../shell/locale-links.ts';
import { useWords } from '../../words/words-context.tsx';
import type { SettlementLine } from '../lines.presenter.server.ts';
import { StandingBadge } from '../standing-badge.tsx';

const Soft = ({ text }: { text: string }) => (
  <Text as="span" tone="subdued" breakWord>
    {text}
  </Text>
);

function Amount({ text }: { text: string | null }) {
  const say = useWords();
  return (
    <Text as="p" alignment="end" numeric>
      {text ?? say('shell.none')}
    </Text>
  );
}

/** One settlement line as a row of the table. */
export function LineCells({ line }: { line: SettlementLine }) {
  const say = useWords();
  const to = useTo();
  return (
    <>
      <IndexTable.Cell>
        <Link
          dataPrimaryLink
          monochrome
          removeUnderline
          url={to(`/app/reconciliation/lines/${line.id}`)}
        >
          {line.booked}
        </Link>
        <Text as="p" tone="subdued">
          {say(`reconciliation.kinds.${line.kind}`)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Reference line={line} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        {line.payment === null ? (
          say('shell.none')
        ) : (
          <Link monochrome url={to(`/app/payments/${line.payment.id}`)}>
            {line.payment.name}
          </Link>
        )}
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Amount text={line.gross} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Amount text={line.fee} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Amount text={line.feeTax} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Amount text={line.net} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Standing line={line} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Origin line={line} />
      </IndexTable.Cell>
    </>
  );
}

/** The payout that brought it, and the row of the file that it is. */
function Origin({ line }: { line: SettlementLine }) {
  return (
    <div translate="no">
      <Box maxWidth="9rem">
        {line.payout === null ? null : (
          <Text as="p" truncate>
            {line.payout.name}
          </Text>
        )}
        <InlineStack wrap={false}>
          <Text as="span" tone="subdued" truncate>
            {line.file.name}
          </Text>
          <Text as="span" tone="subdued">
            {`:${line.file.line}`}
          </Text>
        </InlineStack>
      </Box>
    </div>
  );
}

function Reference({ line }: { line: SettlementLine }) {
  const say = useWords();
  return (
    <BlockStack>
      <Text as="span">{line.reference ?? say('shell.none')}</Text>
      {line.operation === null ? null : <Soft text={line.operation} />}
    </BlockStack>
  );
}

function Standing({ line }: { line: SettlementLine }) {
  return (
    <BlockStack gap="050" inlineAlign="start">
      <StandingBadge standing={line.standing} />
      {line.rule === null ? null : <Soft text={line.rule} />}
    </BlockStack>
  );
}

/** The same on a phone: what it is, what it moves, and where it stands, without scrolling sideways. */
export function LineOnPhone({ line }: { line: SettlementLine }) {
  const say = useWords();
  const to = useTo();
  return (
    <Box padding="300" width="100%">
      <BlockStack gap="150">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Link
            dataPrimaryLink
            monochrome
            removeUnderline
            url={to(`/app/reconciliation/lines/${line.id}`)}
          >
            <Text as="span" fontWeight="semibold">
              {say(`reconciliation.kinds.${line.kind}`)}
            </Text>
          </Link>
          <Text as="span" fontWeight="semibold" numeric>
            {line.net ?? line.gross ?? ''}
          </Text>
        </InlineStack>
        <Soft
          text={[line.payment?.name ?? null, line.reference, line.booked]
            .filter((part) => part !== null)
            .join(' · ')}
        />
        <Standing line={line} />
      </BlockStack>
    </Box>
  );
}
