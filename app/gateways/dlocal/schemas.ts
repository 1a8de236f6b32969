import { z } from 'zod';

/** Shapes of dLocal's answers as exact JSON gives them: every number is its source text. Unknown keys are tolerated. */

const text = z.string();
const maybe = text.nullish();

/** What dLocal calls a payment, an order or a refund; it goes into paths, so nothing else may stand in it. */
export const id = text.regex(/^[\w-]{1,64}$/);

/** What a refused call says. */
export const refusal = z.object({ code: text, message: maybe, param: maybe });

/** The ticket of a DIRECT payment (reference/the-ticket-object, 2026). */
const ticket = z.object({ number: maybe, id: maybe, expiration_date: maybe, image_url: maybe });

/** The payment object: the answer to a creation, to a question, and the body of a notification. */
export const payment = z.object({
  id,
  amount: text,
  currency: text,
  status: text.min(1).max(64),
  order_id: maybe,
  redirect_url: maybe,
  approved_date: maybe,
  ticket: ticket.nullish(),
});
export type Payment = z.infer<typeof payment>;

/** The answer to GET /orders/{order_id}; the older documents name the payment `id`. */
export const order = z
  .object({ payment_id: id.nullish(), id: id.nullish() })
  .transform((read) => read.payment_id ?? read.id)
  .pipe(id);

/** The refund object, also the body of a refund's notification. */
export const refund = z.object({
  id,
  payment_id: id.nullish(),
  amount: maybe,
  currency: maybe,
  status: text.min(1).max(64),
});

/** A notification about something that hangs on a payment: a refund or a chargeback. */
export const aboutPayment = z.object({ id, payment_id: id, status: text.min(1).max(64) });

/** One entry of GET /payments-methods (seen in the sandbox, 2026: exactly these keys and a logo). */
export const method = z.object({
  id: text.regex(/^[\w-]{1,32}$/),
  name: text,
  type: maybe,
  allowed_flows: z.array(text).nullish(),
});
