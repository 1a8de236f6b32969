import { after, type Clock } from '#app/kernel/clock.ts';
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
import { NAME, ORIGINS, UNTOLD_DEADLINE_MS } from './config.ts';
import { credentialFields, keysOf, parseCredentials, withPaymentMethod } from './credentials.ts';
import { unexpected } from './errors.ts';
import { foundFrom, issuedFrom, observationOf } from './mapping.ts';
import { readNotification } from './notification.ts';
import { orderBody } from './order-body.ts';
import { paymentMethodIn } from './payment-method.ts';
import { refundBody, standingOf } from './refunds.ts';
import { id, order as orderAnswer } from './schemas.ts';
import { scrub } from './scrub.ts';
import { explainSignature } from './signing.ts';

/** dLocal publishes no call that voids or extends a cash payment (MAPPINGS.md). */
const CANNOT = err({ kind: 'rejected', code: 'no-such-call', reason: 'not-allowed-now' } as const);

const BAD_ID = err({ kind: 'rejected', code: 'id', reason: 'invalid-request' } as const);

type Account = { readonly client: Client; readonly clock: Clock; readonly keys: AccountKeys };

/** The payment behind one of our order ids; null where dLocal has none. */
async function byOrder(
  { client }: Account,
  transactionCode: string,
): Promise<Result<unknown, GatewayError>> {
  const order = await client.order(transactionCode);
  if (!order.ok && order.error.kind === 'not-found') return ok(null);
  if (!order.ok) return unexpected(order);
  const read = orderAnswer.safeParse(order.value);
  if (!read.success) return err({ kind: 'unavailable' });
  const payment = await client.payment(read.data);
  return unexpected(payment);
}

/** Issues; an order id that dLocal knows already is answered by the code that lives there. */
async function issue(
  account: Account,
  order: IssueOrder,
): Promise<Result<IssuedVoucher, GatewayError>> {
  const { credentials, notificationUrl } = account.keys;
  const method = keysOf(credentials).paymentMethod;
  if (!method) return err({ kind: 'misconfigured', code: 'no-payment-method' });
  const body = orderBody(order, { method, notificationUrl });
  if (!body.ok) return body;
  const answer = await account.client.issue(body.value, order.transactionCode);
  if (answer.ok) return issuedFrom(answer.value, order);
  if (answer.error.kind !== 'duplicate') return unexpected(answer);
  const standing = await byOrder(account, order.transactionCode);
  return standing.ok ? issuedFrom(standing.value, order) : err({ kind: 'indeterminate' });
}

async function find(
  account: Account,
  transactionCode: string,
): Promise<Result<FoundVoucher | null, GatewayError>> {
  if (!/^[\w-]{1,36}$/.test(transactionCode)) return BAD_ID;
  const answer = await byOrder(account, transactionCode);
  if (!answer.ok || answer.value === null) return answer.ok ? ok(null) : answer;
  const found = foundFrom(
    answer.value,
    transactionCode,
    after(account.clock.now(), UNTOLD_DEADLINE_MS),
  );
  return found ? ok(found) : err({ kind: 'unavailable' });
}

async function refund(
  { client, keys }: Account,
  order: RefundOrder,
): Promise<Result<RefundStanding, GatewayError>> {
  const body = refundBody(order, keys.notificationUrl);
  if (!body.ok) return body;
  const answer = await client.refund(body.value, order.refundCode);
  if (!answer.ok) return unexpected(answer);
  const standing = standingOf(answer.value, order.reference);
  return standing ? ok(standing) : err({ kind: 'indeterminate' });
}

const gatewayOf = (account: Account): Gateway => ({
  issue: (order) => issue(account, order),
  async query(reference) {
    if (!id.safeParse(reference).success) return BAD_ID;
    const answer = await account.client.payment(reference);
    if (!answer.ok && answer.error.kind === 'not-found') return ok({ status: 'not-found' });
    return answer.ok ? ok(observationOf(answer.value, reference)) : unexpected(answer);
  },
  void: async () => CANNOT,
  extend: async () => CANNOT,
  find: (transactionCode) => find(account, transactionCode),
  refund: (order) => refund(account, order),
  async queryRefund(ask) {
    if (!id.safeParse(ask.refund).success) return BAD_ID;
    const answer = await account.client.refundStanding(ask.refund);
    if (!answer.ok) return unexpected(answer);
    const standing = standingOf(answer.value, ask.reference);
    return standing ? ok(standing) : err({ kind: 'unavailable' });
  },
  async probe() {
    const answer = await account.client.paymentMethods();
    if (!answer.ok) return unexpected(answer);
    const method = paymentMethodIn(answer.value);
    return method.ok ? ok(withPaymentMethod(account.keys.credentials, method.value)) : method;
  },
});

/** dLocal's payins API. What is documented, seen or guessed stands in MAPPINGS.md. */
export const dlocal: GatewayProvider = {
  name: NAME,
  capabilities: {
    currencies: ['PEN'],
    expiry: 'gateway-decides',
    voids: false,
    extends: false,
    refunds: 'bank-account',
    addressGivenBy: 'order',
    notifications: 'signed',
    idempotentIssue: true,
    queryByTransactionCode: true,
    contactNeeded: ['name', 'email', 'document'],
    notificationsNamePeople: true,
  },
  credentialFields,
  parseCredentials,
  open({ egress, clock }, keys) {
    const origin = ORIGINS[keys.mode];
    const client = new Client({ egress, clock, origin, keys: keysOf(keys.credentials) });
    return gatewayOf({ client, clock, keys });
  },
  readNotification,
  explainSignature,
  reports: [],
  scrub,
};
