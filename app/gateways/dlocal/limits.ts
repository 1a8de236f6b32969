/** What dLocal's fields hold for Peru (docs.dlocal.com/docs/peru, 2026), and how a shopper's words are made to fit. */

/** Text on one line, at most `length` UTF-16 units long, never cut inside a character. */
export function shortened(text: string, length: number): string {
  let kept = '';
  for (const character of text.replace(/[\s\p{C}]+/gu, ' ').trim()) {
    if (kept.length + character.length > length) break;
    kept += character;
  }
  return kept.trim();
}

/** The e-mail if it fits (≤ 100) and looks like one, else null: a wrong one is never mended. */
export function emailOf(email: string | null): string | null {
  const text = (email ?? '').trim();
  return text.length <= 100 && /^[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[^\s@<>"(),;:.]{2,}$/.test(text)
    ? text
    : null;
}

/** The weights of SUNAT's check digit over the first ten digits of a RUC. */
const RUC_WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

function isRuc(digits: string): boolean {
  const values = [...digits].map((digit) => parseInt(digit, 10));
  const sum = RUC_WEIGHTS.reduce((total, weight, at) => total + weight * (values[at] ?? 0), 0);
  return /^(10|15|16|17|20)\d{9}$/.test(digits) && (11 - (sum % 11)) % 10 === values[10];
}

/**
 * A document as dLocal takes it for Peru, told apart by its form: a DNI (8 digits, 9 with its verifier), a CE (9 digits) or
 * a RUC (11 digits with their check digit). Null for any other, a passport too: dLocal's page names none.
 */
export function documentOf(document: string | null): string | null {
  const text = (document ?? '').replace(/[\s.\-/]/g, '');
  if (/^\d{8,9}$/.test(text)) return text;
  return /^\d{11}$/.test(text) && isRuc(text) ? text : null;
}
