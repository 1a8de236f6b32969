import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExactJson } from '#app/kernel/exact-json.ts';
import { foundFrom, observationOf } from './mapping.ts';

const keys = {
  merchantId: '508029',
  accountId: '512323',
  apiLogin: 'login-for-tests',
  apiKey: 'key-for-tests',
  algorithm: 'MD5',
} as const;
const account = { keys, mode: 'live' } as const;
const PAID_AT = '1624300000000';

const charge = (state: string, change: Record<string, ExactJson> = {}): ExactJson => ({
  id: 'fd685f0a-f5b2-40cf-9527-dcc85febe184',
  type: 'AUTHORIZATION_AND_CAPTURE',
  paymentMethod: 'PAGOEFECTIVO',
  transactionResponse: {
    state,
    trazabilityCode: '2592100',
    operationDate: state === 'APPROVED' ? PAID_AT : null,
    extraParameters: null,
  },
  expirationDate: '1624391480302',
  extraParameters: {
    BAR_CODE: '2592100',
    URL_PAYMENT_RECEIPT_HTML: 'https://sandbox.checkout.payulatam.com/app?vid=1',
  },
  ...change,
});
const other = (type: string, state = 'APPROVED') => charge(state, { id: 'another-id', type });

const order = (
  status: string,
  transactions: ExactJson = [],
  change: Record<string, ExactJson> = {},
): ExactJson => ({
  id: '857804123',
  accountId: '512323',
  merchantId: '508029',
  status,
  referenceCode: 'attempt-1',
  isTest: false,
  creationDate: '1624218680302',
  additionalValues: { TX_VALUE: { value: '22.50', currency: 'PEN' } },
  transactions,
  ...change,
});
const says = (payload: ExactJson) => ({ code: 'SUCCESS', error: null, result: { payload } });
const look = (payload: ExactJson) => observationOf(says(payload), '857804123', account);

describe('what an order’s status and its transactions mean together', () => {
  it.each([
    ['NEW', [charge('SUBMITTED')], 'awaiting'],
    ['IN_PROGRESS', [charge('PENDING')], 'awaiting'],
    ['IN_PROGRESS', [charge('EXPIRED')], 'unknown'],
    ['IN_PROGRESS', [charge('APPROVED')], 'unknown'],
    ['NEW', [], 'unknown'],
    ['CAPTURED', [charge('APPROVED')], 'paid'],
    ['CAPTURED', [charge('DECLINED'), charge('APPROVED')], 'paid'],
    ['CAPTURED', [charge('PENDING')], 'unknown'],
    ['CAPTURED', [charge('APPROVED'), other('PARTIAL_REFUND')], 'refunded'],
    ['CAPTURED', [charge('APPROVED'), other('REFUND', 'DECLINED')], 'paid'],
    ['CANCELLED', [charge('EXPIRED')], 'lapsed'],
    ['CANCELLED', [charge('EXPIRED'), charge('APPROVED')], 'unknown'],
    ['CANCELLED', [charge('PENDING')], 'unknown'],
    ['CANCELLED', [charge('DECLINED'), other('VOID')], 'voided'],
    ['CANCELLED', [], 'unknown'],
    ['DECLINED', [charge('DECLINED')], 'lapsed'],
    ['DECLINED', [charge('ERROR')], 'lapsed'],
    ['DECLINED', [charge('DECLINED'), charge('PENDING')], 'unknown'],
    ['DECLINED', [], 'unknown'],
    ['REFUNDED', [charge('APPROVED'), other('REFUND')], 'refunded'],
    ['REFUNDED', [charge('EXPIRED')], 'unknown'],
    ['CHARGEBACK', [charge('APPROVED'), other('CHARGEBACK')], 'reversed'],
    ['AUTHORIZED', [charge('APPROVED')], 'unknown'],
    ['captured', [charge('APPROVED')], 'unknown'],
  ])('%s with %j is %s', (status, transactions, means) => {
    expect(look(order(status, transactions)).status).toBe(means);
  });

  it('never takes an unknown word for money or its end', () => {
    const known = /^(NEW|IN_PROGRESS|CAPTURED|CANCELLED|DECLINED|REFUNDED|CHARGEBACK)$/;
    const states = fc.constantFrom('APPROVED', 'EXPIRED', 'PENDING', 'DECLINED');
    fc.assert(
      fc.property(fc.string(), states, (word, state) => {
        fc.pre(!known.test(word));
        expect(look(order(word, [charge(state)])).status).toBe('unknown');
      }),
    );
  });
});

