import { expect, it } from 'vitest';
import type { RefundOrder } from '../refund.ts';
import { merchantRefundCode, refundAmong, refundFields, standingOf } from './refunds.ts';

const HASH = '59260f14654c5e69344fec4cd0e22fe1d9177a5898e3a3d3';
const order: RefundOrder = {
  refundCode: '0b8f8f3e-8c57-8d3c-9a3e-6d1f3f1f1f1f',
  reference: HASH,
  amount: { minor: 5000n, currency: 'PEN' },
  whole: false,
  description: 'Pedido 1001',
  payee: null,
};
const listed = (change: object = {}) => ({
  id: '20739',
  merchant_refund_code: merchantRefundCode(order.refundCode),
  status: 'RE',
  amount_ext: '50.00',
  ...change,
});
const payment = (...refunds: object[]) => ({
  hash: HASH,
  status: 'CO',
  amount_ext: '120.50',
  currency_ext: 'PEN',
  refunds,
});

it('asks for the exact amount under a code that EBANX can hold', () => {
  const fields = refundFields(order);
  expect(fields.ok && JSON.stringify(fields.value)).toBe(
    `{"operation":"request","hash":"${HASH}","amount":50.00,"description":"Pedido 1001",` +
      `"merchant_refund_code":"${merchantRefundCode(order.refundCode)}"}`,
  );
});

it('has one short code for each of ours, the same each time', () => {
  expect(merchantRefundCode(order.refundCode)).toMatch(/^[0-9a-f]{20}$/);
  expect(merchantRefundCode(order.refundCode)).toBe(merchantRefundCode(order.refundCode));
  expect(merchantRefundCode(`${order.refundCode}x`)).not.toBe(merchantRefundCode(order.refundCode));
  expect(merchantRefundCode('refund-1')).toBe('refund-1');
});

it.each([
  ['RE', 'pending'],
  ['PE', 'pending'],
  ['CO', 'sent'],
  ['CA', 'refused'],
  ['XX', 'unknown'],
  ['constructor', 'unknown'],
])('says %s as %s', (status, state) => {
  const standing = {
    refund: '20739',
    state,
    amount: { minor: 5000n, currency: 'PEN' },
    word: status,
  };
  expect(standingOf(listed({ status }), 'PEN')).toEqual(standing);
  expect(refundAmong(payment(listed({ status })), { id: '20739' })).toEqual({
    ok: true,
    value: standing,
  });
});

it('finds the refund that was asked for before by our code of it', () => {
  const code = merchantRefundCode(order.refundCode);
  const others = listed({ id: '1', merchant_refund_code: null });
  expect(refundAmong(payment(others, listed()), { code })).toMatchObject({
    value: { refund: '20739' },
  });
  expect(refundAmong(payment(others), { code })).toEqual({ ok: true, value: null });
  expect(refundAmong('hola', { code })).toEqual({ ok: false, error: { kind: 'unavailable' } });
});

it('is refused here for nothing', () => {
  expect(refundFields({ ...order, amount: { minor: 0n, currency: 'PEN' } }).ok).toBe(false);
});
