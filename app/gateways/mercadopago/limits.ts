import { emailAddress } from '../email-address.ts';

/** What Mercado Pago's fields hold, and how a shopper's words are made to fit. */

/** The e-mail as it is (≤ 254), or none. */
export const emailOf = (email: string | null): string | null => emailAddress(email, 254);

export type Identification = { readonly type: 'DNI' | 'RUC'; readonly number: string };

/** The document by its form where that leaves no doubt: eight digits, or a RUC. The field is optional; others stay out. */
export function identificationOf(document: string | null): Identification | null {
  const number = (document ?? '').replace(/[\s.-]/g, '');
  if (/^\d{8}$/.test(number)) return { type: 'DNI', number };
  return /^(10|15|16|17|20)\d{9}$/.test(number) ? { type: 'RUC', number } : null;
}
