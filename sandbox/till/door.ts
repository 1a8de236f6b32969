import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, give } from './answer.ts';
import type { Dialect, Speech, Visit } from './dialect.ts';
import { type Faults, twistOf, underFault } from './faults.ts';

type Deps = {
  readonly dialect: Dialect;
  readonly speech: Speech;
  readonly faults: Faults;
  readonly log: (event: object) => void;
};

/** A seller's hosts on the network. */
export class Door {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Answers a request to one of the seller's hosts; false for any other host. */
  async handle(req: IncomingMessage, res: ServerResponse, body: Buffer): Promise<boolean> {
    const host = (req.headers.host ?? '').toLowerCase().replace(/:\d+$/, '');
    const mode = this.#deps.dialect.hosts[host];
    if (mode === undefined) return false;
    const url = new URL(req.url ?? '/', 'http://seller');
    const answer = await this.#answer({
      method: req.method ?? '',
      host,
      mode,
      path: url.pathname,
      query: url.searchParams,
      headers: req.headers,
      body,
      twist: 'none',
    });
    if (answer === null) req.socket.destroy();
    else give(answer, res);
    return true;
  }

  async #answer(visit: Visit): Promise<Answer | null> {
    const { dialect, speech, faults, log } = this.#deps;
    const heard = speech.hear(visit);
    if (!heard) return dialect.lost(visit);
    const fault = faults.meet(heard.call);
    visit.twist = twistOf(fault);
    const work = () => heard.answer();
    const answer = await underFault(fault, dialect.refusals, { visit, work });
    const status = answer?.kind === 'said' ? answer.status : (answer?.kind ?? 'cut');
    log({ part: dialect.name, event: 'call', call: heard.call, fault, status });
    return answer;
  }
}
