import { z } from 'zod';

/** Shapes of EBANX's answers as exact JSON gives them: every number is its source text. Unknown keys are tolerated. */

const text = z.string();
const maybe = text.nullish();

/** EBANX's name of a payment: 48 hexadecimal digits now, 41 in older documents. */
export const hash = text.regex(/^[0-9a-f]{40,64}$/i);

/** One refund of a payment (fixtures: active_merchant ebanx_test.rb, ebanx-php). */
export const refund = z.object({
  id: text.regex(/^\w{1,40}$/),
  merchant_refund_code: maybe,
  status: text.min(1).max(16),
  amount_ext: maybe,
});
export type EbanxRefund = z.infer<typeof refund>;

/** A payment (fixture: ebanx/benjamin PagoEfectivoTest). `amount_ext` and `currency_ext` are what was ordered. */
export const payment = z.object({
  hash,
  merchant_payment_code: maybe,
  status: text.min(1).max(16),
  status_date: maybe,
  amount_ext: text,
  currency_ext: text,
  due_date: maybe,
  cip_url: maybe,
  cip_code: maybe,
  refunds: z.array(refund).nullish(),
});
export type Payment = z.infer<typeof payment>;

/** Every answer says SUCCESS or ERROR, whatever its HTTP status. */
export const answer = z.object({
  status: text,
  status_code: maybe,
  status_message: maybe,
  payment: z.unknown().optional(),
  refund: z.unknown().optional(),
});
