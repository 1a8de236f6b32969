import { emailAddress } from '../email-address.ts';

/** What EBANX's fields hold (docs.ebanx.com, error codes BP-DR-10 to -16 and Peru's page, 2026), and how words are made to fit. */

/** The e-mail as it is (≤ 100), or none. */
export const emailOf = (email: string | null): string | null => emailAddress(email, 100);

/** The phone's digits with their country code; a number without one is Peruvian. Null when it is none. */
export function phoneOf(phone: string | null): string | null {
  const text = (phone ?? '').replace(/[\s().\-/\u00a0]/g, '').replace(/^00/, '+');
  const [, international] = /^\+([1-9]\d{6,14})$/.exec(text) ?? /^(519\d{8})$/.exec(text) ?? [];
  if (international) return international;
  const [, national] = /^0?(\d{6,9})$/.exec(text) ?? [];
  return national ? `51${national}` : null;
}

/** A document that Peru's page allows (8, 9 or 11 digits); an optional field is no reason to be refused, so others are left out. */
export function documentOf(document: string | null): string | null {
  const text = (document ?? '').replace(/[\s.\-/]/g, '');
  return /^(\d{8,9}|\d{11})$/.test(text) ? text : null;
}
