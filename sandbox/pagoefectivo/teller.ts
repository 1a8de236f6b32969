import type { Agenda } from './agenda.ts';
import type { News } from './news.ts';
import type { Notifications } from './notifications.ts';
import type { Moved, Payments, PayOptions, PayRefusal, ReverseRefusal } from './payments.ts';

/** A hand at the bank: moves money and sets the news of it on its way, due at once: the next tick sends it. */
export class Teller {
  readonly #payments: Payments;
  readonly #notifications: Notifications;
  readonly #agenda: Agenda;

  constructor(payments: Payments, notifications: Notifications, agenda: Agenda) {
    this.#payments = payments;
    this.#notifications = notifications;
    this.#agenda = agenda;
  }

  /** Pays a code; money comes whatever the code's state, unless `onlyIfPayable`. */
  pay(cip: string, options: PayOptions = {}): Moved<PayRefusal> {
    const moved = this.#payments.pay(cip, options);
    if (moved.kind === 'done')
      this.#tell({ event: 'cip.paid', code: moved.code, payment: moved.payment });
    return moved;
  }

  /** Takes a payment back. */
  reverse(cip: string, operation: string): Moved<ReverseRefusal> {
    const moved = this.#payments.reverse(cip, operation);
    if (moved.kind === 'done')
      this.#tell({ event: 'cip.refunded', code: moved.code, payment: moved.payment });
    return moved;
  }

  #tell(news: News): void {
    this.#agenda.in(0, 'news', () => this.#notifications.send(news));
  }
}
