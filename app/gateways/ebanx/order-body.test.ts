import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseExactJson } from '#app/kernel/exact-json.ts';
import { decimalText } from '#app/kernel/money.ts';
import type { IssueOrder } from '../gateway.ts';
import { orderFields } from './order-body.ts';

const URL = 'https://codigo.example/n';
const contact = {
  email: 'rosa@tienda.pe',
  phone: '987654321',
  document: null,
  firstName: 'Rosa',
  lastName: 'Quispe',
};
const order: IssueOrder = {
  transactionCode: 'attempt-1',
  amount: { minor: 12050n, currency: 'PEN' },
  expiresAt: new Date('2026-11-28T04:59:59Z'),
  concept: 'La Tiendita',
  contact,
  locale: 'es',
};
const textOf = (change: Partial<IssueOrder> = {}) => {
  const fields = orderFields({ ...order, ...change }, URL);
  return fields.ok ? JSON.stringify(fields.value) : '';
};

it('is written as EBANX documents it', () => {
  expect(textOf()).toBe(
    '{"operation":"request","mode":"full","payment":{"name":"Rosa Quispe","email":"rosa@tienda.pe",' +
      '"phone_number":"51987654321","country":"pe","payment_type_code":"pagoefectivo",' +
      '"merchant_payment_code":"attempt-1","currency_code":"PEN","amount_total":120.50,' +
      '"due_date":"27/11/2026","notification_url":"https://codigo.example/n"}}',
  );
});

it('carries every amount exactly, in soles and in dollars', () => {
  fc.assert(
    fc.property(
      fc.bigInt(1n, 10n ** 15n - 1n),
      fc.constantFrom('PEN', 'USD'),
      (minor, currency) => {
        const read = parseExactJson(textOf({ amount: { minor, currency } }));
        const amount_total = decimalText({ minor, currency });
        expect(read).toMatchObject({
          value: { payment: { amount_total, currency_code: currency } },
        });
      },
    ),
  );
});

it.each([
  ['payment.email', { email: null }, { contact: 'email' }],
  ['payment.phone_number', { phone: null }, { contact: 'phone' }],
  ['payment.name', { firstName: null, lastName: ' ' }, { contact: 'name' }],
])('is refused here without its %s', (code, change, named) => {
  expect(orderFields({ ...order, contact: { ...contact, ...change } }, URL)).toEqual({
    ok: false,
    error: { kind: 'rejected', code, reason: 'invalid-contact', ...named },
  });
});

it.each<[string, Partial<IssueOrder>, string]>([
  ['currency_code', { amount: { minor: 100n, currency: 'EUR' } }, 'invalid-request'],
  ['amount_total', { amount: { minor: 0n, currency: 'PEN' } }, 'amount-too-small'],
  ['amount_total', { amount: { minor: 10n ** 15n, currency: 'PEN' } }, 'amount-too-large'],
  ['merchant_payment_code', { transactionCode: 'x'.repeat(37) }, 'invalid-request'],
])('is refused here for its %s', (code, change, reason) => {
  expect(orderFields({ ...order, ...change }, URL)).toEqual({
    ok: false,
    error: { kind: 'rejected', code, reason },
  });
});
