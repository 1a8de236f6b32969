import { type InstantText, instantText, moneyText } from '../format.ts';
import { actorText } from './actor-text.ts';
import type { PaymentRows } from './payment.store.server.ts';
import type { Telling } from './timeline-entry.ts';

export type RefundState = 'waiting' | 'resolving' | 'rejecting' | 'resolved' | 'rejected';

/** A refund that Shopify asks for, and what was decided. */
export type RefundCard = {
  readonly id: string;
  readonly amount: string;
  readonly state: RefundState;
  readonly opened: InstantText;
  readonly decided: {
    readonly by: string;
    readonly at: InstantText;
    readonly reason: string;
  } | null;
};

export const refundCard = (
  row: PaymentRows['refunds'][number],
  { reader, actor, say }: Telling,
): RefundCard => ({
  id: row.id,
  amount: moneyText(row.amountMinor, row.currency),
  state: row.state as RefundState,
  opened: instantText(row.openedAt, reader),
  decided:
    row.decidedAt && row.decidedBy
      ? {
          by: actorText(row.decidedBy, actor, say),
          at: instantText(row.decidedAt, reader),
          reason: row.decisionReason ?? '',
        }
      : null,
});
