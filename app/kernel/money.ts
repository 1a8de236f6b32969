import { err, ok, type Result } from './result.ts';

/** ISO 4217 code, three capital letters. Vouchers are PEN or USD; reports may bring others. */
export type Currency = string & { readonly __brand?: 'Currency' };

/** An amount in minor units (céntimos for PEN) of one currency. Never a float (law 1). */
export type Money = { readonly minor: bigint; readonly currency: Currency };

export type MoneyRefused = 'not-a-decimal' | 'too-many-decimals' | 'unknown-currency';

/** Minor-unit exponents that differ from 2, from ISO 4217 (2024 list), for currencies that reports may name. */
const EXPONENTS: Readonly<Record<string, number>> = {
  CLP: 0,
  COP: 2,
  JPY: 0,
  KRW: 0,
  PYG: 0,
  VND: 0,
  ISK: 0,
  UGX: 0,
  BHD: 3,
  KWD: 3,
  OMR: 3,
  TND: 3,
  JOD: 3,
};

/** How many decimals a currency has, or null when the code is not three capital letters. */
export function exponentOf(currency: string): number | null {
  if (!/^[A-Z]{3}$/.test(currency)) return null;
  return EXPONENTS[currency] ?? 2;
}

/** Reads decimal text with a dot, as `"120.50"`, exactly. No sign, no exponent, no grouping; extra decimals only if zero. */
export function parseMoney(text: string, currency: string): Result<Money, MoneyRefused> {
  const exponent = exponentOf(currency);
  if (exponent === null) return err('unknown-currency');
  const match = /^(\d{1,15})(?:\.(\d{1,15}))?$/.exec(text);
  if (!match) return err('not-a-decimal');
  const decimals = match[2] ?? '';
  if (/[1-9]/.test(decimals.slice(exponent))) return err('too-many-decimals');
  const minor = BigInt((match[1] ?? '0') + decimals.slice(0, exponent).padEnd(exponent, '0'));
  return ok({ minor, currency });
}

/** Writes exact decimal text with all decimals of the currency: `12050n PEN` is `"120.50"`. */
export function decimalText({ minor, currency }: Money): string {
  const exponent = exponentOf(currency) ?? 2;
  const sign = minor < 0n ? '-' : '';
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, '0');
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** Same amount in the same currency. */
export const sameMoney = (a: Money, b: Money): boolean =>
  a.minor === b.minor && a.currency === b.currency;

/** What people read: `S/ 120.50` and `US$ 120.50`, any other currency by its code. Thousands by comma, as in Peru. */
export function moneyForPeople(money: Money): string {
  const [whole = '0', decimals] = decimalText(money).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const sign = money.currency === 'PEN' ? 'S/' : money.currency === 'USD' ? 'US$' : money.currency;
  return `${sign}\u00a0${grouped}${decimals === undefined ? '' : `.${decimals}`}`;
}
