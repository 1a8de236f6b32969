import type { Agenda } from './agenda.ts';
import { type Code, statusOf } from './codes.ts';
import type { Variants } from './news.ts';
import type { Notifications } from './notifications.ts';

type Deps = {
  readonly now: () => Date;
  readonly agenda: Agenda;
  readonly notifications: Notifications;
  readonly variants: () => Variants;
};

/**
 * Tells of codes that lapse, where the variant is on: `cip.expired` is in no official list, so by
 * default a merchant hears nothing when a code dies.
 */
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
      if (moved || statusOf(code, this.#deps.now()) !== 'expired') return;
      if (!this.#deps.variants().tellsExpiry) return;
      await this.#deps.notifications.send({ event: 'cip.expired', code, payment: null });
    });
  }
}
