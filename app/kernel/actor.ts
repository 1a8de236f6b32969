/** Who did it: stands on every event, note and decision (law 12). Staff by their `sub`, never by name. */
export type Actor = 'shopper' | 'gateway' | 'shopify' | 'clock' | 'operator' | `staff:${string}`;
