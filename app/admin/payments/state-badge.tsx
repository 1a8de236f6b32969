import { Badge, type BadgeProps } from '@shopify/polaris';
import type { PaymentState } from '#app/payments/model.ts';
import { useWords } from '../words/words-context.tsx';

const LOOKS: Readonly<Record<PaymentState, Pick<BadgeProps, 'tone' | 'progress'>>> = {
  opened: { progress: 'incomplete' },
  awaiting: { tone: 'attention', progress: 'incomplete' },
  verifying: { tone: 'info', progress: 'partiallyComplete' },
  paid: { tone: 'success', progress: 'complete' },
  expired: {},
  cancelled: {},
  held: { tone: 'warning', progress: 'partiallyComplete' },
  reversed: { tone: 'critical' },
  'not-served': { tone: 'info' },
};

/** What a payment is, in a word; the colour only repeats it. */
export function StateBadge({ state }: { state: PaymentState }) {
  const say = useWords();
  return <Badge {...LOOKS[state]}>{say(`payments.states.${state}`)}</Badge>;
}
