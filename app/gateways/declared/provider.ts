import { err, ok, type Result } from '#app/kernel/result.ts';
import type {
  AccountKeys,
  Credentials,
  Gateway,
  GatewayCapabilities,
  GatewayError,
  GatewayProvider,
} from '../gateway.ts';
import type { RefundStanding } from '../refund.ts';
import { CANNOT, Client, type MayCall, present } from './client.server.ts';
import { NAME } from './config.ts';
import { credentialFieldsOf, keysOf, parseCredentials } from './credentials.ts';
import { writeTime } from './dates.ts';
import { explainSignature } from './explain-signature.ts';
import { type Filling, plain, type Values } from './fill.ts';
import type { Manifest } from './manifest.ts';
import { foundFrom, isReference, issuedFrom, observationOf } from './mapping.ts';
import { readNotification } from './notification.ts';
import { orderValues, refundValues } from './order-values.ts';
import { standingFrom } from './refunds.ts';
import { reportFormatOf } from './report-lines.ts';
import { scrubberOf } from './scrub.ts';

/** What a gateway of this manifest can do. */
export const capabilitiesOf = (manifest: Manifest): GatewayCapabilities => ({
  currencies: manifest.currencies,
  expiry: manifest.expiry,
  voids: manifest.calls.cancel !== undefined,
  extends: manifest.calls.extend !== undefined,
  refunds: manifest.refunds?.to ?? 'manual',
  addressGivenBy: 'panel',
  notifications: manifest.notification.signature.kind === 'none' ? 'unsigned' : 'signed',
  idempotentIssue: manifest.idempotency !== undefined,
  queryByTransactionCode: manifest.calls.find !== undefined,
  contactNeeded: manifest.contactNeeded,
  notificationsNamePeople: manifest.notification.namesPeople,
});

const named = (...pairs: readonly (readonly [string, Filling | null])[]): Values => new Map(pairs);
const notAReference = err({
  kind: 'rejected',
  code: 'reference',
  reason: 'invalid-request',
} as const);

type Answered<Value> = Promise<Result<Value, GatewayError>>;

/** One opened account at a declared gateway. */
class DeclaredGateway implements Gateway {
  readonly #manifest: Manifest;
  readonly #client: Client;
  readonly #account: AccountKeys;

  constructor(manifest: Manifest, client: Client, account: AccountKeys) {
    this.#manifest = manifest;
    this.#client = client;
    this.#account = account;
  }

  readonly issue: Gateway['issue'] = async (order) => {
    const values = orderValues(this.#manifest, order, this.#account.notificationUrl);
    if (!values.ok) return values;
    const once = order.transactionCode;
    const call = { name: 'create', purpose: 'issue', values: values.value, once } as const;
    const answer = present(await this.#client.call(call));
    return answer.ok ? issuedFrom(this.#manifest, answer.value, order) : answer;
  };

  readonly query: Gateway['query'] = async (reference) => {
    if (!isReference(reference)) return notAReference;
    const values = named(['reference', plain(reference)]);
    const answer = await this.#client.call({ name: 'query', purpose: 'ask', values });
    if (!answer.ok && answer.error.kind === 'absent') return ok({ status: 'not-found' });
    const there = present(answer);
    return there.ok ? ok(observationOf(this.#manifest, there.value, reference)) : there;
  };

  /** Of a cancellation no manifest says what its answer holds: the code itself is asked for, and only its own word counts. */
  readonly void: Gateway['void'] = async (reference) => {
    const said = await this.#change('cancel', reference, named(['reference', plain(reference)]));
    if (!said.ok) return said;
    const now = await this.query(reference);
    return now.ok && now.value.status === 'voided' ? ok(null) : err({ kind: 'indeterminate' });
  };

  readonly extend: Gateway['extend'] = (reference, until) =>
    this.#change(
      'extend',
      reference,
      named(['reference', plain(reference)], ['expiresAt', writeTime(until, this.#manifest.time)]),
    );

  readonly find: Gateway['find'] = async (transactionCode) => {
    const values = named(['transactionCode', plain(transactionCode)]);
    const answer = await this.#client.call({ name: 'find', purpose: 'ask', values });
    if (!answer.ok && answer.error.kind === 'absent') return ok(null);
    const there = present(answer);
    return there.ok ? foundFrom(this.#manifest, there.value, transactionCode) : there;
  };

  readonly refund: Gateway['refund'] = async (order) => {
    const places = this.#manifest.calls.refund?.answer;
    if (!places) return CANNOT;
    if (!isReference(order.reference)) return notAReference;
    const values = refundValues(this.#manifest, order);
    if (!values.ok) return values;
    const once = order.refundCode;
    const call = { name: 'refund', purpose: 'refund', values: values.value, once } as const;
    const answer = present(await this.#client.call(call));
    if (!answer.ok) return answer;
    const standing = standingFrom(this.#manifest, answer.value, places);
    return standing ? ok(standing) : err({ kind: 'indeterminate' });
  };

  readonly queryRefund: Gateway['queryRefund'] = async (ask): Answered<RefundStanding> => {
    const places = this.#manifest.calls.queryRefund?.answer;
    if (!places) return CANNOT;
    const values = named(['reference', plain(ask.reference)], ['refund', plain(ask.refund)]);
    const answer = present(
      await this.#client.call({ name: 'queryRefund', purpose: 'ask', values }),
    );
    if (!answer.ok) return answer;
    const standing = standingFrom(this.#manifest, answer.value, places);
    return standing?.refund === ask.refund ? ok(standing) : err({ kind: 'unavailable' });
  };

  readonly probe: Gateway['probe'] = async () => {
    const answer = present(
      await this.#client.call({ name: 'probe', purpose: 'prove', values: named() }),
    );
    return answer.ok ? ok(this.#account.credentials) : answer;
  };

  async #change(name: 'cancel' | 'extend', reference: string, values: Values): Answered<null> {
    if (!isReference(reference)) return notAReference;
    const answer = present(await this.#client.call({ name, purpose: 'change', values }));
    return answer.ok ? ok(null) : answer;
  }
}

/** What the provider needs beside its manifest: which hosts the operator approved. */
export type DeclaredDeps = { readonly mayCall: MayCall };

/** A provider of its own for each manifest. Without an approval it reads what comes in, and calls nobody. */
export function declaredProvider(
  manifest: Manifest,
  { mayCall }: DeclaredDeps = { mayCall: () => false },
): GatewayProvider {
  return {
    name: NAME,
    capabilities: capabilitiesOf(manifest),
    credentialFields: credentialFieldsOf(manifest),
    parseCredentials: (fields) => parseCredentials(manifest, fields),
    open({ egress, clock }, account) {
      const keys = keysOf(manifest, account.credentials);
      const { mode } = account;
      const client = new Client({ egress, clock, manifest, mode, keys, mayCall });
      return new DeclaredGateway(manifest, client, account);
    },
    readNotification: (raw, credentials: Credentials) =>
      readNotification(manifest, raw, keysOf(manifest, credentials)),
    explainSignature: (credentials, fields) =>
      explainSignature(manifest, keysOf(manifest, credentials), fields),
    reports: reportFormatOf(manifest),
    scrub: scrubberOf(manifest),
  };
}
