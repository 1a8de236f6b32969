import type { Clock } from '#app/kernel/clock.ts';
import { jsonNumber } from '#app/kernel/exact-json.ts';
import { limaOffsetText } from '#app/kernel/lima.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Egress, EgressRequest } from '#app/platform/egress.server.ts';
import type { GatewayError } from '../gateway.ts';
import { TIMEOUTS } from './config.ts';
import type { PagoEfectivoKeys } from './credentials.ts';
import { judge, judgeSilence, type Purpose, type TokenRefused } from './errors.ts';
import { authorizationHash } from './signing.ts';
import { type Token, type TokenKeeper, tokenFrom } from './token.server.ts';

/** What the client needs of one account. */
export type ClientDeps = {
  readonly egress: Egress;
  readonly clock: Clock;
  readonly origin: string;
  readonly keys: PagoEfectivoKeys;
  readonly tokens: TokenKeeper;
};

type Call = {
  readonly purpose: Purpose;
  readonly method: EgressRequest['method'];
  readonly path: string;
  readonly body?: string;
  readonly timeoutMs: number;
  readonly language?: 'es' | 'en';
};

type Answer = Promise<Result<unknown, GatewayError>>;

/** A token that is refused although it is new: the account itself is not taken. */
function withoutTokenRefused(
  answer: Result<unknown, GatewayError | TokenRefused>,
): Result<unknown, GatewayError> {
  if (answer.ok) return answer;
  const { error } = answer;
  return err(error.kind === 'token-refused' ? { kind: 'misconfigured', code: error.code } : error);
}

/** PagoEfectivo's five calls. Each yields the answer's `data`, or why there is none. */
export class Client {
  readonly #deps: ClientDeps;

  constructor(deps: ClientDeps) {
    this.#deps = deps;
  }

  /** Authorises anew: the one call that proves the keys and changes nothing. */
  async authorize(): Promise<Result<null, GatewayError>> {
    const token = await this.#deps.tokens.renew(this.#deps.clock, this.#authorize);
    return token.ok ? ok(null) : token;
  }

  issue(body: string, language: 'es' | 'en'): Answer {
    const timeoutMs = TIMEOUTS.issue;
    return this.#call({
      purpose: 'issue',
      method: 'POST',
      path: '/v1/cips',
      body,
      timeoutMs,
      language,
    });
  }

  search(cip: string): Answer {
    const body = JSON.stringify({ data: [{ cip: jsonNumber(cip) }] });
    const timeoutMs = TIMEOUTS.search;
    return this.#call({ purpose: 'ask', method: 'POST', path: '/v1/cips/search', body, timeoutMs });
  }

  delete(cip: string): Answer {
    const timeoutMs = TIMEOUTS.change;
    return this.#call({ purpose: 'change', method: 'DELETE', path: `/v1/cips/${cip}`, timeoutMs });
  }

  extend(cip: string, until: Date): Answer {
    const body = JSON.stringify({ dateExpiry: limaOffsetText(until) });
    const timeoutMs = TIMEOUTS.change;
    return this.#call({
      purpose: 'change',
      method: 'PATCH',
      path: `/v1/cips/${cip}`,
      body,
      timeoutMs,
    });
  }

  /** Calls with the kept token; when it is not taken, once more with a new one. A refused token changed nothing. */
  async #call(call: Call): Answer {
    const first = await this.#attempt(call);
    const refused = !first.ok && first.error.kind === 'token-refused';
    return withoutTokenRefused(refused ? await this.#attempt(call) : first);
  }

  async #attempt(call: Call): Promise<Result<unknown, GatewayError | TokenRefused>> {
    const token = await this.#deps.tokens.get(this.#deps.clock, this.#authorize);
    if (!token.ok) return token;
    const answer = await this.#request(call, { authorization: `Bearer ${token.value}` });
    if (!answer.ok && answer.error.kind === 'token-refused') this.#deps.tokens.drop(token.value);
    return answer;
  }

  readonly #authorize = async (): Promise<Result<Token, GatewayError>> => {
    const { keys, clock } = this.#deps;
    const dateRequest = limaOffsetText(clock.now());
    const body = JSON.stringify({
      accessKey: keys.accessKey,
      idService: jsonNumber(keys.idService),
      dateRequest,
      hashString: authorizationHash(keys, dateRequest),
    });
    const path = '/v1/authorizations';
    const timeoutMs = TIMEOUTS.authorize;
    const call: Call = { purpose: 'authorize', method: 'POST', path, body, timeoutMs };
    const answer = withoutTokenRefused(await this.#request(call));
    return answer.ok ? tokenFrom(answer.value) : answer;
  };

  /** The one way out: sends, and judges what came back. `Origin` is PagoEfectivo's own mandatory header. */
  async #request(
    { purpose, method, path, body, timeoutMs, language }: Call,
    authorization: Readonly<Record<string, string>> = {},
  ): Promise<Result<unknown, GatewayError | TokenRefused>> {
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      'accept-language': language === 'en' ? 'en-US' : 'es-PE',
      origin: 'web',
      ...authorization,
    };
    const url = `${this.#deps.origin}${path}`;
    const request = { method, url, headers, timeoutMs, ...(body !== undefined && { body }) };
    const answer = await this.#deps.egress.send(request);
    return answer.ok ? judge(answer.value, purpose) : err(judgeSilence(answer.error, purpose));
  }
}
