import { type Answer, jsonAnswer } from '../till/answer.ts';
import { Numeral } from '../till/json.ts';

// HTTP status, word and message by the code of the cause. Source: Mercado Pago's references of payments and of
// cancellations, 2024-2026; which code a wrong amount or refund bears there is our guess.
const REFUSALS = {
  3: [400, 'bad_request', 'Token must be for test'],
  5: [401, 'unauthorized', 'Must provide your access_token to proceed'],
  7: [401, 'unauthorized', 'invalid access token'],
  8: [400, 'bad_request', 'The name of the following parameters is wrong'],
  23: [400, 'bad_request', 'The following parameters must be valid date and format'],
  1004: [400, 'bad_request', 'Invalid criteria value'],
  2000: [404, 'not_found', 'Payment not found'],
  2018: [400, 'bad_request', 'The action requested is not valid for the current payment state'],
  2024: [404, 'not_found', 'Refund not found'],
  2063: [400, 'bad_request', 'The action requested is not valid for the current payment state'],
  4037: [400, 'bad_request', 'Invalid transaction_amount'],
  4050: [400, 'bad_request', 'payer.email must be a valid email'],
  4292: [400, 'bad_request', "Header X-Idempotency-Key can't be null"],
  5000: [500, 'internal_error', 'internal_error'],
  40400: [404, 'not_found', 'Resource not found'],
  42900: [429, 'too_many_requests', 'Rate limit exceeded'],
} as const;

export type Refusal = keyof typeof REFUSALS;

/** Mercado Pago's refusal. */
export function refused(code: Refusal): Answer {
  const [status, error, message] = REFUSALS[code];
  const cause = { code: new Numeral(String(code)), description: message, data: null };
  return jsonAnswer(status, {
    message,
    error,
    status: new Numeral(String(status)),
    cause: [cause],
  });
}

/** What Mercado Pago says to a path that it does not know. */
export const notRouted: Answer = jsonAnswer(404, {
  message: 'resource not found',
  error: 'not_found',
  status: new Numeral('404'),
  cause: [],
});
