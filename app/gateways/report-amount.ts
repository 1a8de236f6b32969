import { type Currency, exponentOf, type Money, parseMoney } from '#app/kernel/money.ts';

/** How a report writes amounts: `1,234.56`, `1.234,56`, or céntimos. */
export type AmountStyle = 'decimal-point' | 'decimal-comma' | 'minor';

const PLAIN = /^\d+(?:\.\d+)?$/;
/** No thousands begin with a zero: what does has decimals behind its comma. */
const GROUPED = /^(?:[1-9]\d{0,2}(?:,\d{3})+|\d*)(?:\.\d+)?$/;
/** A thousand and a half to one who groups by this mark, one and a half to who writes decimals behind it. */
const AMBIGUOUS = /^[1-9]\d{0,2}\.\d{3}$/;
/** As many digits as a row of the database surely takes. */
const MOST_DIGITS = 15;

/** What may stand before an amount of this currency. */
const SYMBOLS: ReadonlyMap<string, readonly string[]> = new Map([
  ['PEN', ['S/.', 'S/']],
  ['USD', ['US$', '$']],
]);

/**
 * An amount with its sign, exactly; null for anything else, also for more decimals than the currency has, and for what could as
 * well be thousands (`1.500`). The sign is a minus
 * before or behind it, or brackets around it, and only one of these.
 */
export function signedAmount(text: string, currency: Currency, style: AmountStyle): Money | null {
  const usual = style === 'decimal-point' ? usualAmount(text, currency) : null;
  if (usual) return usual;
  const { negative, digits } = unsigned(text.trim(), currency);
  const money = style === 'minor' ? inMinor(digits, currency) : inMajor(digits, currency, style);
  return money && negative ? { minor: -money.minor, currency } : money;
}

/** `-120.50`, as nearly all reports write it: read without looking for what else it could be. */
function usualAmount(text: string, currency: Currency): Money | null {
  const point = text.length - 3;
  const first = text.charCodeAt(0) === 0x2d ? 1 : 0;
  if (point <= first || point > MOST_DIGITS || text.charCodeAt(point) !== 0x2e) return null;
  if (exponentOf(currency) !== 2) return null;
  for (let at = first; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if ((code < 0x30 || code > 0x39) && at !== point) return null;
  }
  return { minor: BigInt(text.slice(0, point) + text.slice(point + 1)), currency };
}

function unsigned(text: string, currency: Currency): { negative: boolean; digits: string } {
  if (PLAIN.test(text)) return { negative: false, digits: text };
  if (text.startsWith('(') && text.endsWith(')'))
    return { negative: true, digits: bare(text.slice(1, -1), currency) };
  if (text.endsWith('-')) return { negative: true, digits: bare(text.slice(0, -1), currency) };
  const digits = bare(text, currency);
  const sign = /^[-+\u2212]/.exec(digits)?.[0];
  if (!sign) return { negative: false, digits };
  const rest = digits.slice(1);
  return { negative: sign !== '+', digits: digits === text ? bare(rest, currency) : rest.trim() };
}

/** Without the currency's own sign before it. */
function bare(text: string, currency: Currency): string {
  const trimmed = text.trim();
  const symbols = [...(SYMBOLS.get(currency) ?? []), currency];
  const symbol = symbols.find((each) => trimmed.startsWith(each));
  return symbol ? trimmed.slice(symbol.length).trim() : trimmed;
}

function inMinor(digits: string, currency: Currency): Money | null {
  const known = exponentOf(currency) !== null && /^\d{1,15}$/.test(digits);
  return known ? { minor: BigInt(digits), currency } : null;
}

function inMajor(digits: string, currency: Currency, style: AmountStyle): Money | null {
  const text = style === 'decimal-comma' ? digits.replace(/[.,]/g, swapped) : digits;
  if (!PLAIN.test(text) && !GROUPED.test(text)) return null;
  if (AMBIGUOUS.test(text) && (exponentOf(currency) ?? 0) < 3) return null;
  const decimal = text.replaceAll(',', '');
  const money = parseMoney(decimal.startsWith('.') ? `0${decimal}` : decimal, currency);
  return money.ok ? money.value : null;
}

const swapped = (mark: string): string => (mark === '.' ? ',' : '.');
