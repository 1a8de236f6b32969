import type { Agenda } from './agenda.ts';
import type { News, NewsEvent } from './news.ts';
import type { Notifications } from './notifications.ts';
import type {
  Moved,
  Payments,
  PayOptions,
  PayRefusal,
  ReverseOptions,
  ReverseRefusal,
} from './payments.ts';

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
  pay(code: string, options: PayOptions = {}): Moved<PayRefusal> {
    return this.#told('paid', this.#payments.pay(code, options));
  }

  /** Takes a payment back. */
  reverse(code: string, options: ReverseOptions = {}): Moved<ReverseRefusal> {
    const event = options.by === 'dispute' ? 'charged-back' : 'reversed';
    return this.#told(event, this.#payments.reverse(code, options));
  }

  #told<R>(event: NewsEvent, moved: Moved<R>): Moved<R> {
    if (moved.kind === 'done') {
      const news: News = { event, code: moved.code, payment: moved.payment, refund: null };
      this.#agenda.in(0, 'news', () => this.#notifications.send(news));
    }
    return moved;
  }
}
