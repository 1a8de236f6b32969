import type { Draw } from './draw.ts';
import type { Refund } from './refunds.ts';

/** Money a bank or agent handed in for a code. */
export type Payment = {
  readonly operation: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly at: Date;
  /** When it was taken back, else null; and by whom: an agency ("extorno") or a dispute. */
  reversedAt: Date | null;
  reversedBy: 'agency' | 'dispute' | null;
};

/** A payment code as its seller keeps it. */
export type Code = {
  /** What the seller calls it and is asked by; PagoEfectivo has no other name for it than the code. */
  readonly reference: string;
  /** What the payer types at the bank: the CIP. */
  readonly code: string;
  /** Id of the merchant's account. */
  readonly account: string;
  readonly transactionCode: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly concept: string;
  readonly email: string;
  readonly createdAt: Date;
  expiresAt: Date;
  voidedAt: Date | null;
  /** Where its news goes when the order said so; else to the address registered for the account. */
  readonly notificationUrl: string | null;
  /** What one dialect alone keeps of it, such as the payer's name. */
  readonly notes: Readonly<Record<string, string>>;
  /** The voucher page's name, an upper-case UUID. */
  readonly token: string;
  readonly payments: Payment[];
  readonly refunds: Refund[];
};

/** What is asked for when a code is made. Without a reference of its own it is called by its code. */
export type CodeOrder = Pick<
  Code,
  'account' | 'transactionCode' | 'amountMinor' | 'currency' | 'concept' | 'email' | 'expiresAt'
> &
  Partial<Pick<Code, 'reference' | 'notificationUrl' | 'notes'>>;

/** Where a code stands. `charged-back` and `reversed`: it was paid, and the money is gone again. */
export type Status =
  | 'awaiting'
  | 'paid'
  | 'lapsed'
  | 'voided'
  | 'refunded'
  | 'reversed'
  | 'charged-back';

type Deps = { readonly draw: Draw; readonly nextCode: () => string };

/** The codes that one seller ever issued. */
export class Codes {
  readonly #byReference = new Map<string, Code>();
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  create(order: CodeOrder, now: Date): Code {
    const number = this.#deps.nextCode();
    const made: Code = {
      notificationUrl: null,
      notes: {},
      ...order,
      reference: order.reference ?? number,
      code: number,
      createdAt: now,
      voidedAt: null,
      token: this.#deps.draw.uuid().toUpperCase(),
      payments: [],
      refunds: [],
    };
    this.#byReference.set(made.reference, made);
    return made;
  }

  find(reference: string): Code | null {
    return this.#byReference.get(reference) ?? null;
  }

  /** Finds by payer's code, also as some channels show it: zero-padded to 14 digits. */
  findByCode(code: string): Code | null {
    const plain = code.replace(/^0+/, '');
    return this.all().find((candidate) => candidate.code === plain) ?? null;
  }

  findByToken(token: string): Code | null {
    return this.all().find((code) => code.token === token.toUpperCase()) ?? null;
  }

  /** An account's codes under a transaction code, oldest first. */
  ofTransaction(account: string, transactionCode: string): Code[] {
    return this.all().filter(
      (code) => code.account === account && code.transactionCode === transactionCode,
    );
  }

  all(): Code[] {
    return [...this.#byReference.values()];
  }
}
