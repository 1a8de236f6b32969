import { expect, it } from 'vitest';
import { parseExactJson } from '#app/kernel/exact-json.ts';
import type { IssueOrder } from '../gateway.ts';
import { issuedFrom } from './issued.ts';

const NOW = new Date('2021-06-21T16:39:11Z');
const order: IssueOrder = {
  transactionCode: 'attempt-1',
  amount: { minor: 10_000n, currency: 'PEN' },
  expiresAt: new Date('2021-06-23T16:39:11Z'),
  concept: 'La Tiendita de Rosa',
  contact: { email: 'r@t.example', phone: null, document: null, firstName: null, lastName: null },
  locale: 'es',
};

/** The published answer (payments-api-peru, 2022-06), its numbers as they stand there. */
const answer = (changes: object = {}, extra: object = {}): unknown => {
  const text = JSON.stringify({
    code: 'SUCCESS',
    error: null,
    transactionResponse: {
      orderId: 857804123,
      transactionId: 'fd685f0a-f5b2-40cf-9527-dcc85febe184',
      state: 'PENDING',
      paymentNetworkResponseCode: 'Se ha Generado el CIP: 00000002592100 .',
      trazabilityCode: '2592100',
      responseCode: 'PENDING_TRANSACTION_CONFIRMATION',
      extraParameters: {
        REFERENCE: 857804123,
        EXPIRATION_DATE: 1624391480302,
        BAR_CODE: '2592100',
        URL_PAYMENT_RECEIPT_HTML: 'https://sandbox.checkout.payulatam.com/app?vid=1',
        ...extra,
      },
      ...changes,
    },
  });
  const read = parseExactJson(text);
  return read.ok ? read.value : null;
};
const issued = (changes?: object, extra?: object) => issuedFrom(answer(changes, extra), order, NOW);

it('reads the code, the page, and until when it lives, from the published answer', () => {
  expect(issued()).toEqual({
    ok: true,
    value: {
      reference: '857804123',
      code: '2592100',
      expiresAt: new Date('2021-06-22T19:51:20.302Z'),
      pageUrl: 'https://sandbox.checkout.payulatam.com/app?vid=1',
    },
  });
});

it('reads an expiry that comes as text', () => {
  expect(issued({}, { EXPIRATION_DATE: '2021-06-28T23:59:59' })).toMatchObject({
    value: { expiresAt: new Date('2021-06-29T04:59:59Z') },
  });
});

it('takes the code from its other place, without the zeros it is padded with', () => {
  expect(issued({ trazabilityCode: '00000002592100' }, { BAR_CODE: null })).toMatchObject({
    value: { code: '2592100' },
  });
});

it('shows PayU’s page where no code is told', () => {
  expect(issued({ trazabilityCode: null }, { BAR_CODE: null })).toMatchObject({
    value: { code: null, pageUrl: 'https://sandbox.checkout.payulatam.com/app?vid=1' },
  });
});

it.each([
  ['EXCEEDED_AMOUNT', 'amount-too-large'],
  ['ANTIFRAUD_REJECTED', 'not-allowed-now'],
])('is refused when PayU declined: %s', (responseCode, reason) => {
  expect(issued({ state: 'DECLINED', responseCode })).toEqual({
    ok: false,
    error: { kind: 'rejected', code: responseCode, reason },
  });
});

it.each([
  [{ state: 'APPROVED' }, {}],
  [{ state: 'ERROR' }, {}],
  [{ state: 'SUBMITTED' }, {}],
  [{ state: 'BLESSED' }, {}],
  [{ orderId: null }, {}],
  [{ trazabilityCode: null }, { BAR_CODE: null, URL_PAYMENT_RECEIPT_HTML: 'http://plain' }],
])('leaves it open what lives at PayU: %o %o', (changes, extra) => {
  expect(issued(changes, extra)).toEqual({ ok: false, error: { kind: 'indeterminate' } });
});

it.each([
  [{ trazabilityCode: '2592101' }, {}],
  [{ paymentNetworkResponseCode: 'Se ha Generado el CIP: 00000002592199 .' }, {}],
  [{}, { BAR_CODE: '2592101' }],
])('shows no code where the answer names two: %o %o', (changes, extra) => {
  expect(issued(changes, extra)).toEqual({ ok: false, error: { kind: 'indeterminate' } });
});

it('leaves it open when the answer holds no transaction', () => {
  expect(issuedFrom({ code: 'SUCCESS', transactionResponse: null }, order, NOW)).toEqual({
    ok: false,
    error: { kind: 'indeterminate' },
  });
});
