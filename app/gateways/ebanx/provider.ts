import type { Clock } from '#app/kernel/clock.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type {
  AccountKeys,
  FoundVoucher,
  Gateway,
  GatewayError,
  GatewayProvider,
  IssuedVoucher,
  IssueOrder,
} from '../gateway.ts';
import type { RefundOrder, RefundStanding } from '../refund.ts';
import { Client } from './client.server.ts';
import { NAME, ORIGINS, PROBE_CODE } from './config.ts';
import { credentialFields, keysOf, parseCredentials } from './credentials.ts';
import { unexpected } from './errors.ts';
import { foundFrom, issuedFrom, observationOf, voidedFrom } from './mapping.ts';
import { readNotification } from './notification.ts';
import { orderFields } from './order-body.ts';
import { merchantRefundCode, refundAmong, refundFields, standingOf } from './refunds.ts';
import { transferReport } from './report-transfers.ts';
import { hash } from './schemas.ts';
import { scrub } from './scrub.ts';

/** EBANX publishes no call that gives a code more time (MAPPINGS.md). */
const CANNOT = err({ kind: 'rejected', code: 'no-such-call', reason: 'not-allowed-now' } as const);

type Account = { readonly client: Client; readonly clock: Clock; readonly keys: AccountKeys };

/** Runs a call about one payment; text that is no hash never leaves the house. */
async function about<Value>(
  reference: string,
  call: () => Promise<Result<Value, GatewayError>>,
): Promise<Result<Value, GatewayError>> {
  return hash.safeParse(reference).success
    ? call()
    : err({ kind: 'rejected', code: 'hash', reason: 'invalid-request' });
}

/** The payment behind one of our codes; null where EBANX has none. */
async function byCode({ client }: Account, code: string): Promise<Result<unknown, GatewayError>> {
  const answer = await client.query({ merchant_payment_code: code });
  if (!answer.ok && answer.error.kind === 'not-found') return ok(null);
  return answer.ok ? ok(answer.value.payment) : unexpected(answer);
}

/** Issues; a payment code that EBANX knows already (BP-DR-0) is answered by the code that lives there. */
async function issue(
  account: Account,
  order: IssueOrder,
): Promise<Result<IssuedVoucher, GatewayError>> {
  const fields = orderFields(order, account.keys.notificationUrl);
  if (!fields.ok) return fields;
  const answer = await account.client.issue(fields.value);
  if (answer.ok) return issuedFrom(answer.value.payment, order);
  if (answer.error.kind !== 'duplicate') return unexpected(answer);
  const standing = await byCode(account, order.transactionCode);
  return standing.ok ? issuedFrom(standing.value, order) : err({ kind: 'indeterminate' });
}

async function find(
  account: Account,
  transactionCode: string,
): Promise<Result<FoundVoucher | null, GatewayError>> {
  const answer = await byCode(account, transactionCode);
  if (!answer.ok || answer.value === null) return answer.ok ? ok(null) : answer;
  const found = foundFrom(answer.value, transactionCode, account.clock.now());
  return found ? ok(found) : err({ kind: 'unavailable' });
}

async function refundsOf({ client }: Account, reference: string) {
  const answer = await client.query({ hash: reference });
  return answer.ok ? ok(answer.value.payment) : unexpected(answer);
}

/** Sends money back once: EBANX does not keep our refund codes apart, so the payment is asked for a refund with this code before. */
async function refund(
  account: Account,
  order: RefundOrder,
): Promise<Result<RefundStanding, GatewayError>> {
  const fields = refundFields(order);
  if (!fields.ok) return fields;
  const payment = await refundsOf(account, order.reference);
  if (!payment.ok) return payment;
  const known = refundAmong(payment.value, { code: merchantRefundCode(order.refundCode) });
  if (!known.ok) return known;
  if (known.value) return ok(known.value);
  const answer = await account.client.refund(fields.value);
  if (!answer.ok) return unexpected(answer);
  const standing = standingOf(answer.value.refund, order.amount.currency);
  return standing ? ok(standing) : err({ kind: 'indeterminate' });
}

const gatewayOf = (account: Account): Gateway => ({
  issue: (order) => issue(account, order),
  query: (reference) =>
    about(reference, async () => {
      const answer = await account.client.query({ hash: reference });
      if (!answer.ok && answer.error.kind === 'not-found') return ok({ status: 'not-found' });
      if (!answer.ok) return unexpected(answer);
      return ok(observationOf(answer.value.payment, reference, account.clock.now()));
    }),
  void: (reference) =>
    about(reference, async () => {
      const answer = await account.client.cancel(reference);
      return answer.ok ? voidedFrom(answer.value.payment, reference) : unexpected(answer);
    }),
  extend: async () => CANNOT,
  find: (transactionCode) => find(account, transactionCode),
  refund: (order) => about(order.reference, () => refund(account, order)),
  queryRefund: (ask) =>
    about(ask.reference, async () => {
      const payment = await refundsOf(account, ask.reference);
      if (!payment.ok) return payment;
      const found = refundAmong(payment.value, { id: ask.refund });
      if (!found.ok) return found;
      return found.value
        ? ok(found.value)
        : err({ kind: 'rejected', code: 'refund', reason: 'invalid-request' } as const);
    }),
  async probe() {
    const answer = await byCode(account, PROBE_CODE);
    return answer.ok ? ok(account.keys.credentials) : answer;
  },
});

/** EBANX's Direct API. What is documented, seen or guessed stands in MAPPINGS.md. */
export const ebanx: GatewayProvider = {
  name: NAME,
  capabilities: {
    currencies: ['PEN', 'USD'],
    expiry: 'day',
    voids: true,
    extends: false,
    refunds: 'bank-account',
    // With EBANX's certificate a delivery must be signed; even so it tells nothing but whom to ask about.
    addressGivenBy: 'order',
    notifications: 'unsigned',
    idempotentIssue: true,
    queryByTransactionCode: true,
    contactNeeded: ['name', 'email', 'phone'],
    notificationsNamePeople: false,
  },
  credentialFields,
  parseCredentials,
  open({ egress, clock }, keys) {
    const origin = ORIGINS[keys.mode];
    const client = new Client({ egress, origin, keys: keysOf(keys.credentials) });
    return gatewayOf({ client, clock, keys });
  },
  readNotification,
  reports: [transferReport],
  scrub,
};
