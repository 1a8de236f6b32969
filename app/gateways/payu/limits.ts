/** What PayU's fields hold (payments-api-peru, cash, 2022-06), and how a shopper's words are made to fit. */

/** Text on one line, at most `length` UTF-16 units long, never cut inside a character. */
export function shortened(text: string, length: number): string {
  let kept = '';
  for (const character of text.replace(/[\s\p{C}]+/gu, ' ').trim()) {
    if (kept.length + character.length > length) break;
    kept += character;
  }
  return kept.trim();
}

/** The e-mail if it fits (≤ 255) and looks like one, else null: a wrong one is never mended. */
export function emailOf(email: string | null): string | null {
  const text = (email ?? '').trim();
  return text.length <= 255 && /^[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[^\s@<>"(),;:.]{2,}$/.test(text)
    ? text
    : null;
}

/** The phone as digits with its `+`, if there is one that fits (≤ 20); it is optional, so a wrong one is left out. */
export function phoneOf(phone: string | null): string | null {
  const text = (phone ?? '').replace(/[\s().\-/\u00a0]/g, '');
  return /^\+?\d{6,19}$/.test(text) ? text : null;
}

export type Document = { readonly number: string; readonly kind: 'DNI' | 'RUC' | null };

/** The identity document as typed (≤ 20); its kind only where its form leaves no doubt. */
export function documentOf(document: string | null): Document | null {
  const number = (document ?? '').replace(/[\s.-]/g, '');
  if (!/^[A-Za-z0-9]{4,20}$/.test(number)) return null;
  const kind = /^\d{8}$/.test(number) ? 'DNI' : /^(10|15|17|20)\d{9}$/.test(number) ? 'RUC' : null;
  return { number, kind };
}
