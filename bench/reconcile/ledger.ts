/**
 * What the n-th payment of the bench is, told twice: here for the report's lines, and as SQL for the ledger's rows. Both are
 * plain arithmetic on n and the seed, so that neither side has to be kept to know the other.
 */

/** Payments of one block are told in another order than they were paid, as gateways settle them. */
export const BLOCK = 1_000;
const FORWARD = 389;
/** 389 × 509 = 198,001: what undoes the order within a block. */
const BACKWARD = 509;

/** The payment that the n-th place of the report tells of. */
export const paymentAt = (place: number): number =>
  place - (place % BLOCK) + (((place % BLOCK) * FORWARD) % BLOCK);

/** All that is known of one paid code; amounts in céntimos. */
export type PaidCode = {
  readonly reference: string;
  readonly transactionCode: string;
  readonly operation: string;
  readonly amount: number;
  readonly paidAt: string;
};

/** October 2026 in Lima, from its first second on. */
const FIRST_DAY = Date.UTC(2026, 9, 1, 5);
const DAYS = 30;

/** How the payments lie in time, and what their amounts hang on. */
export type Ledger = { readonly payments: number; readonly seed: number };

const secondsBetween = ({ payments }: Ledger): number => (DAYS * 86_400) / payments;

export function paidCode(ledger: Ledger, n: number): PaidCode {
  const second = Math.floor(n * secondsBetween(ledger));
  const lima = new Date(FIRST_DAY - 5 * 3_600_000 + second * 1000).toISOString();
  return {
    reference: `${300_000_000 + n * 3}`,
    transactionCode: `PE${`${n}`.padStart(10, '0')}`,
    operation: `${7_000_000_000 + n}`,
    amount: 1_500 + ((n * 7_919 + ledger.seed * 104_729) % 60_000),
    paidAt: lima.slice(0, 19).replace('T', ' '),
  };
}

/** The same as SQL over a column `n`. */
export function paidCodeSql(ledger: Ledger) {
  const { seed } = ledger;
  return {
    reference: `(300000000 + n * 3)::text`,
    transactionCode: `'PE' || lpad(n::text, 10, '0')`,
    operation: `(7000000000 + n)::text`,
    amount: `1500 + (n * 7919 + ${seed}::bigint * 104729) % 60000`,
    paidAt: `to_timestamp(${FIRST_DAY / 1000} + floor(n * ${secondsBetween(ledger)}::float8))`,
    /** The report's place that tells of it. */
    place: `(n - n % ${BLOCK} + (n % ${BLOCK} * ${BACKWARD}) % ${BLOCK})`,
  };
}
