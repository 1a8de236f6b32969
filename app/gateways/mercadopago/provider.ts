import type { Clock } from '#app/kernel/clock.ts';
import type { Money } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Credentials, Gateway, GatewayError, GatewayProvider } from '../gateway.ts';
import { Client } from './client.server.ts';
import { CURRENCY, METHOD, NAME } from './config.ts';
import { credentialFields, keysOf, parseCredentials } from './credentials.ts';
import { withinLimits } from './dates.ts';
import type { NotFound } from './errors.ts';
import { extendedFrom, foundIn, issuedFrom, observationOf, voidedFrom } from './mapping.ts';
import { amountFault, offersCash } from './methods.ts';
import { readNotification } from './notification.ts';
import { orderBody } from './order-body.ts';
import { askedRefund, refundBody, startedRefund, unknownRefund } from './refunds.ts';
import { allTransactions } from './report-all-transactions.ts';
import { reportSource } from './report-source.server.ts';
import { number } from './schemas.ts';
import { scrub } from './scrub.ts';
import { explainSignature } from './signing.ts';

type Answered<Value> = Promise<Result<Value, GatewayError>>;
type Asked<Value> = Result<Value, GatewayError | NotFound>;

/** Runs a call about one payment; text that is no payment's number never leaves the house. */
const about = async <Value>(
  reference: string,
  call: (id: string) => Answered<Value>,
): Answered<Value> =>
  number.safeParse(reference).success
    ? call(reference)
    : err({ kind: 'rejected', code: 'id', reason: 'invalid-request' });

/** There is no such payment, and nothing can be done with it. */
const GONE: GatewayError = { kind: 'rejected', code: 'not-found', reason: 'not-allowed-now' };

/** There is no such address: it is not Mercado Pago that answers, or its API has moved. */
const ASTRAY: GatewayError = { kind: 'misconfigured', code: 'not-found' };

/** The answer, with what a 404 means here. */
function known<Value>(answer: Asked<Value>, missing: GatewayError): Result<Value, GatewayError> {
  if (answer.ok) return answer;
  const { error } = answer;
  return err(error.kind === 'not-found' ? missing : error);
}

const isNotFound = <Value>(answer: Asked<Value>): boolean =>
  !answer.ok && answer.error.kind === 'not-found';

/** A refusal with its reason: which amounts are taken is told by the list of methods, not by the refusal. */
async function explained(
  client: Client,
  error: GatewayError,
  amount: Money,
): Promise<GatewayError> {
  if (error.kind !== 'rejected' || error.reason !== 'invalid-request') return error;
  const methods = await client.methods();
  const reason = methods.ok ? amountFault(methods.value, amount) : null;
  return reason ? { ...error, reason } : error;
}

function codes(client: Client, clock: Clock): Pick<Gateway, 'issue' | 'query' | 'find'> {
  return {
    async issue(order) {
      const expiresAt = withinLimits(order.expiresAt, clock.now());
      const body = orderBody(order, expiresAt);
      if (!body.ok) return body;
      const answer = known(await client.issue(body.value, order.transactionCode), ASTRAY);
      return answer.ok
        ? issuedFrom(answer.value, order, expiresAt)
        : err(await explained(client, answer.error, order.amount));
    },
    query: (reference) =>
      about(reference, async (id) => {
        const answer = await client.payment(id);
        if (isNotFound(answer)) return ok({ status: 'not-found' });
        const said = known(answer, GONE);
        return said.ok ? ok(observationOf(said.value, id)) : said;
      }),
    async find(transactionCode) {
      const answer = known(await client.search(transactionCode), ASTRAY);
      return answer.ok ? foundIn(answer.value, transactionCode) : answer;
    },
  };
}

function changes(client: Client): Pick<Gateway, 'void' | 'extend' | 'refund' | 'queryRefund'> {
  return {
    void: (reference) =>
      about(reference, async (id) => {
        const answer = known(await client.cancel(id), GONE);
        return answer.ok ? voidedFrom(answer.value, id) : answer;
      }),
    extend: (reference, until) =>
      about(reference, async (id) => {
        const answer = known(await client.extend(id, until), GONE);
        return answer.ok ? extendedFrom(answer.value, id, until) : answer;
      }),
    refund: (order) =>
      about(order.reference, async (id) => {
        const body = refundBody(order);
        if (!body.ok) return body;
        const answer = known(await client.refund(id, body.value, order.refundCode), GONE);
        return answer.ok ? startedRefund(answer.value) : answer;
      }),
    queryRefund: ({ reference, refund }) =>
      about(reference, (id) =>
        about(refund, async () => {
          const answer = await client.refunded(id, refund);
          if (isNotFound(answer)) return ok(unknownRefund(refund, 'not-found'));
          const said = known(answer, GONE);
          return said.ok ? ok(askedRefund(said.value, refund)) : said;
        }),
      ),
  };
}

async function probe(client: Client, credentials: Credentials): Answered<Credentials> {
  const answer = known(await client.methods(), ASTRAY);
  if (!answer.ok) return answer;
  return offersCash(answer.value) ? ok(credentials) : err({ kind: 'misconfigured', code: METHOD });
}

/** Mercado Pago Peru, its payments API. What is documented, seen or guessed stands in MAPPINGS.md. */
export const mercadopago: GatewayProvider = {
  name: NAME,
  capabilities: {
    currencies: [CURRENCY],
    expiry: 'exact',
    voids: true,
    extends: true,
    refunds: 'wallet',
    addressGivenBy: 'panel',
    notifications: 'signed',
    idempotentIssue: true,
    queryByTransactionCode: true,
    contactNeeded: ['email'],
    notificationsNamePeople: false,
  },
  credentialFields,
  parseCredentials,
  open({ egress, clock }, { mode, credentials }) {
    const client = new Client({ egress, mode, keys: keysOf(credentials) });
    return {
      ...codes(client, clock),
      ...changes(client),
      probe: () => probe(client, credentials),
    };
  },
  readNotification,
  explainSignature,
  reports: [allTransactions],
  openReports: ({ egress, downloads }, { mode, credentials }) =>
    reportSource({ egress, downloads, mode, keys: keysOf(credentials) }),
  scrub,
};
