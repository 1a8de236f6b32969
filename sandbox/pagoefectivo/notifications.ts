import type { Agenda } from './agenda.ts';
import type { EventType, Letter, News, Variants } from './news.ts';
import { writeNews } from './news.ts';
import type { Services } from './service.ts';

/** Sends bytes to a merchant's server; the network's own time-outs apply. */
export type Deliver = (
  url: string,
  init: { method: string; headers: Record<string, string>; body: string },
) => Promise<{ status: number } | { failed: string }>;

/** How the post treats a notification. */
export type Post = 'ok' | 'lost' | 'doubled' | 'late';

/** One delivery, as the books keep it. */
export type Delivery = {
  readonly cip: string;
  readonly idService: string;
  readonly event: EventType;
  readonly operation: string | null;
  readonly attempt: 1 | 2;
  readonly at: Date;
  readonly url: string | null;
  readonly outcome: { readonly status: number } | { readonly failed: string };
};

/** From a failed delivery to the one second attempt; the true gap is in no public document. */
export const SECOND_ATTEMPT_MS = 60_000;
/** How much later a `late` notification sets out. */
export const LATE_POST_MS = 10 * 60_000;

type Dispatch = { readonly news: News; readonly letter: Letter; readonly post: Post };

type Deps = {
  readonly now: () => Date;
  readonly agenda: Agenda;
  readonly services: Services;
  readonly deliver: Deliver;
  readonly variants: () => Variants;
  readonly post: () => Post;
};

/** Tells merchants' services, with exactly one second attempt when the answer is not 200. */
export class Notifications {
  readonly deliveries: Delivery[] = [];
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Sends news; `post` overrides the fault that is set. Settles when the first attempt is over. */
  async send(news: News, post: Post = this.#deps.post()): Promise<void> {
    const service = this.#deps.services.find(news.code.idService);
    if (!service) return;
    const letter = writeNews(news, service.secretKey, this.#deps.variants());
    const dispatch = { news, letter, post };
    if (post === 'late') {
      this.#deps.agenda.in(LATE_POST_MS, 'late notification', () => this.#firstAttempt(dispatch));
      return;
    }
    await this.#firstAttempt(dispatch);
  }

  /** Whether a merchant took (200) the news that this code was paid. */
  tookPaid(cip: string): boolean {
    return this.deliveries.some(
      ({ cip: told, event, outcome }) => told === cip && event === 'cip.paid' && isTaken(outcome),
    );
  }

  async #firstAttempt(dispatch: Dispatch): Promise<void> {
    const copies = dispatch.post === 'doubled' ? 2 : 1;
    const taken = await Promise.all(
      Array.from({ length: copies }, () => this.#attempt(dispatch, 1)),
    );
    if (taken.includes(true)) return;
    this.#deps.agenda.in(SECOND_ATTEMPT_MS, 'second attempt', async () => {
      await this.#attempt(dispatch, 2);
    });
  }

  async #attempt({ news, letter, post }: Dispatch, attempt: 1 | 2): Promise<boolean> {
    const url = this.#deps.services.find(news.code.idService)?.notificationUrl ?? null;
    const at = this.#deps.now();
    const outcome = await this.#carry(url, letter, post);
    this.deliveries.push({
      cip: news.code.cip,
      idService: news.code.idService,
      event: news.event,
      operation: news.payment?.operation ?? null,
      attempt,
      at,
      url,
      outcome,
    });
    return isTaken(outcome);
  }

  async #carry(url: string | null, letter: Letter, post: Post): Promise<Delivery['outcome']> {
    if (url === null) return { failed: 'no notification URL registered' };
    if (post === 'lost') return { failed: 'lost on the way' };
    const headers = { 'content-type': 'application/json', 'PE-Signature': letter.signature };
    return await this.#deps.deliver(url, { method: 'POST', headers, body: letter.body });
  }
}

function isTaken(outcome: Delivery['outcome']): boolean {
  return 'status' in outcome && outcome.status === 200;
}
