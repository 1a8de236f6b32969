import { emailAddress } from '../email-address.ts';

/** What PayU's fields hold (payments-api-peru, cash, 2022-06), and how a shopper's words are made to fit. */

/** The e-mail as it is (≤ 255), or none. */
export const emailOf = (email: string | null): string | null => emailAddress(email, 255);

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
