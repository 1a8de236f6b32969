import { BlockStack, Card, InlineStack, Link, Text } from '@shopify/polaris';
import { Fragment } from 'react';
import type { Sum } from '../home.presenter.server.ts';
import { useTo } from '../shell/locale-links.ts';
import { useWords } from '../words/words-context.tsx';

type MoneyProps = {
  readonly card: 'awaiting' | 'paid' | 'held';
  readonly sum: Sum;
  readonly to: string;
};

/** One place where money is: how much, how many, and the way there. */
export function MoneyCard({ card, sum, to }: MoneyProps) {
  const say = useWords();
  const link = useTo();
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h3" variant="headingSm">
            {say(`home.cards.${card}.title`)}
          </Text>
          <Link
            url={link(to)}
            accessibilityLabel={`${say('home.see')}: ${say(`home.cards.${card}.title`)}`}
          >
            {say('home.see')}
          </Link>
        </InlineStack>
        <BlockStack gap="050">
          {sum.amounts.length === 0 ? <Amount text={say('shell.none')} /> : null}
          {sum.amounts.map((amount) => (
            <Amount key={amount} text={amount} />
          ))}
          <Text as="p">{say('home.count', { count: sum.count })}</Text>
        </BlockStack>
        <Text as="p" tone="subdued">
          {say(`home.cards.${card}.help`)}
        </Text>
      </BlockStack>
    </Card>
  );
}

const Amount = ({ text }: { text: string }) => (
  <Text as="p" variant="headingXl" numeric>
    {text}
  </Text>
);

type ToDoProps = {
  readonly card: 'exceptions' | 'refunds';
  readonly toDo: { readonly count: string; readonly any: boolean };
  readonly links: readonly { readonly label: string; readonly to: string | null }[];
};

/** How much waits for a person. */
export function ToDoCard({ card, toDo, links }: ToDoProps) {
  const say = useWords();
  const link = useTo();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h3" variant="headingSm">
          {say(`home.cards.${card}.title`)}
        </Text>
        <Text as="p" variant="headingXl" numeric tone={toDo.any ? 'critical' : 'base'}>
          {toDo.count}
        </Text>
        <Text as="p" tone="subdued">
          {toDo.any ? say(`home.cards.${card}.help`) : say('home.cards.exceptions.none')}
        </Text>
        {toDo.any ? (
          <InlineStack gap="300">
            {links.map(({ label, to }, position) => (
              <Fragment key={to ?? position}>
                {to === null ? label : <Link url={link(to)}>{label}</Link>}
              </Fragment>
            ))}
          </InlineStack>
        ) : null}
      </BlockStack>
    </Card>
  );
}
