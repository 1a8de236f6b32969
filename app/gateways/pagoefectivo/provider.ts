import { createHash } from 'node:crypto';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Egress } from '#app/platform/egress.server.ts';
import type {
  Credentials,
  Gateway,
  GatewayError,
  GatewayMode,
  GatewayProvider,
} from '../gateway.ts';
import { Client } from './client.server.ts';
import { NAME, ORIGINS } from './config.ts';
import {
  credentialFields,
  keysOf,
  type PagoEfectivoKeys,
  parseCredentials,
} from './credentials.ts';
import { issuedFrom, observationOf } from './mapping.ts';
import { readNotification } from './notification.ts';
import { orderBody } from './order-body.ts';
import { cip } from './schemas.ts';
import { scrub } from './scrub.ts';
import { explainSignature } from './signing.ts';
import { TokenKeeper } from './token.server.ts';

/** More accounts than this in one process, and the one opened longest ago authorises again. */
const KEEPERS_LIMIT = 2_000;

/** Tokens outlive an opened gateway: jobs open one for each piece of work, and share the account's token. */
const keepers = new WeakMap<Egress, Map<string, TokenKeeper>>();

function keeperFor(egress: Egress, mode: GatewayMode, keys: PagoEfectivoKeys): TokenKeeper {
  const ofEgress = keepers.get(egress) ?? new Map<string, TokenKeeper>();
  keepers.set(egress, ofEgress);
  const { idService, accessKey, secretKey } = keys;
  const account = createHash('sha256')
    .update(JSON.stringify([mode, idService, accessKey, secretKey]))
    .digest('base64');
  const keeper = ofEgress.get(account) ?? new TokenKeeper();
  ofEgress.set(account, keeper);
  const [oldest] = ofEgress.keys();
  if (ofEgress.size > KEEPERS_LIMIT && oldest !== undefined) ofEgress.delete(oldest);
  return keeper;
}

/** Runs a call about one code; text that is no code never leaves the house. */
async function about<Value>(
  reference: string,
  call: (code: string) => Promise<Result<Value, GatewayError>>,
): Promise<Result<Value, GatewayError>> {
  const code = cip.safeParse(reference);
  return code.success && code.data !== '0'
    ? call(code.data)
    : err({ kind: 'rejected', code: 'cip', reason: 'invalid-request' });
}

const done = (answer: Result<unknown, GatewayError>): Result<null, GatewayError> =>
  answer.ok ? ok(null) : answer;

/** PagoEfectivo's merchant documents know neither refunds nor a search by transactionCode (MAPPINGS.md). */
const CANNOT = err({ kind: 'rejected', code: 'no-such-call', reason: 'not-allowed-now' } as const);

function gatewayOf(client: Client, credentials: Credentials): Gateway {
  return {
    async issue(order) {
      const body = orderBody(order);
      if (!body.ok) return body;
      const answer = await client.issue(body.value, order.locale);
      return answer.ok ? issuedFrom(answer.value, order) : answer;
    },
    query: (reference) =>
      about(reference, async (code) => {
        const answer = await client.search(code);
        return answer.ok ? ok(observationOf(answer.value, code)) : answer;
      }),
    void: (reference) => about(reference, async (code) => done(await client.delete(code))),
    extend: (reference, until) =>
      about(reference, async (code) => done(await client.extend(code, until))),
    find: async () => CANNOT,
    refund: async () => CANNOT,
    queryRefund: async () => CANNOT,
    async probe() {
      const authorized = await client.authorize();
      return authorized.ok ? ok(credentials) : authorized;
    },
  };
}

/** PagoEfectivo's direct API. What is documented, seen or guessed stands in MAPPINGS.md. */
export const pagoefectivo: GatewayProvider = {
  name: NAME,
  capabilities: {
    currencies: ['PEN', 'USD'],
    expiry: 'exact',
    voids: true,
    extends: true,
    refunds: 'manual',
    addressGivenBy: 'staff',
    notifications: 'signed',
    idempotentIssue: false,
    queryByTransactionCode: false,
    contactNeeded: ['email', 'phone'],
    notificationsNamePeople: false,
  },
  credentialFields,
  parseCredentials,
  open({ egress, clock }, { mode, credentials }) {
    const keys = keysOf(credentials);
    const tokens = keeperFor(egress, mode, keys);
    return gatewayOf(
      new Client({ egress, clock, origin: ORIGINS[mode], keys, tokens }),
      credentials,
    );
  },
  readNotification,
  explainSignature,
  reports: [],
  scrub,
};
