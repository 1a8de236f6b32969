import { type Code, type Codes, type Payment, statusOf } from './codes.ts';

/** What a bank hands in; left out means what the code asks for, and a fresh operation number. */
export type PayOptions = {
  readonly amountMinor?: bigint;
  readonly currency?: string;
  readonly operation?: string;
  /** True: refused unless the code is Generado, as a bank on line refuses. False: money comes anyhow. */
  readonly onlyIfPayable?: boolean;
};

export type PayRefusal = 'unknown-code' | 'not-payable' | 'operation-known';
export type ReverseRefusal = 'unknown-code' | 'unknown-operation' | 'already-reversed';

export type Moved<R> =
  | { readonly kind: 'done'; readonly code: Code; readonly payment: Payment }
  | { readonly kind: 'refused'; readonly why: R };

/** Money in and money taken back; only the books change here, telling the merchant is another's work. */
export class Payments {
  readonly #codes: Codes;
  readonly #now: () => Date;
  readonly #random: () => number;
  #lastOperation: number | null = null;

  constructor(codes: Codes, now: () => Date, random: () => number) {
    this.#codes = codes;
    this.#now = now;
    this.#random = random;
  }

  /** Takes money for a code. */
  pay(cip: string, options: PayOptions = {}): Moved<PayRefusal> {
    const code = this.#codes.find(cip);
    if (!code) return { kind: 'refused', why: 'unknown-code' };
    if (options.onlyIfPayable && statusOf(code, this.#now()) !== 'generated') {
      return { kind: 'refused', why: 'not-payable' };
    }
    const operation = options.operation ?? this.#nextOperation();
    if (code.payments.some((payment) => payment.operation === operation)) {
      return { kind: 'refused', why: 'operation-known' };
    }
    const payment: Payment = {
      operation,
      amountMinor: options.amountMinor ?? code.amountMinor,
      currency: options.currency ?? code.currency,
      at: this.#now(),
      reversedAt: null,
    };
    code.payments.push(payment);
    return { kind: 'done', code, payment };
  }

  /** Takes a payment back, as an agency does on the day ("extorno"). */
  reverse(cip: string, operation: string): Moved<ReverseRefusal> {
    const code = this.#codes.find(cip);
    if (!code) return { kind: 'refused', why: 'unknown-code' };
    const payment = code.payments.find((candidate) => candidate.operation === operation);
    if (!payment) return { kind: 'refused', why: 'unknown-operation' };
    if (payment.reversedAt) return { kind: 'refused', why: 'already-reversed' };
    payment.reversedAt = this.#now();
    return { kind: 'done', code, payment };
  }

  #nextOperation(): string {
    this.#lastOperation ??= 1000 + Math.floor(this.#random() * 800_000);
    this.#lastOperation += 1 + Math.floor(this.#random() * 40);
    return String(this.#lastOperation);
  }
}
