import type { Agenda } from './agenda.ts';
import type { Code, Status } from './codes.ts';
import type { Notifications } from './notifications.ts';

type Deps = {
  readonly agenda: Agenda;
  readonly notifications: Notifications;
  readonly statusOf: (code: Code) => Status;
};

/** Tells of codes that lapse; whether a merchant hears of it is for the dialect to say. */
export class Lapses {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Watches a code from its issue, or from a change of its expiry. */
  watch(code: Code): void {
    const expiry = code.expiresAt;
    this.#deps.agenda.at(expiry, 'a code lapses', async () => {
      const moved = code.expiresAt.getTime() !== expiry.getTime();
      if (moved || this.#deps.statusOf(code) !== 'lapsed') return;
      await this.#deps.notifications.send({ event: 'lapsed', code, payment: null, refund: null });
    });
  }
}
