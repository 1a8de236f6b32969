import type { Agenda } from './agenda.ts';
import type { Code, Codes } from './codes.ts';
import type { News } from './news.ts';
import type { Notifications, Post } from './notifications.ts';
import type { Payments, PayOptions } from './payments.ts';

/** Every fate there is. */
export const FATES = [
  'at-once',
  'while-pending',
  'late',
  'never',
  'twice',
  'wrong-amount',
  'reversed',
  'notification-lost',
  'notification-doubled',
  'notification-reordered',
  'orphan',
] as const;

/** What becomes of a code by itself; every other shopper's code waits for a person at the bank. */
export type Fate = (typeof FATES)[number];

/** The gaps between a fate's steps, in ms of the sandbox's clock. */
export const FATE_GAPS = {
  atOnce: 1_000,
  whilePending: 300,
  /** After the code's expiry: an agent without a connection reports the cash hours later. */
  late: 3 * 60 * 60_000,
  secondPayment: 2_000,
  reversal: 3_000,
  orphanPaidAfterSecondCode: 2_000,
  orphanPaidAlone: 30_000,
} as const;

/**
 * The fate a shopper chose: the local part of the e-mail, up to a `+` that tells shoppers apart
 * (`twice@shopper.example`, `twice+7@shopper.example`); null when a person decides.
 */
export function fateOf(email: string): Fate | null {
  const local = email.split('@')[0]?.split('+')[0]?.toLowerCase();
  return FATES.find((fate) => fate === local) ?? null;
}

type Played = Exclude<Fate, 'orphan' | 'late' | 'never'>;

const ON_LINE: PayOptions = { onlyIfPayable: true };

type Deps = {
  readonly now: () => Date;
  readonly agenda: Agenda;
  readonly codes: Codes;
  readonly payments: Payments;
  readonly notifications: Notifications;
};

/** Plays the fates. */
export class Fates {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Starts a fresh code's fate; 'silent' when its maker must never hear of it. */
  begin(code: Code): 'answered' | 'silent' {
    const fate = fateOf(code.email);
    if (fate === 'orphan') return this.#beginOrphan(code);
    if (fate === 'late') this.#payAfterExpiry(code);
    else if (fate !== null && fate !== 'never') this.#payAfter(code, fate);
    return 'answered';
  }

  #payAfter(code: Code, fate: Played): void {
    const gap = fate === 'while-pending' ? FATE_GAPS.whilePending : FATE_GAPS.atOnce;
    this.#deps.agenda.in(gap, fate, () => this.#play(code, fate));
  }

  // Each first payment is made as at a bank on line, which refuses a code that no longer awaits it.
  async #play(code: Code, fate: Played): Promise<void> {
    switch (fate) {
      case 'at-once':
      case 'while-pending':
        return await this.#payAndTell(code, ON_LINE);
      case 'twice':
        this.#deps.agenda.in(FATE_GAPS.secondPayment, 'second payment', () =>
          this.#payAndTell(code),
        );
        return await this.#payAndTell(code, ON_LINE);
      case 'wrong-amount':
        return await this.#payAndTell(code, {
          ...ON_LINE,
          amountMinor: wrongAmount(code.amountMinor),
        });
      case 'reversed':
        return await this.#payThenReverse(code);
      case 'notification-lost':
        return await this.#payAndTell(code, ON_LINE, 'lost');
      case 'notification-doubled':
        return await this.#payAndTell(code, ON_LINE, 'doubled');
      case 'notification-reordered':
        return this.#reverseBeforeTelling(code);
    }
  }

  // why: late cash must arrive even where the merchant deleted the code meanwhile; and a code whose
  // expiry was moved is not late until its new expiry has passed.
  #payAfterExpiry(code: Code): void {
    const due = new Date(code.expiresAt.getTime() + FATE_GAPS.late);
    this.#deps.agenda.at(due, 'late payment', async () => {
      if (this.#deps.now().getTime() < code.expiresAt.getTime()) return this.#payAfterExpiry(code);
      await this.#payAndTell(code);
    });
  }

  async #payThenReverse(code: Code): Promise<void> {
    const news = this.#pay(code, ON_LINE);
    if (!news) return;
    this.#deps.agenda.in(FATE_GAPS.reversal, 'agency reversal', async () => {
      const reversal = this.#reverse(news);
      if (reversal) await this.#deps.notifications.send(reversal);
    });
    await this.#deps.notifications.send(news);
  }

  // Paid and taken back before the first word left the house; the words then go out later one first.
  #reverseBeforeTelling(code: Code): void {
    const news = this.#pay(code, ON_LINE);
    if (!news) return;
    this.#deps.agenda.in(FATE_GAPS.reversal, 'reordered notifications', async () => {
      const reversal = this.#reverse(news);
      if (reversal) await this.#deps.notifications.send(reversal);
      await this.#deps.notifications.send(news);
    });
  }

  // The same shopper's first code is the orphan, the second is answered, the third an orphan again.
  #beginOrphan(code: Code): 'answered' | 'silent' {
    const mine = this.#deps.codes
      .all()
      .filter(({ email, amountMinor }) => email === code.email && amountMinor === code.amountMinor);
    const orphan = mine.at(-2);
    if (mine.length % 2 === 1 || !orphan) {
      this.#deps.agenda.in(FATE_GAPS.orphanPaidAlone, 'orphan paid', () => this.#payOnce(code));
      return 'silent';
    }
    this.#deps.agenda.in(FATE_GAPS.orphanPaidAfterSecondCode, 'orphan paid', () =>
      this.#payOnce(orphan),
    );
    return 'answered';
  }

  async #payOnce(code: Code): Promise<void> {
    if (code.payments.length === 0) await this.#payAndTell(code);
  }

  async #payAndTell(code: Code, options: PayOptions = {}, post?: Post): Promise<void> {
    const news = this.#pay(code, options);
    if (news) await this.#deps.notifications.send(news, post);
  }

  #pay(code: Code, options: PayOptions): News | null {
    const moved = this.#deps.payments.pay(code.reference, options);
    if (moved.kind !== 'done') return null;
    return { event: 'paid', code, payment: moved.payment, refund: null };
  }

  #reverse({ code, payment }: News): News | null {
    if (!payment) return null;
    const { operation } = payment;
    const moved = this.#deps.payments.reverse(code.reference, { operation });
    return moved.kind === 'done' ? { event: 'reversed', code, payment, refund: null } : null;
  }
}

/** Five units less than asked for, or five more where less would be nothing. */
function wrongAmount(asked: bigint): bigint {
  return asked > 500n ? asked - 500n : asked + 500n;
}
