import type { Accounts } from './accounts.ts';
import type { Agenda } from './agenda.ts';
import type { Letter, News, Retries } from './news.ts';

/** Sends bytes to a merchant's server; the network's own time-outs apply. */
export type Deliver = (
  url: string,
  init: { method: string; headers: Record<string, string>; body: string },
) => Promise<{ status: number } | { failed: string }>;

/** How the post treats a notification. */
export type Post = 'ok' | 'lost' | 'doubled' | 'late';

/** One delivery, as the books keep it. */
export type Delivery = {
  readonly news: News;
  readonly letter: Letter;
  readonly attempt: number;
  readonly at: Date;
  readonly url: string | null;
  readonly outcome: { readonly status: number } | { readonly failed: string };
  readonly taken: boolean;
};

/** How much later a `late` notification sets out. */
export const LATE_POST_MS = 10 * 60_000;

type Dispatch = { readonly news: News; readonly letter: Letter; readonly post: Post };

type Deps = {
  readonly now: () => Date;
  readonly agenda: Agenda;
  readonly accounts: Accounts;
  readonly deliver: Deliver;
  /** Null: the dialect does not tell of this. */
  readonly write: (news: News) => Letter | null;
  readonly retries: Retries;
  readonly post: () => Post;
};

/** Tells merchants, and tells again by the seller's schedule until one attempt was taken. */
export class Notifications {
  readonly deliveries: Delivery[] = [];
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Sends news; `post` overrides the fault that is set. Settles when the first attempt is over. */
  async send(news: News, post?: Post): Promise<void> {
    const letter = this.#deps.write(news);
    if (!letter) return;
    const dispatch = { news, letter, post: post ?? this.#deps.post() };
    if (dispatch.post === 'late') {
      this.#deps.agenda.in(LATE_POST_MS, 'late notification', () => this.#tell(dispatch, 1));
      return;
    }
    await this.#tell(dispatch, 1);
  }

  /** Whether a merchant took the news that this code was paid. */
  tookPaid(reference: string): boolean {
    return this.deliveries.some(
      ({ news, taken }) => taken && news.event === 'paid' && news.code.reference === reference,
    );
  }

  async #tell(dispatch: Dispatch, attempt: number): Promise<void> {
    const copies = dispatch.post === 'doubled' && attempt === 1 ? 2 : 1;
    const taken = await Promise.all(
      Array.from({ length: copies }, () => this.#attempt(dispatch, attempt)),
    );
    const pause = this.#deps.retries.pauses[attempt - 1];
    if (taken.includes(true) || pause === undefined) return;
    this.#deps.agenda.in(pause, `attempt ${attempt + 1}`, () => this.#tell(dispatch, attempt + 1));
  }

  async #attempt({ news, letter, post }: Dispatch, attempt: number): Promise<boolean> {
    const { account, notificationUrl } = news.code;
    const url = notificationUrl ?? this.#deps.accounts.find(account)?.notificationUrl ?? null;
    const at = this.#deps.now();
    const outcome = await this.#carry(url, letter, post);
    const taken = 'status' in outcome && this.#deps.retries.takes(outcome.status);
    this.deliveries.push({ news, letter, attempt, at, url, outcome, taken });
    return taken;
  }

  async #carry(url: string | null, letter: Letter, post: Post): Promise<Delivery['outcome']> {
    if (url === null) return { failed: 'no notification URL registered' };
    if (post === 'lost') return { failed: 'lost on the way' };
    const { method = 'POST', headers, body, query } = letter;
    const target = query ? `${url}${url.includes('?') ? '&' : '?'}${query}` : url;
    return await this.#deps.deliver(target, { method, headers: { ...headers }, body });
  }
}
