/** Money a bank or agent handed in for a code. */
export type Payment = {
  readonly operation: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly at: Date;
  /** When the agency took it back ("extorno"), else null. */
  reversedAt: Date | null;
};

/** A código de pago (CIP) as PagoEfectivo keeps it. */
export type Code = {
  readonly cip: string;
  readonly idService: string;
  readonly transactionCode: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly concept: string;
  readonly email: string;
  readonly createdAt: Date;
  expiresAt: Date;
  deletedAt: Date | null;
  /** The voucher page's name, an upper-case UUID. */
  readonly token: string;
  readonly payments: Payment[];
};

/** What is asked for when a code is made. */
export type CodeOrder = Pick<
  Code,
  'idService' | 'transactionCode' | 'amountMinor' | 'currency' | 'concept' | 'email' | 'expiresAt'
>;

export type Status = 'generated' | 'paid' | 'expired' | 'deleted';

/** The codes PagoEfectivo ever issued. */
export class Codes {
  readonly #byCip = new Map<string, Code>();
  readonly #random: () => number;
  #last: number;

  constructor(random: () => number) {
    this.#random = random;
    // Eight digits, as in the official voucher text (11323796); seeded, and rising by small steps.
    this.#last = 10_000_000 + Math.floor(random() * 40_000_000);
  }

  create(order: CodeOrder, now: Date): Code {
    this.#last += 1 + Math.floor(this.#random() * 90);
    const cip = String(this.#last);
    const code: Code = {
      ...order,
      cip,
      createdAt: now,
      deletedAt: null,
      token: uuid(this.#random),
      payments: [],
    };
    this.#byCip.set(cip, code);
    return code;
  }

  /** Finds by code, also as some channels show it: zero-padded to 14 digits. */
  find(cip: string): Code | null {
    return this.#byCip.get(cip.replace(/^0+/, '')) ?? null;
  }

  findByToken(token: string): Code | null {
    return this.all().find((code) => code.token === token.toUpperCase()) ?? null;
  }

  all(): Code[] {
    return [...this.#byCip.values()];
  }
}

/**
 * A code's status now, derived from what happened to it: money that stands outweighs deletion and
 * expiry, and a code whose only payment was reversed is owed again. (What search says after a
 * reversal is in no public document; "no longer paid" is all that may be relied on.)
 */
export function statusOf(code: Code, now: Date): Status {
  if (standing(code).length > 0) return 'paid';
  if (code.deletedAt) return 'deleted';
  return now.getTime() >= code.expiresAt.getTime() ? 'expired' : 'generated';
}

/** The payments nobody took back, oldest first. */
export function standing(code: Code): Payment[] {
  return code.payments.filter((payment) => payment.reversedAt === null);
}

function uuid(random: () => number): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5').toUpperCase();
}
