import type { GatewayNotification } from '#app/gateways/gateway.ts';
import type { AccountId, PaymentId } from '#app/kernel/ids.ts';

/** A notification taken up for one attempt. */
export type Claimed = {
  readonly id: string;
  readonly accountId: AccountId;
  readonly attempts: number;
  readonly receivedAt: Date;
  /** How the attempt before this one ended. */
  readonly before: string | null;
  readonly hint: GatewayNotification;
};

/** How a notification's work ended, or when it is taken up again. */
export type Applied =
  | { readonly kind: 'applied'; readonly outcome: string; readonly paymentId: PaymentId | null }
  | { readonly kind: 'again'; readonly outcome: string; readonly dueAt: Date };
