import type { Currency, Money } from '#app/kernel/money.ts';

/** What a merchant will ask for in one currency, in minor units. */
export type AmountLimit = {
  readonly currency: Currency;
  readonly least: bigint | null;
  readonly greatest: bigint | null;
};

/** How many codes may be open, or be asked for; null is no limit. */
export type CodeCounts = {
  readonly openCodesPerShopper: number | null;
  readonly openCodesPerShop: number | null;
  /** Codes that one shopper may ask for in a day of Lima. */
  readonly codesPerShopperPerDay: number | null;
};

/** A merchant's own limits for the codes of one account. */
export type AccountLimits = CodeCounts & { readonly amounts: readonly AmountLimit[] };

export const NO_LIMITS: AccountLimits = {
  openCodesPerShopper: null,
  openCodesPerShop: null,
  codesPerShopperPerDay: null,
  amounts: [],
};

/** What there is already, and of whom. A shopper is known by his e-mail. */
export type LimitFacts = {
  readonly amount: Money;
  readonly openOfShopper: number;
  readonly openOfShop: number;
  readonly todayOfShopper: number;
  readonly blocked: 'email' | 'document' | null;
};

export type LimitReached =
  | 'least-amount'
  | 'greatest-amount'
  | 'blocked-email'
  | 'blocked-document'
  | 'open-codes-per-shopper'
  | 'codes-per-shopper-per-day'
  | 'open-codes-per-shop';

const full = (count: number, limit: number | null): boolean => limit !== null && count >= limit;

/** The first limit that stands against one more code, or null. */
export function limitReached(limits: AccountLimits, facts: LimitFacts): LimitReached | null {
  const { minor, currency } = facts.amount;
  const own = limits.amounts.find((limit) => limit.currency === currency);
  if (own?.least != null && minor < own.least) return 'least-amount';
  if (own?.greatest != null && minor > own.greatest) return 'greatest-amount';
  if (facts.blocked !== null) return `blocked-${facts.blocked}`;
  if (full(facts.openOfShopper, limits.openCodesPerShopper)) return 'open-codes-per-shopper';
  if (full(facts.todayOfShopper, limits.codesPerShopperPerDay)) return 'codes-per-shopper-per-day';
  return full(facts.openOfShop, limits.openCodesPerShop) ? 'open-codes-per-shop' : null;
}
