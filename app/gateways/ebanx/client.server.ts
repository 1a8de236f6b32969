import { err, type Result } from '#app/kernel/result.ts';
import type { Egress } from '#app/platform/egress.server.ts';
import type { GatewayError } from '../gateway.ts';
import { TIMEOUTS } from './config.ts';
import type { EbanxKeys } from './credentials.ts';
import { judge, judgeSilence, type Purpose, type Said, type Standing } from './errors.ts';
import { jwsSignature } from './signing.ts';

/** What the client needs of one account. */
export type ClientDeps = {
  readonly egress: Egress;
  readonly origin: string;
  readonly keys: EbanxKeys;
};

type Path = '/ws/direct' | '/ws/query' | '/ws/cancel' | '/ws/refund';

/** What a call asks for, without what proves who asks. Amounts in it are exact JSON numbers. */
export type Fields = Readonly<Record<string, unknown>>;

type Answer = Promise<Result<Said, GatewayError | Standing>>;

/** EBANX's calls. Each yields the answer's payment and refund, or why there are none. */
export class Client {
  readonly #deps: ClientDeps;

  constructor(deps: ClientDeps) {
    this.#deps = deps;
  }

  issue(fields: Fields): Answer {
    return this.#request('issue', '/ws/direct', fields);
  }

  query(by: { readonly hash: string } | { readonly merchant_payment_code: string }): Answer {
    return this.#request('ask', '/ws/query', by);
  }

  cancel(hash: string): Answer {
    return this.#request('change', '/ws/cancel', { hash });
  }

  refund(fields: Fields): Answer {
    return this.#request('change', '/ws/refund', fields);
  }

  /** The one way out: proves who asks by signature or by integration key, sends, and judges what came back. */
  async #request(purpose: Purpose, path: Path, fields: Fields): Answer {
    const { egress, origin, keys } = this.#deps;
    const { integrationKey, requestKey } = keys;
    const body = JSON.stringify(
      requestKey ? fields : { integration_key: integrationKey, ...fields },
    );
    const answer = await egress.send({
      method: 'POST',
      url: `${origin}${path}`,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(requestKey && { 'x-jws-signature': await jwsSignature(body, requestKey) }),
      },
      body,
      timeoutMs: TIMEOUTS[purpose],
    });
    return answer.ok ? judge(answer.value, purpose) : err(judgeSilence(answer.error, purpose));
  }
}
