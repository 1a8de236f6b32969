import { expect, it } from 'vitest';
import { readRefundRequest } from './refund-request.ts';

const BODY = {
  id: '2sl4WR9jF82W0vQVg8fjux9S',
  gid: 'gid://shopify/RefundSession/2sl4WR9jF82W0vQVg8fjux9S',
  payment_id: 'u0nwmSrNntjIWozmNslK5Tlq',
  amount: '123.00',
  currency: 'PEN',
  test: false,
  merchant_locale: 'es-PE',
  proposed_at: '2026-11-25T00:00:00Z',
};
const read = (changes: object = {}) =>
  readRefundRequest(new TextEncoder().encode(JSON.stringify({ ...BODY, ...changes })));

it('reads what Shopify sends, whatever else it holds', () => {
  expect(read({ new_key: [1] })).toMatchObject({
    ok: true,
    value: { paymentSessionId: BODY.payment_id, amount: { minor: 12300n, currency: 'PEN' } },
  });
});

it('means the same by the same money, ids and test, whatever the rest says', () => {
  const canonical = (changes: object) => {
    const result = read(changes);
    return result.ok ? result.value.canonical : result.error;
  };
  expect(canonical({ merchant_locale: 'en', amount: '123' })).toBe(canonical({}));
  for (const changes of [
    { amount: '123.01' },
    { currency: 'USD' },
    { test: true },
    { payment_id: 'x' },
  ])
    expect(canonical(changes)).not.toBe(canonical({}));
});

it.each(['0.00', '-1', '1e3', '1,00', '', '1.001'])('refuses %j as an amount', (amount) => {
  expect(read({ amount })).toEqual({ ok: false, error: 'amount' });
});

it('names the field that is missing or has letters that no row can hold', () => {
  for (const name of ['id', 'gid', 'payment_id', 'amount', 'currency', 'test'])
    expect(read({ [name]: undefined })).toEqual({ ok: false, error: name });
  for (const name of ['id', 'gid', 'payment_id'])
    expect(read({ [name]: 'a\0' })).toEqual({ ok: false, error: name });
  expect(readRefundRequest(new TextEncoder().encode('[]')).ok).toBe(false);
});
