import type { Random } from '../world/random.ts';

/** A buyer's checkout. All payment attempts of one checkout share its `group`. */
export type Checkout = {
  token: string;
  group: string;
  shop: string;
  amountMinor: bigint;
  currency: string;
  contact: Contact;
  /** Payment session ids, in the order of the attempts. */
  attempts: string[];
};

export type Contact = {
  email: string | null;
  phone: string | null;
  name: string | null;
  /** BCP 47. */
  locale: string;
};

export type Checkouts = {
  open(checkout: Omit<Checkout, 'token' | 'group' | 'attempts'> & { group?: string }): Checkout;
  find(token: string): Checkout | null;
  ofGroup(group: string): Checkout | null;
};

export function createCheckouts(random: Random): Checkouts {
  const checkouts: Checkout[] = [];
  return {
    open({ group, ...rest }) {
      const token = `hWN${random.letters(21)}`;
      const checkout = { ...rest, token, group: group ?? random.base64(32), attempts: [] };
      checkouts.push(checkout);
      return checkout;
    },
    find: (token) => checkouts.find((checkout) => checkout.token === token) ?? null,
    ofGroup: (group) => checkouts.find((checkout) => checkout.group === group) ?? null,
  };
}
