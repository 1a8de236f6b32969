import type { AccountId, PaymentId, RegistrationKey, VoucherId } from '#app/kernel/ids.ts';
import type { Prisma } from '#app/platform/prisma/client.ts';
import type { Payment, Receipt, Tell, Voucher } from './model.ts';

/** Rows to typed facts: the only place where a nullable column becomes a case of a sum type. */

export const paymentOf = (row: Prisma.PaymentGetPayload<object>): Payment => ({
  id: row.id as PaymentId,
  registrationKey: row.registrationKey as RegistrationKey,
  sessionId: row.sessionId,
  sessionGid: row.sessionGid,
  test: row.test,
  amount: { minor: row.amountMinor, currency: row.currency },
  openedAt: row.openedAt,
  landedAt: row.landedAt,
  givenUpAt: row.givenUpAt,
  acceptedAt: row.acceptedAt,
  notServed: row.notServed as Payment['notServed'],
  state: row.state as Payment['state'],
});

export function voucherOf(row: Prisma.VoucherGetPayload<object>): Voucher {
  const facts = {
    id: row.id as VoucherId,
    paymentId: row.paymentId as PaymentId,
    accountId: row.accountId as AccountId,
    version: row.declaredGatewayId,
    transactionCode: row.transactionCode,
    amount: { minor: row.amountMinor, currency: row.currency },
    deadline: row.deadline,
    asks: row.asks,
    endedAt: row.endedAt,
  };
  if (row.reference === null || row.expiresAt === null) {
    return {
      ...facts,
      state: row.state as 'intended' | 'orphan' | 'refused',
      refusal: row.refusal,
      lookForAt: row.state === 'orphan' ? row.nextAskAt : null,
    };
  }
  return {
    ...facts,
    state: row.state as 'live' | 'paid' | 'lapsed' | 'voiding' | 'voided',
    reference: row.reference,
    code: row.code,
    issuedAt: row.issuedAt ?? row.intendedAt,
    expiresAt: row.expiresAt,
    pageUrl: row.pageUrl,
    askedAt: row.askedAt,
  };
}

export const receiptOf = (row: Prisma.ReceiptGetPayload<object>, reversed: boolean): Receipt => ({
  id: row.id,
  voucherId: row.voucherId as VoucherId,
  paymentId: row.paymentId as PaymentId,
  operation: row.operation,
  amount: { minor: row.amountMinor, currency: row.currency },
  purpose: row.purpose as Receipt['purpose'],
  recordedAt: row.recordedAt,
  reversed,
});

export const tellOf = (row: Prisma.TellGetPayload<object>, paymentId: PaymentId): Tell => ({
  id: row.id,
  paymentId,
  what: row.what as Tell['what'],
  state: row.state as Tell['state'],
});
