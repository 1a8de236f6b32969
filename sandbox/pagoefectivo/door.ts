import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, give, type Language, refused } from './answer.ts';
import type { Codes } from './codes.ts';
import { type Call, type Faults, underFault } from './faults.ts';
import { type MerchantApi, readBody } from './merchant-api.ts';
import { apiHosts, type Mode, pageHosts, type Services } from './service.ts';
import { voucherPage } from './voucher-page.ts';

type Deps = {
  readonly now: () => Date;
  readonly api: MerchantApi;
  readonly faults: Faults;
  readonly codes: Codes;
  readonly services: Services;
  readonly log: (event: object) => void;
};

type Route = { readonly call: Call; readonly cip: string };

/** PagoEfectivo's hosts on the network: the merchant API, and the voucher pages. */
export class Door {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Answers a request to one of PagoEfectivo's hosts; false for any other host. */
  async handle(req: IncomingMessage, res: ServerResponse, body: Buffer): Promise<boolean> {
    const host = (req.headers.host ?? '').toLowerCase().replace(/:\d+$/, '');
    const path = new URL(req.url ?? '/', 'http://pagoefectivo').pathname;
    const api = apiHosts[host];
    if (api) {
      await this.#call({ req, res, body, mode: api, path });
      return true;
    }
    const mode = (['test', 'live'] as const).find((candidate) => pageHosts[candidate] === host);
    if (!mode) return false;
    give(
      voucherPage(path, mode, {
        codes: this.#deps.codes,
        services: this.#deps.services,
        now: this.#deps.now(),
      }),
      res,
    );
    return true;
  }

  async #call(visit: {
    req: IncomingMessage;
    res: ServerResponse;
    body: Buffer;
    mode: Mode;
    path: string;
  }): Promise<void> {
    const { req, res, body, mode, path } = visit;
    const language: Language = req.headers['accept-language']?.startsWith('en') ? 'en' : 'es';
    const route = routeOf(req.method ?? '', path);
    if (!route) {
      give(refused(404, 404, language), res);
      return;
    }
    const fault = this.#deps.faults.meet(route.call);
    const answer = await underFault(fault, language, async () =>
      this.#deps.api.answer(route.call, {
        mode,
        headers: req.headers,
        body: readBody(body),
        cip: route.cip,
        language,
      }),
    );
    this.#deps.log({
      part: 'pagoefectivo',
      event: 'call',
      call: route.call,
      fault,
      status: statusOf(answer),
    });
    if (answer === null) req.socket.destroy();
    else give(answer, res);
  }
}

function routeOf(method: string, path: string): Route | null {
  if (method === 'POST') {
    const call = (
      {
        '/v1/authorizations': 'authorizations',
        '/v1/cips': 'cips',
        '/v1/cips/search': 'search',
      } as const
    )[path];
    return call ? { call, cip: '' } : null;
  }
  const cip = /^\/v1\/cips\/(\d{1,14})$/.exec(path)?.[1];
  if (!cip || (method !== 'PATCH' && method !== 'DELETE')) return null;
  return { call: method === 'PATCH' ? 'patch' : 'delete', cip };
}

function statusOf(answer: Answer | null): number | 'cut' | 'silence' {
  if (answer === null) return 'cut';
  return answer.kind === 'said' ? answer.status : 'silence';
}
