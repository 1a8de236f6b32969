import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExactJson } from '#app/kernel/exact-json.ts';
import type { IssueOrder } from '../gateway.ts';
import { foundFrom, issuedFrom, observationOf } from './mapping.ts';

const payment = (change: object = {}) => ({
  id: 'D-4-1',
  amount: '120.50',
  currency: 'PEN',
  status: 'PENDING',
  status_code: '100',
  order_id: 'attempt-1',
  redirect_url: 'https://sandbox.dlocal.com/collect/pay/pay/M-1',
  ...change,
});
const order: IssueOrder = {
  transactionCode: 'attempt-1',
  amount: { minor: 12050n, currency: 'PEN' },
  expiresAt: new Date('2026-11-27T04:59:59Z'),
  concept: '',
  contact: { email: null, phone: null, document: null, firstName: null, lastName: null },
  locale: 'es',
};

describe('what a status word means', () => {
  it.each([
    ['PENDING', 'awaiting'],
    ['PAID', 'paid'],
    ['EXPIRED', 'lapsed'],
    ['CANCELLED', 'voided'],
    ['REJECTED', 'voided'],
    ['AUTHORIZED', 'unknown'],
    ['paid', 'unknown'],
    ['toString', 'unknown'],
  ])('%s is %s, whatever code stands beside it', (status, means) => {
    for (const status_code of ['100', '200', '600', null]) {
      expect(observationOf(payment({ status, status_code }), 'D-4-1').status).toBe(means);
    }
  });

  it('gives the frozen facts, and the moment of the payment where it is told', () => {
    const paid = payment({ status: 'PAID', approved_date: '2026-11-25T15:15:00.000+0000' });
    expect(observationOf(paid, 'D-4-1')).toEqual({
      status: 'paid',
      paidAt: new Date('2026-11-25T15:15:00Z'),
      facts: {
        amount: { minor: 12050n, currency: 'PEN' },
        transactionCode: 'attempt-1',
        code: null,
        expiresAt: null,
        operation: null,
        word: 'PAID',
      },
    });
  });

  it.each([
    ['another payment', { id: 'D-4-2', status: 'PAID' }],
    ['a third decimal', { amount: '120.505', status: 'PAID' }],
    ['no currency', { currency: '', status: 'PAID' }],
  ])('is unknown for %s', (_name, change) => {
    expect(observationOf(payment(change), 'D-4-1').status).toBe('unknown');
  });

  it('survives any data', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const json = parseExactJson(text);
        expect(observationOf(json.ok ? json.value : null, 'D-4-1').status).toBe('unknown');
      }),
    );
  });
});

describe('the code that was made', () => {
  it('has only a page with the flow REDIRECT', () => {
    expect(issuedFrom(payment(), order)).toEqual({
      ok: true,
      value: {
        reference: 'D-4-1',
        code: null,
        expiresAt: order.expiresAt,
        pageUrl: 'https://sandbox.dlocal.com/collect/pay/pay/M-1',
      },
    });
  });

  it('has its digits and its own deadline with the flow DIRECT', () => {
    const ticket = { number: '1132 3796', expiration_date: '2026-12-01T04:59:59.000+0000' };
    expect(issuedFrom(payment({ redirect_url: null, ticket }), order)).toEqual({
      ok: true,
      value: {
        reference: 'D-4-1',
        code: '11323796',
        expiresAt: new Date('2026-12-01T04:59:59Z'),
        pageUrl: null,
      },
    });
  });

  it.each([
    ['another amount', { amount: '12.05' }],
    ['another currency', { currency: 'USD' }],
    ['another order', { order_id: 'attempt-2' }],
    ['no code and no page', { redirect_url: 'http://plain.example' }],
    ['no id', { id: '' }],
  ])('is in doubt when the answer has %s', (_name, change) => {
    expect(issuedFrom(payment(change), order)).toEqual({
      ok: false,
      error: { kind: 'indeterminate' },
    });
  });

  it('is refused where dLocal rejected it at once', () => {
    expect(issuedFrom(payment({ status: 'REJECTED' }), order)).toMatchObject({
      error: { kind: 'rejected', reason: 'not-allowed-now' },
    });
  });
});

it('is found again by our own transaction code, and by no other', () => {
  const found = foundFrom(payment({ status: 'PAID' }), 'attempt-1', order.expiresAt);
  expect(found).toMatchObject({
    voucher: { reference: 'D-4-1' },
    observation: { status: 'paid' },
  });
  expect(foundFrom(payment(), 'attempt-2', order.expiresAt)).toBeNull();
});
