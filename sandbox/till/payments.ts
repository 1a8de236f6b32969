import type { Code, Codes, Payment, Status } from './codes.ts';

/** What a bank hands in; left out means what the code asks for, and a fresh operation number. */
export type PayOptions = {
  readonly amountMinor?: bigint;
  readonly currency?: string;
  readonly operation?: string;
  /** True: refused unless the code awaits payment, as a bank on line refuses. False: money comes anyhow. */
  readonly onlyIfPayable?: boolean;
};

/** Who takes a payment back, and which; without an operation the latest that stands. */
export type ReverseOptions = {
  readonly operation?: string;
  readonly by?: 'agency' | 'dispute';
};

export type PayRefusal = 'unknown-code' | 'not-payable' | 'operation-known';
export type ReverseRefusal = 'unknown-code' | 'unknown-operation' | 'already-reversed';

export type Moved<R> =
  | { readonly kind: 'done'; readonly code: Code; readonly payment: Payment }
  | { readonly kind: 'refused'; readonly why: R };

type Deps = {
  readonly codes: Codes;
  readonly now: () => Date;
  readonly random: () => number;
  readonly statusOf: (code: Code) => Status;
};

/** Money in and money taken back; only the books change here, telling the merchant is another's work. */
export class Payments {
  readonly #deps: Deps;
  #lastOperation: number | null = null;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Takes money for a code, by its reference or by what the payer types. */
  pay(codeOrReference: string, options: PayOptions = {}): Moved<PayRefusal> {
    const code = this.#find(codeOrReference);
    if (!code) return { kind: 'refused', why: 'unknown-code' };
    if (options.onlyIfPayable && this.#deps.statusOf(code) !== 'awaiting') {
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
      at: this.#deps.now(),
      reversedAt: null,
      reversedBy: null,
    };
    code.payments.push(payment);
    return { kind: 'done', code, payment };
  }

  /** Takes a payment back, as an agency does on the day ("extorno") or a dispute does later. */
  reverse(codeOrReference: string, options: ReverseOptions = {}): Moved<ReverseRefusal> {
    const code = this.#find(codeOrReference);
    if (!code) return { kind: 'refused', why: 'unknown-code' };
    const payment =
      options.operation === undefined
        ? code.payments.findLast(({ reversedAt }) => reversedAt === null)
        : code.payments.find(({ operation }) => operation === options.operation);
    if (!payment) return { kind: 'refused', why: 'unknown-operation' };
    if (payment.reversedAt) return { kind: 'refused', why: 'already-reversed' };
    payment.reversedAt = this.#deps.now();
    payment.reversedBy = options.by ?? 'agency';
    return { kind: 'done', code, payment };
  }

  #find(codeOrReference: string): Code | null {
    const { codes } = this.#deps;
    return codes.find(codeOrReference) ?? codes.findByCode(codeOrReference);
  }

  #nextOperation(): string {
    this.#lastOperation ??= 1000 + Math.floor(this.#deps.random() * 800_000);
    this.#lastOperation += 1 + Math.floor(this.#deps.random() * 40);
    return String(this.#lastOperation);
  }
}
