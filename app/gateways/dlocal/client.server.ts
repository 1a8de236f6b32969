import type { Clock } from '#app/kernel/clock.ts';
import type { ExactJson } from '#app/kernel/exact-json.ts';
import { err, type Result } from '#app/kernel/result.ts';
import type { Egress, EgressRequest } from '#app/platform/egress.server.ts';
import type { GatewayError } from '../gateway.ts';
import { TIMEOUTS } from './config.ts';
import type { DLocalKeys } from './credentials.ts';
import { judge, judgeSilence, type Purpose, type Standing } from './errors.ts';
import { authorization } from './signing.ts';

/** What the client needs of one account. */
export type ClientDeps = {
  readonly egress: Egress;
  readonly clock: Clock;
  readonly origin: string;
  readonly keys: DLocalKeys;
};

type Call = {
  readonly purpose: Purpose;
  readonly path: string;
  readonly timeoutMs: number;
  /** The exact text to sign and to send; without one it is a GET. */
  readonly body?: string;
  readonly idempotencyKey?: string;
};

type Answer = Promise<Result<ExactJson, GatewayError | Standing>>;

/** dLocal's calls. Each yields the answer's JSON, or why there is none. */
export class Client {
  readonly #deps: ClientDeps;

  constructor(deps: ClientDeps) {
    this.#deps = deps;
  }

  issue(body: string, idempotencyKey: string): Answer {
    const timeoutMs = TIMEOUTS.issue;
    return this.#request({ purpose: 'issue', path: '/payments', body, idempotencyKey, timeoutMs });
  }

  refund(body: string, idempotencyKey: string): Answer {
    const timeoutMs = TIMEOUTS.refund;
    return this.#request({ purpose: 'refund', path: '/refunds', body, idempotencyKey, timeoutMs });
  }

  payment(id: string): Answer {
    return this.#ask(`/payments/${id}`);
  }

  order(orderId: string): Answer {
    return this.#ask(`/orders/${orderId}`);
  }

  refundStanding(id: string): Answer {
    return this.#ask(`/refunds/${id}`);
  }

  /** The one call that proves the keys and changes nothing. */
  paymentMethods(): Answer {
    const path = '/payments-methods?country=PE';
    return this.#request({ purpose: 'probe', path, timeoutMs: TIMEOUTS.ask });
  }

  #ask(path: string): Answer {
    return this.#request({ purpose: 'ask', path, timeoutMs: TIMEOUTS.ask });
  }

  /** The one way out: signs the very text that is sent, and judges what came back. */
  async #request({ purpose, path, timeoutMs, body, idempotencyKey }: Call): Answer {
    const { egress, clock, origin, keys } = this.#deps;
    const { login, transKey, secretKey } = keys;
    const date = clock.now().toISOString();
    const request: EgressRequest = {
      method: body === undefined ? 'GET' : 'POST',
      url: `${origin}${path}`,
      headers: {
        'x-date': date,
        'x-login': login,
        'x-trans-key': transKey,
        'x-version': '2.1',
        'user-agent': 'codigo / 1.0',
        'content-type': 'application/json',
        authorization: authorization({ login, date, body: body ?? '' }, secretKey),
        ...(idempotencyKey && { 'x-idempotency-key': idempotencyKey }),
      },
      timeoutMs,
      ...(body !== undefined && { body }),
    };
    const answer = await egress.send(request);
    return answer.ok ? judge(answer.value, purpose) : err(judgeSilence(answer.error, purpose));
  }
}
