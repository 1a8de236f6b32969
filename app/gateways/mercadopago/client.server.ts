import type { ExactJson } from '#app/kernel/exact-json.ts';
import { err, type Result } from '#app/kernel/result.ts';
import type { Egress, EgressRequest } from '#app/platform/egress.server.ts';
import type { GatewayError, GatewayMode } from '../gateway.ts';
import { ORIGIN, REPORTS, TIMEOUTS } from './config.ts';
import { isTokenOf, type MercadoPagoKeys } from './credentials.ts';
import { expirationText } from './dates.ts';
import { judge, judgeSilence, type NotFound, type Purpose } from './errors.ts';

/** What the client needs of one account. */
export type ClientDeps = {
  readonly egress: Egress;
  readonly mode: GatewayMode;
  readonly keys: MercadoPagoKeys;
};

type Call = {
  readonly purpose: Purpose;
  readonly method: EgressRequest['method'];
  readonly path: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

type Answer = Promise<Result<ExactJson, GatewayError | NotFound>>;

/** Mercado Pago's calls about payments. Each yields the answer's JSON, or why there is none. */
export class Client {
  readonly #deps: ClientDeps;

  constructor(deps: ClientDeps) {
    this.#deps = deps;
  }

  /** The same key again answers the same payment again, and makes none. */
  issue(body: string, idempotencyKey: string): Answer {
    const headers = { 'x-idempotency-key': idempotencyKey };
    return this.#request({ purpose: 'issue', method: 'POST', path: '/v1/payments', body, headers });
  }

  payment(id: string): Answer {
    return this.#request({ purpose: 'ask', method: 'GET', path: `/v1/payments/${id}` });
  }

  search(externalReference: string): Answer {
    const query = new URLSearchParams({
      external_reference: externalReference,
      sort: 'date_created',
      criteria: 'desc',
    });
    return this.#request({ purpose: 'ask', method: 'GET', path: `/v1/payments/search?${query}` });
  }

  cancel(id: string): Answer {
    return this.#change(id, { status: 'cancelled' });
  }

  extend(id: string, until: Date): Answer {
    return this.#change(id, { date_of_expiration: expirationText(until) });
  }

  /** The same key again sends the same money once. */
  refund(id: string, body: string, idempotencyKey: string): Answer {
    return this.#request({
      purpose: 'refund',
      method: 'POST',
      path: `/v1/payments/${id}/refunds`,
      body,
      // Without the second one, a refund that is still being worked on is answered as a 400 (official guide, 2024).
      headers: { 'x-idempotency-key': idempotencyKey, 'x-render-in-process-refunds': 'true' },
    });
  }

  refunded(id: string, refund: string): Answer {
    return this.#request({
      purpose: 'ask',
      method: 'GET',
      path: `/v1/payments/${id}/refunds/${refund}`,
      headers: { 'x-render-in-process-refunds': 'true' },
    });
  }

  methods(): Answer {
    return this.#request({ purpose: 'ask', method: 'GET', path: '/v1/payment_methods' });
  }

  reports(): Answer {
    return this.#request({ purpose: 'ask', method: 'GET', path: `${REPORTS}/list` });
  }

  /** A second one of the same period does no harm: what is unclear may be asked again. */
  makeReport(body: string): Answer {
    return this.#request({ purpose: 'ask', method: 'POST', path: REPORTS, body });
  }

  reportTask(id: string): Answer {
    return this.#request({ purpose: 'ask', method: 'GET', path: `${REPORTS}/task/${id}` });
  }

  #change(id: string, change: object): Answer {
    const body = JSON.stringify(change);
    return this.#request({ purpose: 'change', method: 'PUT', path: `/v1/payments/${id}`, body });
  }

  /** The one way out: sends, and judges what came back. A token of the other mode is not sent at all (law 13). */
  async #request({ purpose, method, path, body, headers }: Call): Answer {
    const { egress, mode, keys } = this.#deps;
    if (!isTokenOf(mode, keys)) return err({ kind: 'misconfigured', code: 'token-of-other-mode' });
    const answer = await egress.send({
      method,
      url: `${ORIGIN}${path}`,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        authorization: `Bearer ${keys.accessToken}`,
        ...headers,
      },
      timeoutMs: TIMEOUTS[purpose],
      ...(body !== undefined && { body }),
    });
    return answer.ok ? judge(answer.value, purpose) : err(judgeSilence(answer.error, purpose));
  }
}
