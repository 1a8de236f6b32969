import type { Code, Payment } from './codes.ts';
import type { Refund } from './refunds.ts';

/** What happened to a code, in the till's own words. */
export type NewsEvent =
  | 'made'
  | 'paid'
  | 'lapsed'
  | 'voided'
  | 'reversed'
  | 'charged-back'
  | 'refunded'
  | 'refund-refused';

/** One thing to tell a merchant; `payment` and `refund` where it is about one. */
export type News = {
  readonly event: NewsEvent;
  readonly code: Code;
  readonly payment: Payment | null;
  readonly refund: Refund | null;
};

/** News as a dialect writes it, ready to be sent: its very bytes, and the headers that prove it. */
export type Letter = {
  /** The wire's own word for it, kept in the books: `cip.paid`. */
  readonly event: string;
  readonly method?: 'POST' | 'GET';
  /** What is added behind `?` to the merchant's address, without it. */
  readonly query?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** How long a seller keeps telling. */
export type Retries = {
  /** The waits between attempts in ms: one more attempt than there are pauses. */
  readonly pauses: readonly number[];
  /** Which HTTP statuses it takes for an answer. */
  readonly takes: (status: number) => boolean;
};
