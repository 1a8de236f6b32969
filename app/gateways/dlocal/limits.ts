import { emailAddress } from '../email-address.ts';

/** What dLocal's fields hold for Peru (docs.dlocal.com/docs/peru, 2026), and how a shopper's words are made to fit. */

/** The e-mail as it is (≤ 100), or none. */
export const emailOf = (email: string | null): string | null => emailAddress(email, 100);

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
