import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExactJson, parseExactJson } from '#app/kernel/exact-json.ts';
import type { IssueOrder } from '../gateway.ts';
import { extendedFrom, foundIn, issuedFrom, observationOf, voidedFrom } from './mapping.ts';

const ID = '5466310457';
const PAID = '2026-11-25T10:15:00.000-04:00';
const said = (change: Record<string, ExactJson> = {}): Record<string, ExactJson> => ({
  id: ID,
  status: 'pending',
  status_detail: 'pending_waiting_payment',
  payment_method_id: 'pagoefectivo_atm',
  currency_id: 'PEN',
  transaction_amount: '25.5',
  transaction_amount_refunded: '0',
  external_reference: 'A-1',
  date_approved: null,
  date_of_expiration: '2026-11-27T11:00:00.000-04:00',
  transaction_details: {
    external_resource_url: 'https://www.mercadopago.com/mpe/payments/ticket/helper?payment_id=1',
    payment_method_reference_id: '2829662',
    verification_code: '2829662',
  },
  ...change,
});
const paid = (status: string, change: Record<string, ExactJson> = {}) =>
  said({ status, status_detail: 'accredited', date_approved: PAID, ...change });

describe('what a status means', () => {
  it.each<[string, Record<string, ExactJson>, string]>([
    ['pending', said(), 'awaiting'],
    ['pending although it was approved', said({ date_approved: PAID }), 'unknown'],
    ['approved', paid('approved'), 'paid'],
    [
      'approved, a part given back',
      paid('approved', { transaction_amount_refunded: '0.01' }),
      'refunded',
    ],
    ['refunded', paid('refunded', { transaction_amount_refunded: '25.5' }), 'refunded'],
    ['charged_back', paid('charged_back'), 'reversed'],
    ['in_mediation', paid('in_mediation'), 'paid'],
    ['in_mediation, never approved', said({ status: 'in_mediation' }), 'unknown'],
    ['cancelled, expired', said({ status: 'cancelled', status_detail: 'expired' }), 'lapsed'],
    ['cancelled, by us', said({ status: 'cancelled', status_detail: 'by_collector' }), 'voided'],
    ['cancelled although approved', paid('cancelled'), 'unknown'],
    ['in_process', said({ status: 'in_process' }), 'unknown'],
    ['authorized', said({ status: 'authorized' }), 'unknown'],
    ['rejected', said({ status: 'rejected' }), 'unknown'],
  ])('%s is %s', (_name, json, status) => {
    expect(observationOf(json, ID).status).toBe(status);
  });

  it('never takes an unknown word for money or its end', () => {
    const known = ['pending', 'approved', 'refunded', 'charged_back', 'in_mediation', 'cancelled'];
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(null, PAID), (status, date_approved) => {
        fc.pre(!known.includes(status));
        expect(observationOf(said({ status, date_approved }), ID).status).toBe('unknown');
      }),
    );
  });
});