describe('what an order tells', () => {
  it('of a code that was paid: the transaction is the operation', () => {
    expect(
      look(order('CAPTURED', [charge('DECLINED', { id: 'first' }), charge('APPROVED')])),
    ).toEqual({
      status: 'paid',
      paidAt: new Date('2021-06-21T18:26:40Z'),
      facts: {
        amount: { minor: 2250n, currency: 'PEN' },
        transactionCode: 'attempt-1',
        code: '2592100',
        expiresAt: new Date('2021-06-22T19:51:20.302Z'),
        operation: 'fd685f0a-f5b2-40cf-9527-dcc85febe184',
        word: 'CAPTURED APPROVED',
      },
    });
  });

  it('of a code that waits: no operation yet', () => {
    expect(look(order('IN_PROGRESS', [charge('PENDING')]))).toMatchObject({
      facts: { operation: null, word: 'IN_PROGRESS PENDING' },
    });
  });

  it('of another amount than was ordered, where the charge itself tells it', () => {
    const less = { TX_VALUE: { value: '22.49', currency: 'PEN' } };
    const paid = charge('APPROVED', { additionalValues: less });
    expect(look(order('CAPTURED', [paid]))).toMatchObject({ facts: { amount: { minor: 2249n } } });
  });

  it('nothing, when it is another account’s, another merchant’s, or a test on a live account', () => {
    for (const change of [{ accountId: '512321' }, { merchantId: '500238' }, { isTest: true }]) {
      expect(look(order('CAPTURED', [charge('APPROVED')], change)).status).toBe('unknown');
    }
    const test = observationOf(
      says(order('CAPTURED', [charge('APPROVED')], { isTest: true })),
      '857804123',
      { keys, mode: 'test' },
    );
    expect(test.status).toBe('paid');
  });

  it('nothing, when the answer is of another order or has no readable amount', () => {
    expect(look(order('CAPTURED', [charge('APPROVED')], { id: '857804124' })).status).toBe(
      'unknown',
    );
    const values = { TX_VALUE: { value: '2e1', currency: 'PEN' } };
    const odd = order('CAPTURED', [charge('APPROVED')], { additionalValues: values });
    expect(look(odd).status).toBe('unknown');
    expect(observationOf({ code: 'SUCCESS', result: 'x' }, '857804123', account).status).toBe(
      'unknown',
    );
  });

  it('that there is no such order', () => {
    expect(look(null)).toEqual({ status: 'not-found' });
    expect(observationOf({ code: 'SUCCESS', result: null }, '857804123', account)).toEqual({
      status: 'not-found',
    });
  });
});

describe('a search by our own code', () => {
  const find = (payload: ExactJson) => foundFrom(says(payload), 'attempt-1', account);

  it('finds the code with all that a shopper needs', () => {
    expect(find([order('IN_PROGRESS', [charge('PENDING')])])).toMatchObject({
      ok: true,
      value: {
        voucher: {
          reference: '857804123',
          code: '2592100',
          expiresAt: new Date('2021-06-22T19:51:20.302Z'),
          pageUrl: 'https://sandbox.checkout.payulatam.com/app?vid=1',
        },
        observation: { status: 'awaiting', facts: { transactionCode: 'attempt-1' } },
      },
    });
  });

  it('finds none where PayU has none, or only those of others', () => {
    const strangers = [
      order('CAPTURED', [charge('APPROVED')], { accountId: '512321' }),
      order('CAPTURED', [charge('APPROVED')], { referenceCode: 'attempt-10' }),
    ];
    for (const payload of [null, [], strangers])
      expect(find(payload)).toEqual({ ok: true, value: null });
  });

  it('of several, tells of the money first, then of what waits, then of the latest', () => {
    const orders = [
      order('CANCELLED', [charge('EXPIRED')], { id: '1' }),
      order('IN_PROGRESS', [charge('PENDING')], { id: '2' }),
      order('IN_PROGRESS', [charge('PENDING')], { id: '3' }),
    ];
    expect(find(orders)).toMatchObject({ value: { voucher: { reference: '3' } } });
    const paid = order('CAPTURED', [charge('APPROVED')], { id: '4' });
    expect(find([paid, ...orders])).toMatchObject({ value: { voucher: { reference: '4' } } });
  });

  it('takes the latest possible end of a code whose end is not told', () => {
    const silent = charge('PENDING', { expirationDate: null });
    expect(find([order('IN_PROGRESS', [silent])])).toMatchObject({
      value: { voucher: { expiresAt: new Date('2021-06-27T19:51:20.302Z') } },
    });
  });

  it('leaves it open where the answer cannot be read', () => {
    for (const payload of ['x', [{ id: 'x' }], [order('NEW', [], { creationDate: null })]]) {
      expect(find(payload)).toEqual({ ok: false, error: { kind: 'unavailable' } });
    }
  });
});
