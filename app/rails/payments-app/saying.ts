import { assertNever } from '#app/kernel/result.ts';
import type { Message } from '../rail.ts';
import {
  PAYMENT_SESSION_PENDING,
  PAYMENT_SESSION_REJECT,
  PAYMENT_SESSION_RESOLVE,
  PAYMENTS_APP_CONFIGURE,
  REFUND_SESSION_REJECT,
  REFUND_SESSION_RESOLVE,
} from './documents.ts';

/** One GraphQL request. Its variables are gids, dates and the caller's own words: nothing of the shopper. */
export type Saying = {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
};

/** A message in the API's words. A code that ended unpaid is `CANCELLED_PAYMENT` (in the API since 2026-04). */
export function sayingOf(message: Message): Saying {
  const { gid: id } = message;
  switch (message.what) {
    case 'pending': {
      const pendingExpiresAt = message.until.toISOString();
      const variables = { id, pendingExpiresAt, reason: 'BUYER_ACTION_REQUIRED' };
      return { document: PAYMENT_SESSION_PENDING, variables };
    }
    case 'paid':
      return { document: PAYMENT_SESSION_RESOLVE, variables: { id } };
    case 'reject': {
      const reason = { code: 'CANCELLED_PAYMENT', merchantMessage: message.merchantMessage };
      return { document: PAYMENT_SESSION_REJECT, variables: { id, reason } };
    }
    case 'refund-resolve':
      return { document: REFUND_SESSION_RESOLVE, variables: { id } };
    case 'refund-reject': {
      const reason = { code: 'PROCESSING_ERROR', merchantMessage: message.merchantMessage };
      return { document: REFUND_SESSION_REJECT, variables: { id, reason } };
    }
    default:
      return assertNever(message);
  }
}

/** Readiness in the API's words. */
export const readinessSaying = (readiness: {
  readonly ready: boolean;
  readonly externalHandle: string;
}): Saying => ({ document: PAYMENTS_APP_CONFIGURE, variables: { ...readiness } });
