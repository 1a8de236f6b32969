import { exponentOf, type Money } from '#app/kernel/money.ts';
import { divideHalfUp, MILLION } from './rounding.ts';
import type { Terms } from './terms.ts';

/** Millionths of the bank's currency for one whole unit of the payment's, as the market says: 1 PEN = 0.267450 USD is 267450. */
export type MarketRate = { readonly millionths: bigint };

/** What reaches the bank where it receives another currency: by the market's rate less the gateway's margin, rounded once. */
export function settledOf(
  net: Money,
  { currency, marginPpm }: NonNullable<Terms['settlesIn']>,
  { millionths }: MarketRate,
): Money {
  const decimals = (code: string): bigint => 10n ** BigInt(exponentOf(code) ?? 2);
  const parts = net.minor * millionths * (MILLION - BigInt(marginPpm)) * decimals(currency);
  return { minor: divideHalfUp(parts, MILLION * MILLION * decimals(net.currency)), currency };
}
