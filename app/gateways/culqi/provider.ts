import type { Money } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type {
  Credentials,
  Gateway,
  GatewayError,
  GatewayMode,
  GatewayProvider,
  IssuedVoucher,
  IssueOrder,
} from '../gateway.ts';
import { Client } from './client.server.ts';
import { CURRENCY, DOUBTFUL_BELOW_MINOR, NAME } from './config.ts';
import { credentialFields, keysOf, parseCredentials } from './credentials.ts';
import { isFinding, type Judgement } from './errors.ts';
import { deletedFrom, extendedFrom, issuedBefore, issuedFrom, observationOf } from './mapping.ts';
import { readNotification } from './notification.ts';
import { orderBody } from './order-body.ts';
import { orderId, orderList } from './schemas.ts';
import { scrub } from './scrub.ts';

type Answered<Value> = Promise<Result<Value, GatewayError>>;

/** Culqi gives back charges of cards only, and lists orders by no number of ours (MAPPINGS.md). */
const CANNOT = err({ kind: 'rejected', code: 'no-such-call', reason: 'not-allowed-now' } as const);

/** An answer whose findings have no meaning here: it is not Culqi that answers, or its API has moved. */
function plain(answer: Judgement): Result<unknown, GatewayError> {
  if (answer.ok) return answer;
  const { error } = answer;
  return err(isFinding(error) ? { kind: 'misconfigured', code: error.code } : error);
}

/** The refusal names no limit: what is very little was too little, all else too much. */
const amountRefused = ({ minor }: Money, code: string): GatewayError => ({
  kind: 'rejected',
  code,
  reason: minor < DOUBTFUL_BELOW_MINOR ? 'amount-too-small' : 'amount-too-large',
});

/** Our number stands there already: the order of the attempt before is looked up, and no second one is made. */
async function fromBefore(client: Client, order: IssueOrder): Answered<IssuedVoucher> {
  const listed = await client.ofAmount(order.amount.minor);
  return listed.ok ? issuedBefore(listed.value, order) : err({ kind: 'indeterminate' });
}

async function issue(client: Client, order: IssueOrder): Answered<IssuedVoucher> {
  const body = orderBody(order);
  if (!body.ok) return body;
  const answer = await client.issue(body.value);
  if (answer.ok) return issuedFrom(answer.value, order);
  const { error } = answer;
  if (error.kind === 'number-taken') return fromBefore(client, order);
  if (error.kind === 'amount-refused') return err(amountRefused(order.amount, error.code));
  const refused = plain(answer);
  return refused.ok ? err({ kind: 'indeterminate' }) : refused;
}

/** Runs a call about one order; text that is no order's id, or one of the other mode, never leaves the house (law 13). */
const aboutIn =
  (mode: GatewayMode) =>
  async <Value>(reference: string, call: (id: string) => Answered<Value>): Answered<Value> =>
    orderId.safeParse(reference).success && reference.startsWith(`ord_${mode}_`)
      ? call(reference)
      : err({ kind: 'rejected', code: 'id', reason: 'invalid-request' });

async function probe(client: Client, credentials: Credentials): Answered<Credentials> {
  const answer = plain(await client.latest());
  if (!answer.ok) return answer;
  return orderList.safeParse(answer.value).success ? ok(credentials) : err({ kind: 'unavailable' });
}

function gatewayOf(client: Client, mode: GatewayMode, credentials: Credentials): Gateway {
  const about = aboutIn(mode);
  return {
    issue: (order) => issue(client, order),
    query: (reference) =>
      about(reference, async (id) => {
        const answer = await client.order(id);
        if (!answer.ok && answer.error.kind === 'not-found') return ok({ status: 'not-found' });
        const said = plain(answer);
        return said.ok ? ok(observationOf(said.value, id)) : said;
      }),
    void: (reference) =>
      about(reference, async (id) => {
        const answer = plain(await client.delete(id));
        return answer.ok ? deletedFrom(answer.value, id) : answer;
      }),
    extend: (reference, until) =>
      about(reference, async (id) => {
        const answer = plain(await client.extend(id, until));
        return answer.ok ? extendedFrom(answer.value, id, until) : answer;
      }),
    find: async () => CANNOT,
    refund: async () => CANNOT,
    queryRefund: async () => CANNOT,
    probe: () => probe(client, credentials),
  };
}

/** Culqi's orders, which PagoEfectivo sells the codes of. What is documented, seen or guessed stands in MAPPINGS.md. */
export const culqi: GatewayProvider = {
  name: NAME,
  capabilities: {
    currencies: [CURRENCY],
    expiry: 'exact',
    voids: true,
    extends: true,
    refunds: 'manual',
    addressGivenBy: 'panel',
    notifications: 'unsigned',
    idempotentIssue: true,
    queryByTransactionCode: false,
    contactNeeded: ['email', 'phone'],
    notificationsNamePeople: true,
  },
  credentialFields,
  parseCredentials,
  open({ egress }, { mode, credentials }) {
    return gatewayOf(new Client({ egress, mode, keys: keysOf(credentials) }), mode, credentials);
  },
  readNotification,
  reports: [],
  scrub,
};
