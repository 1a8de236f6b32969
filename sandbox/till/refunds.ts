import type { Agenda } from './agenda.ts';
import type { Code } from './codes.ts';
import type { Draw } from './draw.ts';
import type { Notifications } from './notifications.ts';
import { standingPayments } from './standing.ts';

export type RefundState = 'pending' | 'sent' | 'refused';

/** Money on its way back to the shopper. */
export type Refund = {
  /** What the seller calls it. */
  readonly reference: string;
  /** The merchant's own code of it, or the idempotency key; empty where neither was given. */
  readonly key: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly at: Date;
  state: RefundState;
  settledAt: Date | null;
  readonly notes: Readonly<Record<string, string>>;
};

/** What is asked for. Without an amount: all that is left of what was paid. */
export type RefundAsk = {
  readonly key: string;
  readonly amountMinor?: bigint;
  readonly reference?: string;
  readonly notes?: Readonly<Record<string, string>>;
};

export type RefundOutcome =
  | { readonly kind: 'taken'; readonly refund: Refund; readonly repeated: boolean }
  | { readonly kind: 'refused'; readonly why: 'not-paid' | 'too-much' };

/** What the switch of a seller's refunds may say: how the next one ends. */
export type RefundFate = 'ok' | 'refused' | 'pending';

type Deps = {
  readonly now: () => Date;
  readonly agenda: Agenda;
  readonly draw: Draw;
  readonly notifications: Notifications;
  /** From being taken to being sent; 0: sent at once. */
  readonly lagMs: number;
  readonly fate: () => RefundFate;
};

/** Gives money back where the seller does that: taken, and a while later sent or refused. */
export class Refunds {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Takes an order; the same key for the same code again is the same refund. */
  take(code: Code, ask: RefundAsk): RefundOutcome {
    const known = code.refunds.find(({ key }) => ask.key !== '' && key === ask.key);
    if (known) return { kind: 'taken', refund: known, repeated: true };
    const left = leftOf(code);
    if (left === 0n) return { kind: 'refused', why: 'not-paid' };
    const amountMinor = ask.amountMinor ?? left;
    if (amountMinor <= 0n || amountMinor > left) return { kind: 'refused', why: 'too-much' };
    const refund: Refund = {
      reference: ask.reference ?? this.#deps.draw.digits(10),
      key: ask.key,
      amountMinor,
      currency: code.currency,
      at: this.#deps.now(),
      state: 'pending',
      settledAt: null,
      notes: ask.notes ?? {},
    };
    code.refunds.push(refund);
    this.#foresee(code, refund);
    return { kind: 'taken', refund, repeated: false };
  }

  /** Ends a refund that is pending, and tells of it; false when it has ended before. */
  settle(code: Code, refund: Refund, state: 'sent' | 'refused'): boolean {
    if (refund.state !== 'pending') return false;
    refund.state = state;
    refund.settledAt = this.#deps.now();
    const event = state === 'sent' ? 'refunded' : 'refund-refused';
    this.#deps.agenda.in(0, 'news of a refund', () =>
      this.#deps.notifications.send({ event, code, payment: null, refund }),
    );
    return true;
  }

  #foresee(code: Code, refund: Refund): void {
    const fate = this.#deps.fate();
    if (fate === 'pending') return;
    const state = fate === 'ok' ? 'sent' : 'refused';
    if (this.#deps.lagMs === 0) this.settle(code, refund, state);
    else
      this.#deps.agenda.in(this.#deps.lagMs, 'a refund ends', () => {
        this.settle(code, refund, state);
      });
  }
}

/** What is left to give back: what stands, less what is on its way or gone. */
function leftOf(code: Code): bigint {
  const paid = standingPayments(code).reduce((total, { amountMinor }) => total + amountMinor, 0n);
  const given = code.refunds.filter(({ state }) => state !== 'refused');
  return paid - given.reduce((total, { amountMinor }) => total + amountMinor, 0n);
}
