import type { Result } from '#app/kernel/result.ts';

/** The port through which Shopify is told what became of an order's payment. Every rail is one island beside this file. */

/** Who is spoken to: the shop, and the token that the registration holds for it. */
export type ShopifyAccess = { readonly shopDomain: string; readonly accessToken: string };

/** One thing to be said. Ids are Shopify's gids; saying the same again is harmless at Shopify. */
export type Message =
  | { readonly what: 'pending'; readonly gid: string; readonly until: Date }
  | { readonly what: 'paid'; readonly gid: string }
  | { readonly what: 'reject'; readonly gid: string; readonly merchantMessage: string }
  | { readonly what: 'refund-resolve'; readonly gid: string }
  | { readonly what: 'refund-reject'; readonly gid: string; readonly merchantMessage: string };

/** What Shopify took. `nextUrl`: where the shopper goes back to, where Shopify names it. */
export type Taken = { readonly nextUrl: string | null };

/**
 * Why it was not taken, by what follows from it. `again-soon`: Shopify has not yet seen our answer to its session.
 * `again-later`: back off. `final`: never again, `already` says what it is at Shopify where that is told.
 * `shorter`: the pending end lies outside Shopify's limits. `token`: get a new one and repeat. `parked`: the shop is gone or asleep.
 * `indeterminate`: sent, no answer; saying it again is how to find out.
 */
export type NotTaken =
  | { readonly kind: 'again-soon'; readonly code: string }
  | { readonly kind: 'again-later'; readonly code: string; readonly retryAfterMs?: number }
  | { readonly kind: 'final'; readonly code: string }
  | { readonly kind: 'shorter'; readonly code: string }
  | { readonly kind: 'token'; readonly code: string }
  | { readonly kind: 'parked'; readonly code: string }
  | { readonly kind: 'indeterminate'; readonly code: string };

export type Rail = {
  tell(access: ShopifyAccess, message: Message): Promise<Result<Taken, NotTaken>>;
  /** Says whether this app is ready to take payments in the shop, and under which account name. */
  configure(
    access: ShopifyAccess,
    readiness: { ready: boolean; externalHandle: string },
  ): Promise<Result<null, NotTaken>>;
};
