import type { Exceptions } from '#app/exceptions/decisions.server.ts';
import type { Staff } from '#app/merchants/staff.server.ts';
import type { Notifications } from '#app/notifications/notifications.server.ts';
import type { Payments } from '#app/payments/payments.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import type { Refunds } from '#app/refunds/refunds.server.ts';

/** What the merchant's deeds ask of the house. */
export type DeedDeps = Foundation & {
  readonly exceptions: Exceptions;
  readonly payments: Pick<Payments, 'askNow' | 'voidCode'>;
  readonly refunds: Pick<Refunds, 'decide'>;
  readonly notifications: Pick<Notifications, 'judgeAgain'>;
};

/** What presenters read with. */
export type ReadDeps = Pick<Foundation, 'database' | 'clock'>;

/** In whose name a deed is done: proven staff of one shop. */
export type By = Pick<Staff, 'shopId' | 'actor'>;
