import type { GatewayNotification } from '#app/gateways/gateway.ts';

/** A verified delivery's facts as they stand in the inbox: text only, no personal data. */
export type NotificationFacts = {
  readonly event: GatewayNotification['event'];
  readonly eventType: string;
  readonly reference: string;
  readonly operation: string | null;
  readonly amount: { readonly minor: string; readonly currency: string } | null;
  readonly transactionCode: string | null;
};

/** What makes two deliveries one: event type, gateway reference and operation number, within an account (law 7). */
export const dedupeKeyOf = (notification: GatewayNotification): string =>
  [notification.eventType, notification.reference, notification.operation ?? ''].join('|');

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
});

export const notificationOf = (facts: NotificationFacts): GatewayNotification => ({
  ...facts,
  amount: facts.amount && { minor: BigInt(facts.amount.minor), currency: facts.amount.currency },
});

/** PostgreSQL holds neither NUL nor half a surrogate pair in text. */
export const isStorable = (notification: GatewayNotification): boolean =>
  [
    notification.eventType,
    notification.reference,
    notification.operation,
    notification.transactionCode,
  ].every((text) => text === null || (text.isWellFormed() && !text.includes('\0')));
