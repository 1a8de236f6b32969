import { z } from 'zod';

/** Shapes of Mercado Pago's answers as exact JSON gives them: every number is its source text. Unknown keys are tolerated. */

const text = z.string();
const maybe = text.nullish();

/** A payment's number, and a refund's. */
export const number = text.regex(/^[1-9]\d{0,18}$/);

/** What every refusal looks like; `cause` is a list, or (seen) one object, or an empty text. */
export const refusal = z.object({
  error: maybe,
  message: maybe,
  cause: z
    .preprocess(
      (cause) => (Array.isArray(cause) ? cause : [cause]),
      z.array(z.object({ code: text }).nullable().catch(null)),
    )
    .optional(),
});

export const payment = z.object({
  id: number,
  status: text,
  status_detail: maybe,
  payment_method_id: text,
  currency_id: text,
  transaction_amount: text,
  transaction_amount_refunded: maybe,
  external_reference: maybe,
  date_approved: maybe,
  date_of_expiration: maybe,
  transaction_details: z
    .object({
      external_resource_url: maybe,
      verification_code: maybe,
      payment_method_reference_id: maybe,
    })
    .nullish(),
});
export type PaymentSaid = z.infer<typeof payment>;

/** A page of /v1/payments/search; whose payment an entry is can be read although the rest of it cannot. */
export const searchPage = z.object({
  results: z.array(z.looseObject({ external_reference: maybe })),
});

export const refund = z.object({ id: number, amount: maybe, status: maybe });

/** One of /v1/payment_methods. */
export const method = z.object({
  id: text,
  status: maybe,
  min_allowed_amount: maybe,
  max_allowed_amount: maybe,
});

/** A notification's body. Nothing of it is signed but the id in the address (MAPPINGS.md). */
export const notice = z.object({
  type: text.min(1).max(64),
  action: text.min(1).max(64).nullish(),
  data: z.object({ id: text.min(1).max(64) }),
});
