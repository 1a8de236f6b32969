import { BlockStack, Card, InlineGrid, Link, Text } from '@shopify/polaris';
import { useTo } from '../../shell/locale-links.ts';
import { useWords } from '../../words/words-context.tsx';
import type { BookScreen, Opening } from './book.ts';

type Place = 'inTransit' | 'overdue' | 'balance' | 'exceptions';

type PlaceProps = {
  readonly place: Place;
  readonly amount: Opening | null;
  readonly alarming?: boolean;
  readonly details: readonly Opening[];
};

/** The four places where money can be: on its way, too late, at the gateway, waiting for a person. */
export function WhereGrid({ book }: { book: BookScreen }) {
  const say = useWords();
  const { inTransit, overdue, balance, exceptions } = book;
  return (
    <InlineGrid columns={{ xs: 1, sm: 2, lg: 4 }} gap="400">
      <PlaceCard
        place="inTransit"
        amount={inTransit?.amount ?? null}
        details={inTransit === null ? [] : inTransitDetails(inTransit, say)}
      />
      <PlaceCard
        place="overdue"
        amount={overdue?.amount ?? null}
        alarming
        details={
          overdue === null
            ? []
            : [
                counted(
                  say('reconciliation.home.where.payments', { count: overdue.count }),
                  overdue,
                ),
              ]
        }
      />
      <PlaceCard place="balance" amount={balance} details={[]} />
      <PlaceCard
        place="exceptions"
        amount={exceptions?.amount ?? null}
        alarming
        details={
          exceptions === null
            ? []
            : [
                counted(
                  say('reconciliation.home.where.lines', { count: exceptions.count }),
                  exceptions,
                ),
              ]
        }
      />
    </InlineGrid>
  );
}

/** A count opens to the same rows as the amount. */
const counted = (text: string, { amount }: { readonly amount: Opening }): Opening => ({
  text,
  to: amount.to,
});

function inTransitDetails(
  inTransit: NonNullable<BookScreen['inTransit']>,
  say: ReturnType<typeof useWords>,
): readonly Opening[] {
  const { count, next } = inTransit;
  const coming =
    next === null
      ? { text: say('reconciliation.home.where.inTransit.noCard'), to: null }
      : {
          text: say('reconciliation.home.where.inTransit.next', {
            amount: next.text,
            day: next.day,
          }),
          to: next.to,
        };
  return [counted(say('reconciliation.home.where.payments', { count }), inTransit), coming];
}

function PlaceCard({ place, amount, alarming = false, details }: PlaceProps) {
  const say = useWords();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h3" variant="headingSm">
          {say(`reconciliation.home.where.${place}.title`)}
        </Text>
        {amount === null ? (
          <Text as="p" variant="headingLg" tone="subdued">
            {say(`reconciliation.home.where.${place === 'balance' ? 'inTransit' : place}.none`)}
          </Text>
        ) : (
          <Text as="p" variant="headingXl" numeric {...(alarming ? { tone: 'critical' } : {})}>
            <OpeningLink opening={amount} about={say(`reconciliation.home.where.${place}.title`)} />
          </Text>
        )}
        {details.map((detail) => (
          <Text key={detail.text} as="p">
            <OpeningLink opening={detail} about={say(`reconciliation.home.where.${place}.title`)} />
          </Text>
        ))}
        <Text as="p" tone="subdued">
          {say(`reconciliation.home.where.${place}.help`)}
        </Text>
      </BlockStack>
    </Card>
  );
}

/** A number that opens to its rows. */
export function OpeningLink({ opening, about }: { opening: Opening; about: string }) {
  const to = useTo();
  if (opening.to === null) return <>{opening.text}</>;
  return (
    <Link url={to(opening.to)} monochrome accessibilityLabel={`${about}: ${opening.text}`}>
      {opening.text}
    </Link>
  );
}
