import { createHash } from 'node:crypto';
import type { Code, Codes, Payment, Status } from './codes.ts';
import { type Fate, fateOf } from './fates.ts';
import type { Delivery } from './notifications.ts';
import type { RefundState } from './refunds.ts';

/** A seller's own books, as the oracle reads them: amounts in céntimos as text, instants in UTC. */
export type TillBooks = {
  readonly codes: readonly CodeLine[];
  readonly notifications: readonly NotificationLine[];
};

export type CodeLine = {
  /** The seller's name. */
  readonly gateway: string;
  /** What the seller calls it, and what the payer types. */
  readonly reference: string;
  readonly code: string;
  /** Id of the merchant's account. */
  readonly account: string;
  readonly transactionCode: string;
  readonly amountMinor: string;
  readonly currency: string;
  readonly status: Status;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly voidedAt: string | null;
  readonly email: string;
  readonly fate: Fate | null;
  readonly payments: readonly PaymentLine[];
  readonly refunds: readonly RefundLine[];
};

export type PaymentLine = {
  readonly operation: string;
  readonly amountMinor: string;
  readonly currency: string;
  readonly at: string;
  readonly reversedAt: string | null;
};

export type RefundLine = {
  readonly reference: string;
  readonly key: string;
  readonly amountMinor: string;
  readonly currency: string;
  readonly state: RefundState;
  readonly at: string;
};

export type NotificationLine = {
  readonly gateway: string;
  readonly reference: string;
  readonly account: string;
  /** The wire's own word: `cip.paid`. */
  readonly event: string;
  readonly operation: string | null;
  readonly attempt: number;
  readonly at: string;
  readonly url: string | null;
  /** The merchant's HTTP status; null when no answer came, and then `failed` says why. */
  readonly status: number | null;
  readonly failed: string | null;
  /** Hex SHA-256 of the body that was sent. */
  readonly digest: string;
  /** Whether the seller takes that for an answer, and tells no more. */
  readonly taken: boolean;
};

type Shelf = {
  readonly gateway: string;
  readonly codes: Codes;
  readonly deliveries: readonly Delivery[];
  readonly statusOf: (code: Code) => Status;
  readonly operationOf: OperationOf;
};

type OperationOf = (code: Code, payment: Payment) => string;

/** Draws up the books as they stand now. */
export function drawUp(shelf: Shelf): TillBooks {
  const { gateway, codes, deliveries, statusOf, operationOf } = shelf;
  return {
    codes: codes.all().map((code) => ({
      gateway,
      ...codeLine(code, operationOf),
      status: statusOf(code),
    })),
    notifications: deliveries.map((delivery) => ({
      gateway,
      ...notificationLine(delivery, operationOf),
    })),
  };
}

/** The books of several sellers in one. */
export const joined = (books: readonly TillBooks[]): TillBooks => ({
  codes: books.flatMap(({ codes }) => codes),
  notifications: books.flatMap(({ notifications }) => notifications),
});

function codeLine(code: Code, operationOf: OperationOf): Omit<CodeLine, 'gateway' | 'status'> {
  const { reference, account, transactionCode, currency, email } = code;
  return {
    reference,
    code: code.code,
    account,
    transactionCode,
    amountMinor: code.amountMinor.toString(),
    currency,
    createdAt: code.createdAt.toISOString(),
    expiresAt: code.expiresAt.toISOString(),
    voidedAt: code.voidedAt?.toISOString() ?? null,
    email,
    fate: fateOf(email),
    payments: code.payments.map((payment) => ({
      operation: operationOf(code, payment),
      amountMinor: payment.amountMinor.toString(),
      currency: payment.currency,
      at: payment.at.toISOString(),
      reversedAt: payment.reversedAt?.toISOString() ?? null,
    })),
    refunds: code.refunds.map((refund) => ({
      reference: refund.reference,
      key: refund.key,
      amountMinor: refund.amountMinor.toString(),
      currency: refund.currency,
      state: refund.state,
      at: refund.at.toISOString(),
    })),
  };
}

function notificationLine(
  delivery: Delivery,
  operationOf: OperationOf,
): Omit<NotificationLine, 'gateway'> {
  const { news, letter, attempt, at, url, outcome, taken } = delivery;
  return {
    reference: news.code.reference,
    account: news.code.account,
    event: letter.event,
    operation: news.payment && operationOf(news.code, news.payment),
    attempt,
    at: at.toISOString(),
    url,
    status: 'status' in outcome ? outcome.status : null,
    failed: 'failed' in outcome ? outcome.failed : null,
    digest: createHash('sha256').update(letter.body).digest('hex'),
    taken,
  };
}
