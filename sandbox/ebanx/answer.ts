import { type Answer, jsonAnswer } from '../till/answer.ts';
import type { JsonObject } from '../till/json.ts';

// Codes and messages: docs.ebanx.com error codes, 2026; BP-REF-CAN-2 and BP-CAN-1: active_merchant's fixtures. The codes of
// a wrong key, of an unknown payment in a query and of a refund that is too large are our guesses.
const ERRORS = {
  'BP-SA-1': 'Parameter integration_key not found',
  'BP-SA-2': 'Invalid integration key',
  'BP-SA-3': 'Invalid JWS signature',
  'BP-CH-1': 'Payment type group is not active: pagoefectivo',
  'BP-DR-0': 'Payment already exists with merchant_payment_code',
  'BP-DR-2': 'Field payment is required',
  'BP-DR-4': 'Currency is not active in the system',
  'BP-DR-5': 'Field payment.amount_total is required',
  'BP-DR-7': 'Amount must be less than the limit',
  'BP-DR-9': 'Field payment.merchant_payment_code is required',
  'BP-DR-13': 'Field payment.name is required',
  'BP-DR-15': 'Field payment.email is required',
  'BP-DR-31': 'Field payment.phone_number is required',
  'BP-DR-35': 'Invalid payment_type_code',
  'BP-DR-90': 'Field payment.due_date is invalid',
  'BP-QUE-1': 'Payment not found',
  'BP-CAN-1': 'Payment not found with this hash',
  'BP-CAN-2': 'Payment cannot be cancelled, only open or pending payments can',
  'BP-REF-CAN-2': 'Payment not found with this hash: ',
  'BP-REF-1': 'Only confirmed payments can be refunded',
  'BP-REF-2': 'The refund is larger than what is left of the payment',
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** EBANX refuses with HTTP 200. */
export const refused = (code: ErrorCode): Answer =>
  jsonAnswer(200, { status: 'ERROR', status_code: code, status_message: ERRORS[code] });

/** What was asked for, done. */
export const success = (content: JsonObject): Answer =>
  jsonAnswer(200, { ...content, status: 'SUCCESS' });
