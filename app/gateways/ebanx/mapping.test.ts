import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExactJson } from '#app/kernel/exact-json.ts';
import type { IssueOrder } from '../gateway.ts';
import { foundFrom, issuedFrom, observationOf } from './mapping.ts';

const HASH = '59260f14654c5e69344fec4cd0e22fe1d9177a5898e3a3d3';
const NOW = new Date('2026-11-26T15:00:00Z');
const payment = (change: object = {}) => ({
  hash: HASH,
  merchant_payment_code: 'attempt-1',
  status: 'PE',
  status_date: null,
  amount_br: '121.00',
  amount_ext: '120.50',
  currency_ext: 'PEN',
  due_date: '2026-11-27',
  cip_url: `https://sandbox.ebanxpay.com/cip/?hash=${HASH}`,
  cip_code: '2829662',
  ...change,
});
const order: IssueOrder = {
  transactionCode: 'attempt-1',
  amount: { minor: 12050n, currency: 'PEN' },
  expiresAt: new Date('2026-11-27T15:00:00Z'),
  concept: '',
  contact: { email: null, phone: null, document: null, firstName: null, lastName: null },
  locale: 'es',
};
const seen = (change: object, now = NOW) => observationOf(payment(change), HASH, now);

describe('what a status word means', () => {
  it.each([
    ['OP', 'awaiting'],
    ['PE', 'awaiting'],
    ['CO', 'paid'],
    ['CA', 'voided'],
    ['PA', 'unknown'],
    ['co', 'unknown'],
    ['', 'unknown'],
  ])('%s is %s', (status, means) => {
    expect(seen({ status }).status).toBe(means);
  });

  it('is lapsed where the end was said after the last day, voided where before', () => {
    expect(seen({ status: 'CA', status_date: '2026-11-28 00:10:00' }).status).toBe('lapsed');
    expect(seen({ status: 'CA', status_date: '2026-11-27 23:10:00' }).status).toBe('voided');
    expect(seen({ status: 'CA' }, new Date('2026-11-28T05:00:00Z')).status).toBe('lapsed');
    expect(seen({ status: 'CA' }, new Date('2026-11-28T04:59:59Z')).status).toBe('voided');
  });

  it('is refunded once money went back, not while it is on its way', () => {
    const refund = (status: string) => ({ id: '1', status, amount_ext: '10.00' });
    expect(seen({ status: 'CO', refunds: [refund('PE')] }).status).toBe('paid');
    expect(seen({ status: 'CO', refunds: [refund('CA'), refund('CO')] }).status).toBe('refunded');
  });

  it('gives the ordered amount, not the local one with taxes', () => {
    expect(seen({ amount_ext: '113.21', currency_ext: 'USD' })).toEqual({
      status: 'awaiting',
      facts: {
        amount: { minor: 11321n, currency: 'USD' },
        transactionCode: 'attempt-1',
        code: '2829662',
        expiresAt: new Date('2026-11-28T04:59:59Z'),
        operation: null,
        word: 'PE',
      },
    });
  });

  it.each([
    ['another payment', { hash: 'a'.repeat(48), status: 'CO' }],
    ['a third decimal', { amount_ext: '120.505', status: 'CO' }],
    ['no currency', { currency_ext: '', status: 'CO' }],
  ])('is unknown for %s', (_name, change) => {
    expect(seen(change).status).toBe('unknown');
  });

  it('survives any data', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const json = parseExactJson(text);
        expect(observationOf(json.ok ? json.value : null, HASH, NOW).status).toBe('unknown');
      }),
    );
  });
});

describe('the code that was made', () => {
  it('can be typed at the bank until its day ends in Lima', () => {
    expect(issuedFrom(payment(), order)).toEqual({
      ok: true,
      value: {
        reference: HASH,
        code: '2829662',
        expiresAt: new Date('2026-11-28T04:59:59Z'),
        pageUrl: `https://sandbox.ebanxpay.com/cip/?hash=${HASH}`,
      },
    });
  });

  it.each([
    ['another amount', { amount_ext: '12.05' }],
    ['another currency', { currency_ext: 'USD' }],
    ['another order', { merchant_payment_code: 'attempt-2' }],
    ['neither code nor page', { cip_code: null, cip_url: 'http://plain.example' }],
    ['no hash', { hash: '' }],
  ])('is in doubt when the answer has %s', (_name, change) => {
    expect(issuedFrom(payment(change), order)).toEqual({
      ok: false,
      error: { kind: 'indeterminate' },
    });
  });
});

it('is found again by our own transaction code, and by no other', () => {
  expect(foundFrom(payment({ status: 'CO' }), 'attempt-1', NOW)).toMatchObject({
    voucher: { reference: HASH, code: '2829662' },
    observation: { status: 'paid' },
  });
  expect(foundFrom(payment(), 'attempt-2', NOW)).toBeNull();
});
