import {
  BlockStack,
  Button,
  ButtonGroup,
  Card,
  Divider,
  InlineStack,
  Text,
} from '@shopify/polaris';
import { useTo } from '../../shell/locale-links.ts';
import { useWords } from '../../words/words-context.tsx';
import type { BookScreen } from './book.ts';
import type { Neighbours } from './months.ts';
import { SumRow } from './sum-row.tsx';

type Props = { readonly book: BookScreen; readonly month: Neighbours };

/** Opening, movements and closing of one month, from our own lines. */
export function MonthCard({ book, month }: Props) {
  const say = useWords();
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h3" variant="headingMd">
            {`${say('reconciliation.home.month.title')}${say('shell.colon')}${month.name}`}
          </Text>
          <Turn month={month} />
        </InlineStack>
        {book.month === null ? (
          <Text as="p" tone="subdued">
            {say('reconciliation.home.month.none')}
          </Text>
        ) : (
          <BlockStack gap="150">
            <SumRow
              label={say('reconciliation.home.month.opening')}
              amount={{ text: book.month.opening, to: null }}
            />
            {book.month.items.map(({ item, amount }) => (
              <SumRow
                key={item}
                label={say(`reconciliation.home.month.${item}`)}
                amount={amount}
                strong={item === 'net'}
              />
            ))}
            <Divider />
            <SumRow
              label={say('reconciliation.home.month.closing')}
              amount={{ text: book.month.closing, to: null }}
              strong
            />
          </BlockStack>
        )}
      </BlockStack>
    </Card>
  );
}

function Turn({ month }: { month: Neighbours }) {
  const say = useWords();
  const to = useTo();
  return (
    <ButtonGroup variant="segmented">
      <Button
        accessibilityLabel={say('reconciliation.home.month.earlier')}
        url={to('/app/reconciliation', { month: month.earlier })}
      >
        ←
      </Button>
      <Button
        accessibilityLabel={say('reconciliation.home.month.later')}
        url={to('/app/reconciliation', { month: month.later })}
      >
        →
      </Button>
    </ButtonGroup>
  );
}
