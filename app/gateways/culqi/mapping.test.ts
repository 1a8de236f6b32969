import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExactJson, parseExactJson } from '#app/kernel/exact-json.ts';
import type { IssueOrder } from '../gateway.ts';
import { deletedFrom, extendedFrom, issuedBefore, issuedFrom, observationOf } from './mapping.ts';

const ID = 'ord_test_PRUEBA1234567890';
const PAID = '1764255600';
const deadline = new Date('2025-11-28T15:00:00Z');
const said = (change: Record<string, ExactJson> = {}): Record<string, ExactJson> => ({
  object: 'order',
  id: ID,
  amount: '2550',
  payment_code: '13642064',
  currency_code: 'PEN',
  description: 'La Tiendita',
  order_number: 'A-1',
  state: 'pending',
  total_fee: null,
  net_amount: null,
  creation_date: '1764169200',
  expiration_date: '1764342000',
  paid_at: null,
  metadata: {},
  ...change,
});

describe('what a state means', () => {
  it.each([
    ['pending', null, 'awaiting'],
    ['paid', PAID, 'paid'],
    ['paid', null, 'paid'],
    ['expired', null, 'lapsed'],
    ['deleted', null, 'voided'],
    ['created', null, 'unknown'],
    ['pending', PAID, 'unknown'],
    ['expired', PAID, 'unknown'],
    ['deleted', PAID, 'unknown'],
    ['pagada', PAID, 'unknown'],
  ])('%s, paid at %s, is %s', (state, paid_at, status) => {
    expect(observationOf(said({ state, paid_at }), ID).status).toBe(status);
  });

  it('never takes an unknown word for money or its end', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(null, PAID), (state, paid_at) => {
        fc.pre(!['pending', 'paid', 'expired', 'deleted'].includes(state));
        expect(observationOf(said({ state, paid_at }), ID).status).toBe('unknown');
      }),
    );
  });
});

describe('what a query says', () => {
  it('gives the facts of a code that waits, its deadline in seconds or milliseconds', () => {
    for (const expiration_date of ['1764342000', '1764342000000']) {
      expect(observationOf(said({ expiration_date }), ID)).toEqual({
        status: 'awaiting',
        facts: {
          amount: { minor: 2550n, currency: 'PEN' },
          transactionCode: 'A-1',
          code: '13642064',
          expiresAt: deadline,
          operation: null,
          word: 'pending',
        },
      });
    }
  });

  it('gives the instant of the payment', () => {
    expect(observationOf(said({ state: 'paid', paid_at: PAID }), ID)).toMatchObject({
      paidAt: new Date('2025-11-27T15:00:00Z'),
    });
  });

  it.each<[string, ExactJson]>([
    ['another order', said({ state: 'paid', id: 'ord_test_PRUEBA0000000000' })],
    ['an amount with a point', said({ state: 'paid', amount: '25.50' })],
    ['a negative amount', said({ state: 'paid', amount: '-2550' })],
    ['an amount in exponents', said({ state: 'paid', amount: '2.55e3' })],
    ['another currency', said({ state: 'paid', currency_code: 'USD' })],
    ['no order', { object: 'error', type: 'api_error' }],
  ])('says unknown of %s', (_name, json) => {
    expect(observationOf(json, ID).status).toBe('unknown');
  });

  it('survives any data', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const json = parseExactJson(text);
        expect(observationOf(json.ok ? json.value : undefined, ID).status).toBe('unknown');
      }),
    );
  });
});

const order: IssueOrder = {
  transactionCode: 'A-1',
  amount: { minor: 2550n, currency: 'PEN' },
  expiresAt: deadline,
  concept: '',
  contact: { email: null, phone: null, document: null, firstName: null, lastName: null },
  locale: 'es',
};
const doubt = { ok: false, error: { kind: 'indeterminate' } };

describe('the code that was made', () => {
  it('is asked for by the order’s id and typed by its payment code', () => {
    expect(issuedFrom(said(), order)).toEqual({
      ok: true,
      value: { reference: ID, code: '13642064', expiresAt: deadline, pageUrl: null },
    });
  });

  it.each<[string, Record<string, ExactJson>]>([
    ['another amount', { amount: '255' }],
    ['another currency', { currency_code: 'USD' }],
    ['another number', { order_number: 'A-2' }],
    ['nothing to pay by', { payment_code: null, state: 'created' }],
    ['a page that is not https', { payment_code: null, url_pe: 'javascript:alert(1)' }],
    ['no id', { id: null }],
  ])('is in doubt when the answer has %s', (_name, change) => {
    expect(issuedFrom(said(change), order)).toEqual(doubt);
  });

  it('may be on a page alone', () => {
    const json = said({ payment_code: null, url_pe: 'https://pago.example/A' });
    expect(issuedFrom(json, order)).toMatchObject({
      value: { code: null, pageUrl: 'https://pago.example/A' },
    });
  });
});

describe('an order whose number stands there already', () => {
  const list = (...items: ExactJson[]) => ({ paging: {}, items });

  it('is the one of the attempt before', () => {
    const other = said({ id: 'ord_test_PRUEBA0000000000', order_number: 'A-10' });
    expect(issuedBefore(list(other, said()), order)).toMatchObject({ value: { reference: ID } });
    expect(issuedBefore({ data: [said()] }, order)).toMatchObject({ value: { reference: ID } });
  });

  it.each<[string, ExactJson]>([
    ['none of the latest is it', list(said({ order_number: 'A-10' }))],
    ['it was made for another amount', list(said({ amount: '255' }))],
    ['two have it', list(said(), said({ id: 'ord_test_PRUEBA0000000000' }))],
    ['there is no list', { object: 'error' }],
  ])('is in doubt when %s', (_name, json) => {
    expect(issuedBefore(json, order)).toEqual(doubt);
  });

  it('is not shown to a shopper when it has ended', () => {
    expect(issuedBefore(list(said({ state: 'deleted' })), order)).toMatchObject({
      error: { kind: 'rejected', reason: 'not-allowed-now' },
    });
  });
});

describe('a change', () => {
  it('is done when the answer says so itself, or a deletion says nothing', () => {
    const done = { ok: true, value: null };
    expect(deletedFrom(null, ID)).toEqual(done);
    expect(deletedFrom({ id: ID, deleted: true, merchant_message: 'm' }, ID)).toEqual(done);
    expect(extendedFrom(said(), ID, deadline)).toEqual(done);
  });

  it('is in doubt when the answer says something else', () => {
    expect(deletedFrom({ id: ID, deleted: false }, ID)).toEqual(doubt);
    expect(deletedFrom({ id: 'ord_test_PRUEBA0000000000', deleted: true }, ID)).toEqual(doubt);
    expect(extendedFrom({}, ID, deadline)).toEqual(doubt);
  });

  it('was not made when the former deadline stands', () => {
    expect(extendedFrom(said(), ID, new Date('2025-11-30T15:00:00Z'))).toMatchObject({
      error: { kind: 'rejected', reason: 'not-allowed-now' },
    });
  });
});
