import { type Answer, jsonAnswer } from '../till/answer.ts';
import { Numeral } from '../till/json.ts';

// HTTP status and message by code. Source: docs.dlocal.com/reference/http-errors-payments, 2026-09-17; "Signature not match"
// and "Refund not found": shhac/agent-dlocal, observed against the sandbox, 2026-08.
const REFUSALS = {
  3001: [403, 'Invalid credentials'],
  4000: [404, 'Payment not found'],
  4001: [404, 'Refund not found'],
  5000: [400, 'Invalid request'],
  5001: [400, 'Invalid parameter'],
  5002: [400, 'Invalid transaction status'],
  5003: [400, 'Country not supported'],
  5004: [400, 'Currency not allowed for this country'],
  5007: [400, 'Amount exceeded'],
  5009: [400, 'Order ID is duplicated'],
  5010: [400, 'Method not available'],
  6000: [429, 'Too many requests to the API'],
  7000: [500, 'Failed to process the request'],
} as const;

export type Refusal = keyof typeof REFUSALS;

/** dLocal's refusal; `param` where one parameter is wrong. */
export function refused(code: Refusal, param?: string): Answer {
  const [status, message] = REFUSALS[code];
  return jsonAnswer(status, {
    code: new Numeral(String(code)),
    message,
    ...(param && { param }),
  });
}

/** A wrong signature is a 400, not a 401. */
export const signatureRefused: Answer = jsonAnswer(400, {
  code: new Numeral('5000'),
  message: 'Signature not match',
});

/** What dLocal says to a path that it does not know: no JSON. */
export const notRouted: Answer = {
  kind: 'said',
  status: 404,
  type: 'text/plain; charset=utf-8',
  text: 'NOT_FOUND',
};
