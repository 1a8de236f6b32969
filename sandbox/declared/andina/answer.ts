import { type Answer, jsonAnswer } from '../../till/answer.ts';

const REFUSALS = {
  BAD_SIGNATURE: 401,
  MERCHANT_DISABLED: 403,
  ORDER_NOT_FOUND: 404,
  REFUND_NOT_FOUND: 404,
  NO_SUCH_CALL: 404,
  ORDER_NOT_OPEN: 409,
  REFUND_ABOVE_PAYMENT: 409,
  INVALID_REQUEST: 422,
  INVALID_PAYER_EMAIL: 422,
  AMOUNT_ABOVE_LIMIT: 422,
  TOO_MANY_REQUESTS: 429,
  INTERNAL: 500,
} as const;

export type Refusal = keyof typeof REFUSALS;

/** Andina's refusal: an HTTP status that fits, and its own code. */
export const refused = (code: Refusal): Answer =>
  jsonAnswer(REFUSALS[code], {
    error: { code, message: code.toLowerCase().replaceAll('_', ' ') },
  });
