import { InlineStack, Text } from '@shopify/polaris';
import type { Opening } from './book.ts';
import { OpeningLink } from './where-grid.tsx';

type Props = {
  readonly label: string;
  readonly amount: Opening;
  readonly strong?: boolean;
  readonly tone?: 'success' | 'critical';
};

/** One row of a sum: what it is, and how much; the number opens to its rows. */
export function SumRow({ label, amount, strong = false, tone }: Props) {
  const weight = strong ? 'semibold' : 'regular';
  return (
    <InlineStack align="space-between" gap="400" wrap={false}>
      <Text as="span" fontWeight={weight}>
        {label}
      </Text>
      <Text as="span" fontWeight={weight} numeric alignment="end" {...(tone ? { tone } : {})}>
        <OpeningLink opening={amount} about={label} />
      </Text>
    </InlineStack>
  );
}
