import type { Money } from '#app/kernel/money.ts';

/** Who is paid back, where money goes to a bank account. Personal data: never logged, never in an error. */
export type Payee = {
  readonly name: string;
  readonly email: string | null;
  readonly document: { readonly kind: 'DNI' | 'CE' | 'RUC' | 'PASSPORT'; readonly number: string };
  /** The bank as Peru numbers it, three digits: the first of the CCI. */
  readonly bank: string;
  /** Código de Cuenta Interbancario, twenty digits. */
  readonly cci: string;
  readonly accountKind: 'savings' | 'checking';
};

/** An order to send money back for one paid code. */
export type RefundOrder = {
  /** Ours, at most 36 characters, the same each time the same refund is tried. */
  readonly refundCode: string;
  /** The paid code's gateway reference. */
  readonly reference: string;
  readonly amount: Money;
  /** Whether this gives back all that was paid. */
  readonly whole: boolean;
  readonly description: string;
  /** Null where the gateway needs none (a wallet), or asks the shopper itself. */
  readonly payee: Payee | null;
};

/** What has become of a refund. An unknown word is `unknown`: neither sent nor refused (law 4). */
export type RefundStanding = {
  /** What the gateway calls the refund. */
  readonly refund: string;
  readonly state: 'pending' | 'sent' | 'refused' | 'unknown';
  readonly amount: Money | null;
  /** The gateway's own status word, for the evidence. */
  readonly word: string;
};
