import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AccountPlan, Accounts } from './accounts.ts';
import type { TillBooks } from './books.ts';
import type { Code, Codes, Status } from './codes.ts';
import type { Dialect } from './dialect.ts';
import type { Faults } from './faults.ts';
import type { Movement } from './movements.ts';
import type { Deliver } from './notifications.ts';
import type { Sheet } from './sheet.ts';
import type { Teller } from './teller.ts';

/** What a seller needs of the sandbox around it. */
export type ProviderDeps = {
  readonly clock: { now(): Date };
  /** Seeded, 0..1: codes, operation numbers and ids follow from it. */
  readonly random: () => number;
  /** PagoEfectivo's one range of payer's codes; its own where sellers share none. */
  readonly nextCode?: () => string;
  readonly accounts: readonly AccountPlan[];
  readonly deliver: Deliver;
  readonly log: (event: object) => void;
};

/** A payment by hand; `amount` is decimal text such as "125.50". */
export type HandPayment = {
  readonly amount?: string;
  readonly currency?: string;
  readonly operation?: string;
};

/** A reversal by hand; without an operation number, of the latest payment that stands. */
export type HandReversal = { readonly operation?: string; readonly by?: 'agency' | 'dispute' };

/** What became of it. */
export type HandOutcome =
  | { readonly ok: true; readonly operation: string }
  | { readonly ok: false; readonly why: string };

/** One seller of payment codes as the rest of the sandbox sees it. */
export type Provider = {
  readonly dialect: Dialect;
  readonly accounts: Accounts;
  readonly codes: Codes;
  /** The hand at the bank. */
  readonly teller: Teller;
  readonly faults: Faults;
  statusOf(code: Code): Status;
  /** Serves the seller's hosts, told by the Host header; false for any other host. */
  handle(req: IncomingMessage, res: ServerResponse, body: Buffer): Promise<boolean>;
  books(): TillBooks;
  /** Pays whatever the code's state (an agent without a connection reports later); the next tick tells of it. */
  pay(code: string, payment?: HandPayment): HandOutcome;
  reverse(code: string, reversal?: HandReversal): HandOutcome;
  /** Ends a refund that its switch holds `pending`; false when there is none. */
  settleRefund(reference: string, state: 'sent' | 'refused'): boolean;
  movements(account: string): readonly Movement[];
  readonly reportNames: readonly string[];
  /** A settlement report by name, of one account; null when it makes none of that name. */
  report(name: string, account: string): Sheet | null;
  /** Whether a shopper's code of this amount was paid, and the news of it taken. */
  tookPaid(payment: { email: string; amountMinor: bigint }): boolean;
  /** The next instant at which something is due here, so that the clock can be moved right to it. */
  nextDue(): Date | null;
  /** Does what is due by the clock; settles when it is done, deliveries included. Never rejects. */
  tick(): Promise<void>;
};
