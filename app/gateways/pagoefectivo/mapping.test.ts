import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExactJson, parseExactJson } from '#app/kernel/exact-json.ts';
import vectors from '#test/vectors/pagoefectivo.json' with { type: 'json' };
import type { IssueOrder } from '../gateway.ts';
import { issuedFrom, observationOf } from './mapping.ts';

const NONE = '1900-01-01T00:00:00-05:00';
const PAID = '2026-11-25T10:15:00-05:00';

const found = (change: Record<string, ExactJson> = {}): ExactJson => ({
  cip: '2523136',
  transactionCode: '101',
  amount: '25.5',
  currency: 'PEN',
  status: '22',
  statusName: 'Generado.',
  dateCreation: '2026-11-24T10:00:00-05:00',
  dateExpiry: '2026-11-26T23:59:59-05:00',
  datePayment: NONE,
  dateRemoval: NONE,
  token: 'X',
  ...change,
});

describe('what a status word means', () => {
  it.each(vectors.search)('$status "$statusName", payment date: $paid, is $means', (vector) => {
    const entry = found({
      status: `${vector.status}`,
      statusName: vector.statusName,
      datePayment: vector.paid ? PAID : NONE,
    });
    expect(observationOf([entry], '2523136').status).toBe(vector.means);
  });

  it('never takes an unknown id or word for money or its end', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.string(),
        fc.constantFrom(NONE, PAID),
        (id, word, datePayment) => {
          fc.pre(![21, 22, 23, 25].includes(id));
          const entry = found({ status: `${id}`, statusName: word, datePayment });
          expect(observationOf([entry], '2523136').status).toBe('unknown');
        },
      ),
    );
  });
});

it.each(['constructor', '__proto__', 'toString'])('knows no status by the word %s', (status) => {
  expect(observationOf([found({ status })], '2523136').status).toBe('unknown');
});

describe('what a search says', () => {
  it('gives the facts of a code that waits, with 1900 as no date', () => {
    expect(observationOf([found({ dateExpiry: NONE })], '2523136')).toEqual({
      status: 'awaiting',
      facts: {
        amount: { minor: 2550n, currency: 'PEN' },
        transactionCode: '101',
        code: '2523136',
        expiresAt: null,
        operation: null,
        word: '22 Generado.',
      },
    });
  });

  it('gives the instant of the payment in UTC', () => {
    const entry = found({ status: '23', statusName: 'Pagado.', datePayment: PAID });
    expect(observationOf([entry], '2523136')).toMatchObject({
      status: 'paid',
      paidAt: new Date('2026-11-25T15:15:00Z'),
    });
  });

  it.each<[string, ExactJson]>([
    [
      'zeros',
      { cip: '0', amount: '0', currency: '', status: '0', statusName: '', datePayment: NONE },
    ],
    ['nulls', { cip: null, status: null }],
    ['null', null],
  ])('says not found of a structure of %s', (_name, entry) => {
    expect(observationOf([entry], '2523136')).toEqual({ status: 'not-found' });
  });

  it('says not found of an empty list', () => {
    expect(observationOf([], '2523136')).toEqual({ status: 'not-found' });
  });

  it.each<[string, ExactJson]>([
    ['another code', found({ cip: '999', status: '23', statusName: 'Pagado.', datePayment: PAID })],
    ['an amount in exponents', found({ amount: '2.5e1' })],
    ['a negative amount', found({ amount: '-25.5' })],
    ['a third decimal', found({ amount: '25.505' })],
    ['no currency', found({ currency: '' })],
    ['a blank code that is paid', { cip: '0', status: '23', statusName: 'Pagado.' }],
  ])('says unknown of %s', (_name, entry) => {
    expect(observationOf([entry], '2523136').status).toBe('unknown');
  });

  it('knows a code padded with zeros', () => {
    expect(observationOf([found({ cip: '00000002523136' })], '2523136').status).toBe('awaiting');
  });

  it('survives any data', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const json = parseExactJson(text);
        const { status } = observationOf(json.ok ? json.value : undefined, '2523136');
        expect(['unknown', 'not-found']).toContain(status);
      }),
    );
  });
});

describe('the code that was made', () => {
  const order: IssueOrder = {
    transactionCode: '101',
    amount: { minor: 2500n, currency: 'PEN' },
    expiresAt: new Date('2026-11-27T04:59:59Z'),
    concept: '',
    contact: { email: null, phone: null, document: null, firstName: null, lastName: null },
    locale: 'es',
  };
  const answer = {
    cip: '2523136',
    currency: 'PEN',
    amount: '25',
    transactionCode: '101',
    dateExpiry: '2026-11-25T23:59:59-05:00',
    cipUrl: 'https://pre1a.payment.pagoefectivo.pe/A.html',
  };

  it('carries the deadline that PagoEfectivo gave, not the one asked for', () => {
    expect(issuedFrom(answer, order)).toEqual({
      ok: true,
      value: {
        code: '2523136',
        reference: '2523136',
        expiresAt: new Date('2026-11-26T04:59:59Z'),
        pageUrl: 'https://pre1a.payment.pagoefectivo.pe/A.html',
      },
    });
  });

  it.each<[string, Record<string, string>]>([
    ['another amount', { amount: '2.5' }],
    ['another currency', { currency: 'USD' }],
    ['another transaction code', { transactionCode: '102' }],
    ['no code', { cip: '0' }],
    ['words for a code', { cip: 'pronto' }],
  ])('is in doubt when the answer has %s', (_name, change) => {
    expect(issuedFrom({ ...answer, ...change }, order)).toEqual({
      ok: false,
      error: { kind: 'indeterminate' },
    });
  });

  it('shows no page that is not https', () => {
    const read = issuedFrom({ ...answer, cipUrl: 'javascript:alert(1)' }, order);
    expect(read).toMatchObject({ ok: true, value: { pageUrl: null } });
  });
});
