import { type Money, type MoneyRefused, parseMoney } from '#app/kernel/money.ts';
import type { Result } from '#app/kernel/result.ts';

const GROUPED = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;
const DECIMAL_COMMA = /^\d+,\d{1,2}$/;

/**
 * An amount as people in Peru type it: `1,500.00` with its thousands apart, as amounts are shown here, and `120,50` with a
 * decimal comma. A comma that can be neither is no amount: nobody's hundred becomes ten thousand.
 */
export function typedAmount(text: string, currency: string): Result<Money, MoneyRefused> {
  const typed = text.trim();
  if (GROUPED.test(typed)) return parseMoney(typed.replaceAll(',', ''), currency);
  return parseMoney(DECIMAL_COMMA.test(typed) ? typed.replace(',', '.') : typed, currency);
}
