import { type Money, parseMoney } from '#app/kernel/money.ts';

/** What an exception's evidence tells of money: decimal text with its sign. */
export type ToldMoney = {
  readonly amount?: string | undefined;
  readonly currency?: string | undefined;
  readonly expected?: string | undefined;
  readonly expectedCurrency?: string | undefined;
};

/**
 * How much is lost where an exception of this kind is left as it is; null where nothing is, or where it is not one amount in
 * one currency. What was written off of the same matter before (`before`) is not lost again.
 */
export function lossOf(kind: string, told: ToldMoney, before: bigint): Money | null {
  const came = moneyOf(told.amount, told.currency);
  const owed = moneyOf(told.expected, told.expectedCurrency);
  switch (kind) {
    case 'MISSING_IN_REPORT':
      return lost(owed);
    case 'FEE_MISMATCH':
      return came !== null && owed !== null && came.currency === owed.currency
        ? lost({ minor: owed.minor - came.minor - before, currency: owed.currency })
        : null;
    case 'CHARGEBACK':
    case 'FROZEN_FUNDS':
    case 'REFUND_MISMATCH':
    case 'UNKNOWN_ROW':
      return came && lost({ minor: -came.minor, currency: came.currency });
    default:
      return null;
  }
}

const lost = (money: Money | null): Money | null => (money && money.minor > 0n ? money : null);

function moneyOf(text: string | undefined, currency: string | undefined): Money | null {
  if (text === undefined || currency === undefined) return null;
  const isMinus = text.startsWith('-');
  const read = parseMoney(isMinus ? text.slice(1) : text, currency);
  if (!read.ok) return null;
  return { minor: isMinus ? -read.value.minor : read.value.minor, currency };
}
