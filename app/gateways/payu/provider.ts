import { err, ok, type Result } from '#app/kernel/result.ts';
import type {
  AccountKeys,
  Credentials,
  Gateway,
  GatewayError,
  GatewayProvider,
} from '../gateway.ts';
import { Client } from './client.server.ts';
import { NAME } from './config.ts';
import { credentialFields, keysOf, parseCredentials } from './credentials.ts';
import { explainSignature } from './explain-signature.ts';
import { issuedFrom } from './issued.ts';
import { foundFrom, observationOf } from './mapping.ts';
import { readNotification } from './notification.ts';
import { transactionOf } from './order-body.ts';
import { proven } from './probe.ts';
import { orders } from './report-orders.ts';
import { statement } from './report-statement.ts';
import { transactions } from './report-transactions.ts';
import { orderId } from './schemas.ts';
import { scrub } from './scrub.ts';

/** PayU neither calls off nor extends a cash code, and declines refunds of cash (refunds, 2022): the merchant transfers. */
const CANNOT = err({ kind: 'rejected', code: 'no-such-call', reason: 'not-allowed-now' } as const);

type Deps = Parameters<GatewayProvider['open']>[0];

/** Proves the keys where codes are made and where they are asked for: PayU keeps the two apart. */
async function probe(
  client: Client,
  credentials: Credentials,
): Promise<Result<Credentials, GatewayError>> {
  const methods = await client.paymentMethods();
  if (!methods.ok) return methods;
  const allowed = proven(methods.value);
  if (!allowed.ok) return allowed;
  const pinged = await client.ping();
  return pinged.ok ? ok(credentials) : pinged;
}

function open(
  { egress, clock }: Deps,
  { mode, credentials, notificationUrl }: AccountKeys,
): Gateway {
  const keys = keysOf(credentials);
  const client = new Client({ egress, mode, keys });
  const account = { keys, mode };
  return {
    async issue(order) {
      const now = clock.now();
      const transaction = transactionOf(order, { keys, notificationUrl, now });
      if (!transaction.ok) return transaction;
      const answer = await client.submit(transaction.value);
      return answer.ok ? issuedFrom(answer.value, order, now) : answer;
    },
    async query(reference) {
      if (!orderId.safeParse(reference).success) {
        return err({ kind: 'rejected', code: 'orderId', reason: 'invalid-request' });
      }
      const answer = await client.order(reference);
      return answer.ok ? ok(observationOf(answer.value, reference, account)) : answer;
    },
    async find(transactionCode) {
      const answer = await client.ordersOf(transactionCode);
      return answer.ok ? foundFrom(answer.value, transactionCode, account) : answer;
    },
    void: async () => CANNOT,
    extend: async () => CANNOT,
    refund: async () => CANNOT,
    queryRefund: async () => CANNOT,
    probe: () => probe(client, credentials),
  };
}

/** PagoEfectivo through PayU Latam, Peru. What is documented, seen or guessed stands in MAPPINGS.md. */
export const payu: GatewayProvider = {
  name: NAME,
  capabilities: {
    currencies: ['PEN', 'USD'],
    expiry: 'gateway-decides',
    voids: false,
    extends: false,
    refunds: 'manual',
    addressGivenBy: 'order',
    notifications: 'signed',
    idempotentIssue: false,
    queryByTransactionCode: true,
    contactNeeded: ['email'],
    notificationsNamePeople: true,
  },
  credentialFields,
  parseCredentials,
  open,
  readNotification,
  explainSignature,
  reports: [statement, transactions, orders],
  scrub,
};
