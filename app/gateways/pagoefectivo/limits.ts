import { emailAddress } from '../email-address.ts';

/** What PagoEfectivo's fields hold (document v1.1, 5.1.2), and how a shopper's words are made to fit. */

/** A name without signs that no name has: an optional field is no reason to be refused. */
export const words = (name: string | null): string =>
  (name ?? '').replace(/[^\p{L}\p{M}\s.'’-]+/gu, ' ').trim();

/** The e-mail as it is (≤ 100), or none. */
export const emailOf = (email: string | null): string | null => emailAddress(email, 100);

export type Phone = { readonly countryCode: string; readonly digits: string };

/** Country codes of one and two digits; every other one has three (ITU-T E.164 list of assigned codes). */
const INTERNATIONAL =
  /^\+(?=\d{7,15}$)(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[2-9]\d\d)(\d+)$/;

/** A Peruvian number as people write it: nine digits of a mobile, or six to eight of a fixed line. */
const NATIONAL = /^0?(\d{6,9})$/;

/**
 * The phone as `userCodeCountry` ("+51") and `userPhone` (digits, ≤ 15). A number without a country is
 * Peruvian. Null when it is none.
 */
export function phoneOf(phone: string | null): Phone | null {
  const text = (phone ?? '').replace(/[\s().\-/\u00a0]/g, '').replace(/^00/, '+');
  const [, country, subscriber] = INTERNATIONAL.exec(text) ?? [];
  if (country && subscriber) return { countryCode: `+${country}`, digits: subscriber };
  const [, digits] = NATIONAL.exec(text) ?? /^51(9\d{8})$/.exec(text) ?? [];
  return digits ? { countryCode: '+51', digits } : null;
}
