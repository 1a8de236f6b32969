import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import type { Currency } from '#app/kernel/money.ts';
import type { Month } from './month.ts';

/** The books of one account in one currency. */
export type Book = {
  readonly shopId: ShopId;
  readonly accountId: AccountId;
  readonly currency: Currency;
};

/** One month of them. */
export type BookMonth = Book & { readonly month: Month };

/** What stands in the way of closing a month, each thing with what is needed to find its rows. */
export type Hindrance =
  | { readonly why: 'exceptions'; readonly lines: bigint; readonly net: bigint }
  /** Paid, due within the month, and in no report. */
  | { readonly why: 'overdue'; readonly receipts: bigint; readonly net: bigint }
  /** What was sent and what the bank got of a payout differ, and no line is in that. */
  | { readonly why: 'payouts'; readonly payouts: bigint }
  /** The fee that a sale of the month names is not that of the rate card. */
  | { readonly why: 'fees'; readonly receipts: bigint }
  /** A row of a file, whose other lines stand in the month, could not be read. */
  | {
      readonly why: 'rows-not-read';
      readonly fileId: string;
      readonly name: string;
      readonly rows: bigint;
    }
  /** The reports told of more or less than stands somewhere: a bug, and nobody may close over it. */
  | { readonly why: 'residual'; readonly net: bigint };
