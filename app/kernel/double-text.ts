const PLAIN = /^-?\d+(?:\.\d+)?$/;
const SCIENTIFIC = /^-?\d+(?:\.\d+)?[eE][+-]?\d+$/;

/** A spreadsheet keeps numbers as doubles: fifteen digits are sure. */
const SURE_DIGITS = 15;

/** A number's point is its point: whoever reads `120.500` as text could take it for thousands. */
const withoutIdleZeros = (text: string): string => text.replace(/(\.\d\d\d*?)0+$/, '$1');

const digitsIn = (text: string): number => text.replace(/\D/g, '').replace(/^0+/, '').length;

/**
 * The number that was typed into a spreadsheet, from the text that its file holds: `1.1000000000000001` is `1.1`, the shortest
 * decimal that is the same double. Null where a double has lost digits, or is no number that people write.
 */
export function typedNumber(text: string): string | null {
  if (PLAIN.test(text) && (digitsIn(text) <= SURE_DIGITS || !text.includes('.')))
    return withoutIdleZeros(text);
  if (!PLAIN.test(text) && !SCIENTIFIC.test(text)) return null;
  const double = Number(text);
  if (Number.isInteger(double) && !Number.isSafeInteger(double)) return null;
  const shortest = String(double);
  return PLAIN.test(shortest) ? shortest : null;
}
