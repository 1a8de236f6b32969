import { jsonNumber } from '#app/kernel/exact-json.ts';
import { decimalText, exponentOf, type Money, parseMoney } from '#app/kernel/money.ts';
import type { Filling } from './fill.ts';
import type { AmountFormat } from './manifest-words.ts';

/** An amount as this gateway writes it: exact, as number or as text, with decimals or in céntimos. */
export function writeAmount(money: Money, format: AmountFormat): Filling {
  const text = format.startsWith('decimal') ? decimalText(money) : `${money.minor}`;
  return { text, json: format.endsWith('number') ? jsonNumber(text) : text };
}

/** Reads an amount that this gateway wrote; null where it is not one. Whether it came as number or text is all one. */
export function readAmount(
  text: string | null,
  currency: string | null,
  format: AmountFormat,
): Money | null {
  if (text === null || currency === null) return null;
  if (format.startsWith('decimal')) {
    const money = parseMoney(text, currency);
    return money.ok ? money.value : null;
  }
  const known = exponentOf(currency) !== null && /^\d{1,15}$/.test(text);
  return known ? { minor: BigInt(text), currency } : null;
}
