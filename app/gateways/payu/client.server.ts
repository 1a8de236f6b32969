import { type ExactJson, jsonNumber } from '#app/kernel/exact-json.ts';
import { err, type Result } from '#app/kernel/result.ts';
import type { Egress } from '#app/platform/egress.server.ts';
import type { GatewayError, GatewayMode } from '../gateway.ts';
import { ORIGINS, PATHS, TIMEOUTS } from './config.ts';
import type { PayuKeys } from './credentials.ts';
import { judge, judgeSilence, type Purpose } from './errors.ts';

/** What the client needs of one account. */
export type ClientDeps = {
  readonly egress: Egress;
  readonly mode: GatewayMode;
  readonly keys: PayuKeys;
};

type Command = {
  readonly purpose: Purpose;
  readonly path: string;
  readonly command: string;
  readonly content?: object;
};

type Answer = Promise<Result<ExactJson, GatewayError>>;

/** PayU's five commands that serve PagoEfectivo. Each yields the whole answer of a SUCCESS, or why there is none. */
export class Client {
  readonly #deps: ClientDeps;

  constructor(deps: ClientDeps) {
    this.#deps = deps;
  }

  submit(transaction: object): Answer {
    const content = { transaction };
    const path = PATHS.payments;
    return this.#call({ purpose: 'issue', path, command: 'SUBMIT_TRANSACTION', content });
  }

  order(orderId: string): Answer {
    const content = { details: { orderId: jsonNumber(orderId) } };
    return this.#call({ purpose: 'ask', path: PATHS.queries, command: 'ORDER_DETAIL', content });
  }

  ordersOf(referenceCode: string): Answer {
    const content = { details: { referenceCode } };
    const command = 'ORDER_DETAIL_BY_REFERENCE_CODE';
    return this.#call({ purpose: 'ask', path: PATHS.queries, command, content });
  }

  paymentMethods(): Answer {
    const path = PATHS.payments;
    return this.#call({ purpose: 'probe', path, command: 'GET_PAYMENT_METHODS' });
  }

  ping(): Answer {
    return this.#call({ purpose: 'probe', path: PATHS.queries, command: 'PING' });
  }

  /** The one way out. `language` is English whatever the shopper reads: it is the language of the errors that we read. */
  async #call({ purpose, path, command, content }: Command): Answer {
    const { egress, mode, keys } = this.#deps;
    const { apiKey, apiLogin } = keys;
    const merchant = { apiKey, apiLogin };
    const body = { language: 'en', command, merchant, ...content, test: mode === 'test' };
    const answer = await egress.send({
      method: 'POST',
      url: `${ORIGINS[mode]}${path}`,
      headers: { 'content-type': 'application/json; charset=utf-8', accept: 'application/json' },
      body: JSON.stringify(body),
      timeoutMs: TIMEOUTS[purpose],
    });
    return answer.ok ? judge(answer.value, purpose) : err(judgeSilence(answer.error, purpose));
  }
}
