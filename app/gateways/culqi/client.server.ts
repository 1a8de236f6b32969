import { jsonNumber } from '#app/kernel/exact-json.ts';
import { err } from '#app/kernel/result.ts';
import type { Egress, EgressRequest } from '#app/platform/egress.server.ts';
import type { GatewayMode } from '../gateway.ts';
import { ORIGIN, PAGE_SIZE, TIMEOUTS } from './config.ts';
import { type CulqiKeys, isKeyOf } from './credentials.ts';
import { epochText } from './dates.ts';
import { type Judgement, judge, judgeSilence, type Purpose } from './errors.ts';

/** What the client needs of one account. */
export type ClientDeps = {
  readonly egress: Egress;
  readonly mode: GatewayMode;
  readonly keys: CulqiKeys;
};

type Call = {
  readonly purpose: Purpose;
  readonly method: EgressRequest['method'];
  readonly path: string;
  readonly body?: string;
};

type Answer = Promise<Judgement>;

/** Culqi's calls about orders. Each yields the answer's JSON, or why there is none. */
export class Client {
  readonly #deps: ClientDeps;

  constructor(deps: ClientDeps) {
    this.#deps = deps;
  }

  issue(body: string): Answer {
    return this.#request({ purpose: 'issue', method: 'POST', path: '/v2/orders', body });
  }

  order(id: string): Answer {
    return this.#request({ purpose: 'ask', method: 'GET', path: `/v2/orders/${id}` });
  }

  /** The latest orders of one amount, the newest first. */
  ofAmount(minor: bigint): Answer {
    const path = `/v2/orders?amount=${minor}&limit=${PAGE_SIZE}`;
    return this.#request({ purpose: 'ask', method: 'GET', path });
  }

  /** One order, whichever: what proves a key and changes nothing. */
  latest(): Answer {
    return this.#request({ purpose: 'ask', method: 'GET', path: '/v2/orders?limit=1' });
  }

  delete(id: string): Answer {
    return this.#request({ purpose: 'change', method: 'DELETE', path: `/v2/orders/${id}` });
  }

  extend(id: string, until: Date): Answer {
    const body = JSON.stringify({ expiration_date: jsonNumber(epochText(until)) });
    return this.#request({ purpose: 'change', method: 'PATCH', path: `/v2/orders/${id}`, body });
  }

  /** The one way out: sends, and judges what came back. A key of the other mode is not sent at all (law 13). */
  async #request({ purpose, method, path, body }: Call): Answer {
    const { egress, mode, keys } = this.#deps;
    if (!isKeyOf(mode, keys)) return err({ kind: 'misconfigured', code: 'key-of-other-mode' });
    const answer = await egress.send({
      method,
      url: `${ORIGIN}${path}`,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        authorization: `Bearer ${keys.secretKey}`,
        'x-culqi-env': mode,
        'x-api-version': '2',
      },
      timeoutMs: TIMEOUTS[purpose],
      ...(body !== undefined && { body }),
    });
    return answer.ok ? judge(answer.value, purpose) : err(judgeSilence(answer.error, purpose));
  }
}
