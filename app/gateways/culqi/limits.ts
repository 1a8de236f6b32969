import { emailAddress } from '../email-address.ts';
import type { Contact } from '../gateway.ts';
import { shortened } from '../one-line.ts';

/** What Culqi's fields hold (API description, 2022; SDKs, 2024), and how a shopper's words are made to fit. */

/** The e-mail as it is (≤ 50), or none. */
export const emailOf = (email: string | null): string | null => emailAddress(email, 50);

/** The phone with its country, `+51987654321`; a Peruvian mobile may come without it. Null when it is none. */
export function phoneOf(phone: string | null): string | null {
  const text = (phone ?? '').replace(/[\s().\-/\u00a0]/g, '').replace(/^00/, '+');
  if (/^\+[1-9]\d{6,13}$/.test(text)) return text;
  const [, national] = /^(?:51)?(9\d{8})$/.exec(text) ?? /^0?(\d{6,8})$/.exec(text) ?? [];
  return national ? `+51${national}` : null;
}

const words = (name: string | null): string =>
  shortened((name ?? '').replace(/[^\p{L}\p{M}\s.'’-]+/gu, ' '), 50);

export type Names = { readonly first: string; readonly last: string };

/** What stands for a name that nobody told: a word for the person, not a name. */
const NAMELESS = 'Cliente';

/**
 * First and last name; Culqi demands both, and a shop may know one or none. A single name of several words is parted; a name
 * that is alone stands in both fields; where there is none, a word that names nobody.
 */
export function namesOf({ firstName, lastName }: Contact): Names {
  const [first, last] = [words(firstName), words(lastName)];
  if (first && last) return { first, last };
  const [head = NAMELESS, ...rest] = (first || last || NAMELESS).split(' ');
  return { first: head, last: rest.join(' ') || head };
}

/** A description of 5 to 80 characters: the shop's name, introduced where it is too short. */
export function descriptionOf(concept: string): string {
  const text = shortened(concept, 80);
  return text.length >= 5 ? text : `Compra ${text}`.trim();
}