describe('what a query says', () => {
  it('gives the facts of a code that waits', () => {
    expect(observationOf(said(), ID)).toEqual({
      status: 'awaiting',
      facts: {
        amount: { minor: 2550n, currency: 'PEN' },
        transactionCode: 'A-1',
        code: '2829662',
        expiresAt: new Date('2026-11-27T15:00:00Z'),
        operation: null,
        word: 'pending pending_waiting_payment',
      },
    });
  });

  it('gives the instant of the payment, and Mercado Pago’s number of it', () => {
    expect(observationOf(paid('approved'), ID)).toMatchObject({
      paidAt: new Date('2026-11-25T14:15:00Z'),
      facts: { operation: ID },
    });
  });

  it.each<[string, ExactJson]>([
    ['another payment', paid('approved', { id: '999' })],
    ['an amount in exponents', paid('approved', { transaction_amount: '2.5e1' })],
    ['a negative amount', paid('approved', { transaction_amount: '-25.5' })],
    ['a third decimal', paid('approved', { transaction_amount: '25.505' })],
    ['a refund that is no amount', paid('approved', { transaction_amount_refunded: 'all' })],
    ['no currency', paid('approved', { currency_id: '' })],
    ['a list', [paid('approved')]],
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

const deadline = new Date('2026-11-27T15:00:00Z');
const order: IssueOrder = {
  transactionCode: 'A-1',
  amount: { minor: 2550n, currency: 'PEN' },
  expiresAt: deadline,
  concept: '',
  contact: { email: null, phone: null, document: null, firstName: null, lastName: null },
  locale: 'es',
};

describe('the code that was made', () => {
  it('is asked for by the payment’s number and typed by the code in it', () => {
    expect(issuedFrom(said(), order, deadline)).toEqual({
      ok: true,
      value: {
        reference: ID,
        code: '2829662',
        expiresAt: deadline,
        pageUrl: 'https://www.mercadopago.com/mpe/payments/ticket/helper?payment_id=1',
      },
    });
  });

  it.each<[string, ExactJson, string | null]>([
    ['the reference alone', { payment_method_reference_id: '2829663' }, '2829663'],
    ['words', { verification_code: 'pronto' }, null],
    ['nothing', null, null],
  ])('is typed by what the answer has: %s', (_name, transaction_details, code) => {
    expect(issuedFrom(said({ transaction_details }), order, deadline)).toMatchObject({
      value: { code, pageUrl: null },
    });
  });

  it.each<[string, Record<string, ExactJson>]>([
    ['another amount', { transaction_amount: '2.5' }],
    ['another currency', { currency_id: 'USD' }],
    ['another transaction code', { external_reference: 'A-2' }],
    ['another method', { payment_method_id: 'visa' }],
    ['no number', { id: null }],
  ])('is in doubt when the answer has %s', (_name, change) => {
    expect(issuedFrom(said(change), order, deadline)).toEqual({
      ok: false,
      error: { kind: 'indeterminate' },
    });
  });

  it('is none where the payment was rejected at once', () => {
    const json = said({ status: 'rejected', status_detail: 'rejected_high_risk' });
    expect(issuedFrom(json, order, deadline)).toMatchObject({
      error: { kind: 'rejected', code: 'rejected rejected_high_risk' },
    });
  });

  it('shows no page that is not https', () => {
    const transaction_details = { external_resource_url: 'javascript:alert(1)' };
    expect(issuedFrom(said({ transaction_details }), order, deadline)).toMatchObject({
      value: { pageUrl: null },
    });
  });
});

describe('a search by our own code', () => {
  const page = (...results: ExactJson[]) => ({ paging: { total: '1' }, results });

  it('finds the code and what it is now', () => {
    expect(foundIn(page(said()), 'A-1')).toMatchObject({
      value: {
        voucher: { reference: ID, code: '2829662', expiresAt: deadline },
        observation: { status: 'awaiting' },
      },
    });
  });

  it('finds the one whose money is in, where there are several', () => {
    const json = page(said({ id: '1' }), paid('approved', { id: '2' }), said({ id: '3' }));
    expect(foundIn(json, 'A-1')).toMatchObject({ value: { voucher: { reference: '2' } } });
  });

  it('holds none where there is none of ours', () => {
    const others = page(said({ external_reference: 'A-10' }), said({ payment_method_id: 'visa' }));
    expect(foundIn(others, 'A-1')).toEqual({ ok: true, value: null });
    expect(foundIn(page(), 'A-1')).toEqual({ ok: true, value: null });
  });

  it.each<[string, ExactJson]>([
    ['an entry that may be ours', page(said({ id: null }))],
    ['a code without a deadline', page(said({ date_of_expiration: null }))],
    ['a page', { results: 'none' }],
  ])('says nothing where %s cannot be read', (_name, json) => {
    expect(foundIn(json, 'A-1')).toEqual({ ok: false, error: { kind: 'unavailable' } });
  });
});

describe('a change', () => {
  it('is done when the answer says so itself', () => {
    const done = { ok: true, value: null };
    expect(voidedFrom(said({ status: 'cancelled' }), ID)).toEqual(done);
    expect(extendedFrom(said(), ID, deadline)).toEqual(done);
  });

  it('is in doubt when the answer says something else', () => {
    const doubt = { ok: false, error: { kind: 'indeterminate' } };
    expect(voidedFrom(said(), ID)).toEqual(doubt);
    expect(voidedFrom(said({ id: '1', status: 'cancelled' }), ID)).toEqual(doubt);
    expect(extendedFrom({}, ID, deadline)).toEqual(doubt);
  });

  it('was not made when the former deadline stands', () => {
    expect(extendedFrom(said(), ID, new Date('2026-11-30T15:00:00Z'))).toMatchObject({
      error: { kind: 'rejected', reason: 'not-allowed-now' },
    });
  });
});
