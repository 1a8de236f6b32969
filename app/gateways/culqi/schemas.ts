import { z } from 'zod';

/** Shapes of Culqi's answers as exact JSON gives them: every number is its source text. Unknown keys are tolerated. */

const text = z.string();
const maybe = text.nullish();

/** An order's id: `ord_test_` or `ord_live_` and sixteen letters or digits; lengths are taken looser. */
export const orderId = text.regex(/^ord_(test|live)_\w{8,40}$/);

export const order = z.object({
  object: z.literal('order'),
  id: orderId,
  amount: text,
  currency_code: text,
  order_number: text,
  state: text,
  payment_code: maybe,
  expiration_date: maybe,
  paid_at: maybe,
  url_pe: maybe,
});
export type OrderSaid = z.infer<typeof order>;

/** A list of orders; the older examples call its entries `data`. */
export const orderList = z
  .object({ items: z.array(z.unknown()).optional(), data: z.array(z.unknown()).optional() })
  .transform(({ items, data }) => items ?? data)
  .refine((entries) => entries !== undefined);

/** The answer to a deletion, where it has a body. */
export const deletion = z.object({ id: text, deleted: z.boolean() });

/** What every refusal looks like. */
export const refusal = z.object({
  object: z.literal('error'),
  type: text,
  code: maybe,
  param: maybe,
});

/** A notification. `data` is JSON inside a text. */
export const event = z.object({
  object: z.literal('event'),
  type: text.min(1).max(64),
  data: z.union([text, z.looseObject({})]),
});

/** What an event is about; orders and charges alike have an id. */
export const subject = z.object({ id: text.regex(/^\w{1,64}$/) });
