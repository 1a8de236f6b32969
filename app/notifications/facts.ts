import type { GatewayNotification } from '#app/gateways/gateway.ts';
import { isKeepable } from '#app/gateways/keepable.ts';

/** A verified delivery's facts as they stand in the inbox: text only, no personal data. */
export type NotificationFacts = {
  readonly event: GatewayNotification['event'];
  readonly eventType: string;
  readonly reference: string;
  readonly operation: string | null;
  readonly amount: { readonly minor: string; readonly currency: string } | null;
  readonly transactionCode: string | null;
  readonly referenceIsHint?: true;
  readonly alsoChanged?: readonly string[];
};

/** Several words as one name in which each stands apart by its length: a gateway's words may hold any separator. */
export const nameOf = (words: readonly string[]): string =>
  words.map((word) => `${word.length}:${word}`).join(' ');

/**
 * What makes two deliveries one: event type, gateway reference and operation number, within an account (law 7). Where a
 * delivery says only that something changed, two alike may speak of two changes: each is a reason of its own (ADR 0012).
 */
export const dedupeKeyOf = (notification: GatewayNotification, deliveryId: string): string =>
  nameOf([
    notification.eventType,
    notification.reference,
    notification.operation ?? '',
    ...(notification.event === 'changed' ? [deliveryId] : []),
  ]);

export const factsOf = (notification: GatewayNotification): NotificationFacts => ({
  event: notification.event,
  eventType: notification.eventType,
  reference: notification.reference,
  operation: notification.operation,
  amount: notification.amount && {
    minor: notification.amount.minor.toString(),
    currency: notification.amount.currency,
  },
  transactionCode: notification.transactionCode,
  ...(notification.referenceIsHint && { referenceIsHint: true }),
  ...(notification.alsoChanged && { alsoChanged: notification.alsoChanged }),
});

export const notificationOf = (facts: NotificationFacts): GatewayNotification => ({
  ...facts,
  amount: facts.amount && { minor: BigInt(facts.amount.minor), currency: facts.amount.currency },
});

/** Whether every text of it can stand in a row, and in the index of what makes two deliveries one. */
export const isStorable = (notification: GatewayNotification): boolean =>
  [
    notification.eventType,
    notification.reference,
    notification.operation,
    notification.transactionCode,
    ...(notification.alsoChanged ?? []),
  ].every(isKeepable);
