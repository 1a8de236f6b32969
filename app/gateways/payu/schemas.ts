import { z } from 'zod';

/** Shapes of PayU's answers as exact JSON gives them: every number is its source text. Unknown keys are tolerated. */

const text = z.string();
const maybe = text.nullish();

/** An order's id, a Java Long (queries-api, 2022-06). */
export const orderId = text.regex(/^[1-9]\d{0,18}$/);

/** What wraps every answer. HTTP 200 with ERROR is how PayU refuses. */
export const envelope = z.object({ code: z.enum(['SUCCESS', 'ERROR']), error: maybe });

const extra = z.record(z.string(), z.unknown()).nullish();
const values = z
  .object({ TX_VALUE: z.object({ value: text, currency: text }).nullish() })
  .nullish();

/** The answer to SUBMIT_TRANSACTION. */
export const submitted = z.object({
  transactionResponse: z.object({
    orderId: orderId.nullish(),
    transactionId: maybe,
    state: text,
    paymentNetworkResponseCode: maybe,
    responseCode: maybe,
    trazabilityCode: maybe,
    extraParameters: extra,
  }),
});

/** What an answer that refuses may carry all the same: the order that exists. */
export const refusedOrder = z.object({ transactionResponse: z.object({ orderId }) });

const transaction = z.object({
  id: text.max(64),
  type: maybe,
  transactionResponse: z
    .object({ state: maybe, trazabilityCode: maybe, operationDate: maybe, extraParameters: extra })
    .nullish(),
  expirationDate: maybe,
  additionalValues: values,
  extraParameters: extra,
});
export type PayuTransaction = z.infer<typeof transaction>;

/** An order with its transactions, as ORDER_DETAIL tells it. */
export const order = z.object({
  id: orderId,
  accountId: maybe,
  merchantId: maybe,
  status: text,
  referenceCode: maybe,
  isTest: z.boolean().nullish(),
  creationDate: maybe,
  additionalValues: values,
  transactions: z.array(transaction).nullish(),
});
export type PayuOrder = z.infer<typeof order>;

/** An answer of the queries API; nothing found comes as null in one of the two places. */
export const queried = z.object({
  result: z.object({ payload: z.unknown() }).nullish(),
});

/** The answer to GET_PAYMENT_METHODS. */
export const methods = z.object({
  paymentMethods: z.array(
    z.object({ description: maybe, country: maybe, enabled: z.boolean().nullish() }),
  ),
});
