/** What Mercado Pago's fields hold, and how a shopper's words are made to fit. */

/** Text on one line, at most `length` UTF-16 units long, never cut inside a character. */
export function shortened(text: string, length: number): string {
  let kept = '';
  for (const character of text.replace(/[\s\p{C}]+/gu, ' ').trim()) {
    if (kept.length + character.length > length) break;
    kept += character;
  }
  return kept.trim();
}

/** The e-mail if it looks like one, else null: a wrong one is never mended. */
export function emailOf(email: string | null): string | null {
  const text = (email ?? '').trim();
  return text.length <= 254 && /^[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[^\s@<>"(),;:.]{2,}$/.test(text)
    ? text
    : null;
}

export type Identification = { readonly type: 'DNI' | 'RUC'; readonly number: string };

/** The document by its form where that leaves no doubt: eight digits, or a RUC. The field is optional; others stay out. */
export function identificationOf(document: string | null): Identification | null {
  const number = (document ?? '').replace(/[\s.-]/g, '');
  if (/^\d{8}$/.test(number)) return { type: 'DNI', number };
  return /^(10|15|16|17|20)\d{9}$/.test(number) ? { type: 'RUC', number } : null;
}
