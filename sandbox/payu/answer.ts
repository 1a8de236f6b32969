import { type Answer, jsonAnswer } from '../till/answer.ts';
import type { Code } from '../till/codes.ts';
import { type Json, type JsonObject, Numeral } from '../till/json.ts';

/** PayU refuses with HTTP 200: a sentence, and no number for it. */
export const refused = (error: string): Answer =>
  jsonAnswer(200, { code: 'ERROR', error, transactionResponse: null });

/** What a caller with wrong keys hears. Source: active_merchant, payu_latam_test.rb (transcripts of 2013 to 2025). */
export const INVALID_CREDENTIALS = 'Invalid credentials';

/** How a field that is missing or wrong is complained of. Source: the same. */
export const property = (name: string, message = 'must not be null'): string =>
  `property: ${name}, message: ${message}`;

export const succeeded = (content: JsonObject): Answer =>
  jsonAnswer(200, { code: 'SUCCESS', error: null, ...content });

/** The queries API's answer; what was not found is null. */
export const result = (payload: Json): Answer => succeeded({ result: { payload } });

/** An order that PayU made and its network declined: no code lives. */
export const declined = (responseCode: string): Answer =>
  succeeded({
    transactionResponse: {
      orderId: new Numeral('857804000'),
      transactionId: '15b6cec0-9eec-4564-b6b9-c846b868203e',
      state: 'DECLINED',
      trazabilityCode: null,
      responseCode,
      extraParameters: null,
    },
  });

/**
 * What an order for a code is answered with; `barCode` is the CIP once more. Source: payments-api-peru, PAGOEFECTIVO example.
 */
export const issued = (
  code: Code,
  receipt: { html: string; pdf: string },
  barCode = code.code,
): Answer =>
  succeeded({
    transactionResponse: {
      orderId: new Numeral(code.reference),
      transactionId: code.notes.transaction ?? '',
      state: 'PENDING',
      paymentNetworkResponseCode: `Se ha Generado el CIP: ${code.code.padStart(14, '0')} .`,
      paymentNetworkResponseErrorMessage: null,
      trazabilityCode: code.code,
      authorizationCode: '1',
      pendingReason: 'AWAITING_NOTIFICATION',
      responseCode: 'PENDING_TRANSACTION_CONFIRMATION',
      errorCode: null,
      responseMessage: null,
      operationDate: null,
      extraParameters: {
        REFERENCE: new Numeral(code.reference),
        URL_PAYMENT_RECEIPT_PDF: receipt.pdf,
        EXPIRATION_DATE: new Numeral(String(code.expiresAt.getTime())),
        BAR_CODE: barCode,
        URL_PAYMENT_RECEIPT_HTML: receipt.html,
      },
      additionalInfo: null,
    },
  });
