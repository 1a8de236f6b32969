import type { Contact } from '../gateway.ts';

/** How a shopper's words are made to fit a gateway that we know by its manifest alone. */

/** The e-mail if it looks like one, else null: a wrong one is never mended. */
export function emailOf({ email }: Pick<Contact, 'email'>): string | null {
  const text = (email ?? '').trim();
  return text.length <= 100 && /^[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[^\s@<>"(),;:.]{2,}$/.test(text)
    ? text
    : null;
}

/** The phone as `+51987654321`. A number without a country is Peruvian; null where it is none. */
export function phoneOf({ phone }: Pick<Contact, 'phone'>): string | null {
  const text = (phone ?? '').replace(/[\s().\-/\u00a0]/g, '').replace(/^00/, '+');
  if (/^\+[1-9]\d{6,14}$/.test(text)) return text;
  const [, digits] = /^0?(\d{6,9})$/.exec(text) ?? /^51(9\d{8})$/.exec(text) ?? [];
  return digits ? `+51${digits}` : null;
}

/** The document's number as typed, without blanks and dots; null where it can be none. */
export function documentOf({ document }: Pick<Contact, 'document'>): string | null {
  const text = (document ?? '').replace(/[\s.-]/g, '').toUpperCase();
  return /^[A-Z0-9]{8,14}$/.test(text) ? text : null;
}

/** DNI or RUC where the number says so by its form; null where it could be either of two others. */
export function documentKindOf(document: string | null): 'DNI' | 'RUC' | null {
  if (/^\d{8}$/.test(document ?? '')) return 'DNI';
  return /^(?:10|15|16|17|20)\d{9}$/.test(document ?? '') ? 'RUC' : null;
}
