import { type Money, parseMoney } from '#app/kernel/money.ts';

/** What a searched text can be; one text can be several things at once (1001 is an order, a code and an amount). */
export type SearchKey =
  | { readonly by: 'code'; readonly values: readonly string[] }
  | { readonly by: 'transaction-code'; readonly value: string }
  | { readonly by: 'payment-id'; readonly value: string }
  | { readonly by: 'operation'; readonly values: readonly string[] }
  | { readonly by: 'order'; readonly values: readonly string[] }
  | { readonly by: 'amount'; readonly minor: bigint; readonly currency: Money['currency'] | null };

const AMOUNT =
  /^(S\/\.?|US\$|\$|PEN|USD)?\s*(\d{1,3}(?:,\d{3})+|\d{1,12})(\.\d{1,2})?\s*(PEN|USD)?$/i;

/** Everything the text can be, whole: no prefix or part of a key is searched, so that each is one step in an index. */
export function searchKeysOf(text: string): readonly SearchKey[] {
  const word = text.trim();
  if (word === '') return [];
  const keys: SearchKey[] = [];
  const digits = word.replace(/[\s-]/g, '');
  const isNumber = /^\d{1,30}$/.test(digits);
  const readings = [digits, digits.replace(/^0+(?=\d)/, '')];
  if (isNumber) {
    keys.push({ by: 'code', values: distinct(...readings) });
  } else if (/^\S+$/.test(word)) keys.push({ by: 'code', values: [word] });
  if (/^[\w.:/-]+$/.test(word)) {
    keys.push({ by: 'transaction-code', value: word });
    keys.push({ by: 'payment-id', value: word.replace(/^gid:\/\/shopify\/PaymentSession\//, '') });
  }
  if (isNumber) keys.push({ by: 'operation', values: distinct(...readings, word) });
  else if (/^\S+$/.test(word)) keys.push({ by: 'operation', values: [word] });
  const order = word.replace(/^#/, '');
  if (order !== '') keys.push({ by: 'order', values: distinct(order, `#${order}`) });
  const amount = amountOf(word);
  if (amount) keys.push(amount);
  return keys;
}

function amountOf(word: string): SearchKey | null {
  const [, before = '', whole, decimals = '', behind = ''] = AMOUNT.exec(word) ?? [];
  if (whole === undefined) return null;
  // Soles and dollars both have two decimals, so one number stands for both where no currency is named.
  const read = parseMoney(`${whole.replaceAll(',', '')}${decimals}`, 'PEN');
  if (!read.ok || read.value.minor === 0n) return null;
  return { by: 'amount', minor: read.value.minor, currency: currencyOf(before || behind) };
}

function currencyOf(sign: string): Money['currency'] | null {
  if (/^(S\/\.?|PEN)$/i.test(sign)) return 'PEN';
  return /^(US\$|USD)$/i.test(sign) ? 'USD' : null;
}

const distinct = (...texts: readonly string[]): readonly string[] => [...new Set(texts)];
