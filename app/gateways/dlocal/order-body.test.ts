import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseExactJson } from '#app/kernel/exact-json.ts';
import { decimalText } from '#app/kernel/money.ts';
import type { IssueOrder } from '../gateway.ts';
import { orderBody } from './order-body.ts';

const terms = {
  method: { id: 'EF', flow: 'REDIRECT' },
  notificationUrl: 'https://codigo.example/n',
} as const;
const contact = {
  email: 'rosa@tienda.pe',
  phone: null,
  document: '10117410',
  firstName: 'Rosa',
  lastName: 'Quispe',
};
const order: IssueOrder = {
  transactionCode: 'attempt-1',
  amount: { minor: 12050n, currency: 'PEN' },
  expiresAt: new Date('2026-11-27T04:59:59Z'),
  concept: 'La Tiendita',
  contact,
  locale: 'es',
};

it('is written as dLocal documents it', () => {
  expect(orderBody(order, terms)).toEqual({
    ok: true,
    value:
      '{"amount":120.50,"currency":"PEN","country":"PE","payment_method_id":"EF",' +
      '"payment_method_flow":"REDIRECT","payer":{"name":"Rosa Quispe","email":"rosa@tienda.pe",' +
      '"document":"10117410"},"order_id":"attempt-1","description":"La Tiendita",' +
      '"notification_url":"https://codigo.example/n"}',
  });
});

it('carries every amount exactly', () => {
  fc.assert(
    fc.property(fc.bigInt(1n, 10n ** 18n - 1n), (minor) => {
      const amount = { minor, currency: 'PEN' };
      const body = orderBody({ ...order, amount }, terms);
      const read = body.ok ? parseExactJson(body.value) : body;
      expect(read).toMatchObject({ value: { amount: decimalText(amount) } });
    }),
  );
});

it.each([
  ['payer.email', { email: null }, { contact: 'email' }],
  ['payer.document', { document: '123' }, { contact: 'document' }],
  ['payer.name', { firstName: ' ', lastName: null }, { contact: 'name' }],
])('is refused here without its %s', (code, change, named) => {
  expect(orderBody({ ...order, contact: { ...contact, ...change } }, terms)).toEqual({
    ok: false,
    error: { kind: 'rejected', code, reason: 'invalid-contact', ...named },
  });
});

it.each<[string, Partial<IssueOrder>, string]>([
  ['currency', { amount: { minor: 100n, currency: 'USD' } }, 'invalid-request'],
  ['amount', { amount: { minor: 0n, currency: 'PEN' } }, 'amount-too-small'],
  ['amount', { amount: { minor: 10n ** 18n, currency: 'PEN' } }, 'amount-too-large'],
  ['order_id', { transactionCode: 'a/b' }, 'invalid-request'],
])('is refused here for its %s', (code, change, reason) => {
  expect(orderBody({ ...order, ...change }, terms)).toEqual({
    ok: false,
    error: { kind: 'rejected', code, reason },
  });
});
