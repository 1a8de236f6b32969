import type { AccountId } from '#app/kernel/ids.ts';
import type { Currency } from '#app/kernel/money.ts';
import type { Month } from '../periods/month.ts';
import type { Facts } from './facts.ts';

/** Whose books it is about. */
export type StatementHead = {
  /** The shop's domain at Shopify. */
  readonly shop: string;
  readonly accountId: AccountId;
  readonly account: string;
  /** The provider by its own word, or as a declared one names itself. */
  readonly gateway: string;
  readonly currency: Currency;
  readonly month: Month;
};

/** The statement of one month of an account in one currency. */
export type Statement = StatementHead & {
  readonly state:
    | { readonly is: 'closed'; readonly at: Date; readonly by: string }
    /** As it stands at this instant; it may change until the month is closed. */
    | { readonly is: 'provisional'; readonly at: Date };
  readonly facts: Facts;
};
