import { describe, expect, it } from 'vitest';
import type { ExactJson } from '#app/kernel/exact-json.ts';
import { parseExactJson } from '#app/kernel/exact-json.ts';
import { changed, example } from './examples.test-data.ts';
import { foundFrom, issuedFrom, observationOf } from './mapping.ts';
import { acceptedManifest } from './parse-manifest.ts';

const ANDINA = example('andina');
const order = {
  transactionCode: 'A-1',
  amount: { minor: 2200n, currency: 'PEN' },
  expiresAt: new Date('2026-11-27T15:00:00Z'),
  concept: '',
  contact: { email: null, phone: null, document: null, firstName: null, lastName: null },
  locale: 'es' as const,
};
const BASE = {
  id: 'ord_1',
  status: 'PAID',
  payment_code: '123',
  amount: '22.00',
  currency: 'PEN',
  merchant_reference: 'A-1',
  expires_at: '2026-11-27T10:00:00-05:00',
  page_url: 'https://sandbox.andina-pagos.example/pay/1',
};
const answered = (changes: object = {}): ExactJson => {
  const read = parseExactJson(JSON.stringify({ order: { ...BASE, ...changes } }));
  return read.ok ? read.value : null;
};
const issue = (changes: object) => issuedFrom(ANDINA, answered(changes), order);
const look = (changes: object) => observationOf(ANDINA, answered(changes), 'ord_1');

describe('a new code', () => {
  it('is what the answer says', () => {
    expect(issue({})).toEqual({
      ok: true,
      value: {
        reference: 'ord_1',
        code: '123',
        expiresAt: order.expiresAt,
        pageUrl: BASE.page_url,
      },
    });
  });

  it.each([
    ['another amount', { amount: '22.01' }],
    ['another currency', { currency: 'USD' }],
    ['no amount', { amount: null }],
    ['another order', { merchant_reference: 'A-2' }],
    ['no id', { id: null }],
    ['an id that leads elsewhere', { id: '..' }],
    ['an id on two lines', { id: 'a\nb' }],
    ['no code', { payment_code: '' }],
  ])('is in doubt when the answer has %s', (_what, changes) => {
    expect(issue(changes)).toEqual({ ok: false, error: { kind: 'indeterminate' } });
  });

  it.each(['http://x.example/', 'javascript:alert(1)', 'https://u:p@x.example/'])(
    'has no page behind %s',
    (page_url) => {
      expect(issue({ page_url })).toMatchObject({ value: { pageUrl: null } });
    },
  );
});

describe('a code that is asked for', () => {
  it('is what its word says', () => {
    expect(look({ paid_at: '2026-11-26T10:00:00-05:00', operation: '77' })).toEqual({
      status: 'paid',
      paidAt: new Date('2026-11-26T15:00:00Z'),
      facts: {
        amount: order.amount,
        transactionCode: 'A-1',
        code: '123',
        expiresAt: order.expiresAt,
        operation: '77',
        word: 'PAID',
      },
    });
  });

  it.each([
    ['a word of no document', { status: 'paid' }],
    ['an amount that is none', { amount: '22.001' }],
    ['no amount', { amount: null }],
    ['no currency', { currency: null }],
    ['another id', { id: 'ord_2' }],
  ])('is unknown with %s', (_what, changes) => {
    expect(look(changes)).toMatchObject({ status: 'unknown' });
  });

  it('is read in the one currency that the gateway has', () => {
    const manifest = acceptedManifest(
      changed('andina', { currencies: ['PEN'], 'calls.query.answer.currency': undefined }),
    );
    expect(observationOf(manifest, answered({ currency: 'USD' }), 'ord_1')).toMatchObject({
      facts: { amount: order.amount },
    });
  });
});

describe('codes found by our own code', () => {
  const find = (...orders: object[]) => {
    const read = parseExactJson(
      JSON.stringify({ orders: orders.map((each) => ({ ...BASE, ...each })) }),
    );
    return foundFrom(ANDINA, read.ok ? read.value : null, 'A-1');
  };

  it('are none, or the one that is ours', () => {
    expect(find()).toEqual({ ok: true, value: null });
    expect(find({ merchant_reference: 'A-12' })).toEqual({ ok: true, value: null });
    expect(find({ id: 'ord_7' })).toMatchObject({ value: { voucher: { reference: 'ord_7' } } });
  });

  it('show money first, then what lives', () => {
    const [lapsed, open, paid] = ['EXPIRED', 'PENDING', 'PAID'].map((status) => ({
      status,
      id: status,
    }));
    expect(find(lapsed ?? {}, open ?? {})).toMatchObject({
      value: { voucher: { reference: 'PENDING' } },
    });
    expect(find(open ?? {}, paid ?? {}, lapsed ?? {})).toMatchObject({
      value: { voucher: { reference: 'PAID' } },
    });
  });

  it('that cannot be read are never taken for none', () => {
    expect(find({ id: null })).toEqual({ ok: false, error: { kind: 'unavailable' } });
    expect(foundFrom(ANDINA, {}, 'A-1')).toEqual({ ok: false, error: { kind: 'unavailable' } });
  });
});
