import { type Code, type Codes, type Status, statusOf } from './codes.ts';
import { type Fate, fateOf } from './fates.ts';
import type { Delivery } from './notifications.ts';

/** PagoEfectivo's own books, as the oracle reads them: amounts in céntimos as text, instants in UTC. */
export type PagoEfectivoBooks = {
  readonly codes: readonly CodeLine[];
  readonly notifications: readonly NotificationLine[];
};

export type CodeLine = {
  readonly cip: string;
  readonly idService: string;
  readonly transactionCode: string;
  readonly amountMinor: string;
  readonly currency: string;
  readonly status: Status;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly deletedAt: string | null;
  readonly email: string;
  readonly fate: Fate | null;
  readonly payments: readonly PaymentLine[];
};

export type PaymentLine = {
  readonly operation: string;
  readonly amountMinor: string;
  readonly currency: string;
  readonly at: string;
  readonly reversedAt: string | null;
};

export type NotificationLine = {
  readonly cip: string;
  readonly idService: string;
  readonly event: string;
  readonly operation: string | null;
  readonly attempt: 1 | 2;
  readonly at: string;
  readonly url: string | null;
  /** The merchant's HTTP status; null when no answer came, and then `failed` says why. */
  readonly status: number | null;
  readonly failed: string | null;
};

/** Draws up the books as they stand now. */
export function drawUp(
  codes: Codes,
  deliveries: readonly Delivery[],
  now: Date,
): PagoEfectivoBooks {
  return {
    codes: codes.all().map((code) => codeLine(code, now)),
    notifications: deliveries.map(notificationLine),
  };
}

function codeLine(code: Code, now: Date): CodeLine {
  return {
    cip: code.cip,
    idService: code.idService,
    transactionCode: code.transactionCode,
    amountMinor: code.amountMinor.toString(),
    currency: code.currency,
    status: statusOf(code, now),
    createdAt: code.createdAt.toISOString(),
    expiresAt: code.expiresAt.toISOString(),
    deletedAt: code.deletedAt?.toISOString() ?? null,
    email: code.email,
    fate: fateOf(code.email),
    payments: code.payments.map((payment) => ({
      operation: payment.operation,
      amountMinor: payment.amountMinor.toString(),
      currency: payment.currency,
      at: payment.at.toISOString(),
      reversedAt: payment.reversedAt?.toISOString() ?? null,
    })),
  };
}

function notificationLine({ outcome, at, ...delivery }: Delivery): NotificationLine {
  return {
    ...delivery,
    at: at.toISOString(),
    status: 'status' in outcome ? outcome.status : null,
    failed: 'failed' in outcome ? outcome.failed : null,
  };
}
