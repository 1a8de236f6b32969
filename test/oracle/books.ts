import type { ShopifyBooks } from '#sandbox/control/books.ts';
import type { CodeLine, PaymentLine, TillBooks } from '#sandbox/till/books.ts';
import type { Ledger } from './ledger.ts';

/** The outside world's own books. */
export type Books = { readonly shopify: ShopifyBooks; readonly gateways: TillBooks };

/** Both sides of the table; each law compares them and says in words where they differ. */
export type Evidence = { readonly books: Books; readonly ledger: Ledger };
export type Law = (evidence: Evidence) => string[];

/** A payment at a bank, with the code it was made for. */
export type BankPayment = PaymentLine & { readonly code: CodeLine };

export const bankPayments = ({ gateways }: Books): BankPayment[] =>
  gateways.codes.flatMap((code) => code.payments.map((payment) => ({ ...payment, code })));

/** How a person would name it. */
export const nameOf = ({ code, operation }: BankPayment): string =>
  `code ${code.reference}, operation ${operation}`;

/** What the gateway still holds, in minor units. */
export const heldMinor = (payments: readonly BankPayment[]): bigint =>
  sum(payments.filter(({ reversedAt }) => reversedAt === null).map((p) => BigInt(p.amountMinor)));

export const sum = (amounts: readonly bigint[]): bigint =>
  amounts.reduce((total, amount) => total + amount, 0n);
