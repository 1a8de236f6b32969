import { fateOf } from './fates.ts';
import type { Provider } from './provider.ts';

/**
 * For Shopify's side: whether a `while-pending` shopper's payment still waits for its code to be paid and the news of it
 * taken, at whichever seller, so that the pending call must fail for now.
 */
export const holdsPending = (
  providers: readonly Pick<Provider, 'tookPaid'>[],
  payment: { readonly email: string; readonly amountMinor: bigint },
): boolean =>
  fateOf(payment.email) === 'while-pending' &&
  !providers.some((provider) => provider.tookPaid(payment));
