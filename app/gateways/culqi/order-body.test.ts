import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExactJson } from '#app/kernel/exact-json.ts';
import type { Contact, IssueOrder } from '../gateway.ts';
import { orderBody } from './order-body.ts';

const contact: Contact = {
  email: 'rosa@tienda.pe',
  phone: '987 654 321',
  document: null,
  firstName: 'Rosa',
  lastName: 'Quispe',
};
const order: IssueOrder = {
  transactionCode: '0b8f8f3e-8c57-8d3c-9a3e-6d1f3f1f1f1f',
  amount: { minor: 12050n, currency: 'PEN' },
  expiresAt: new Date('2025-11-28T15:00:00.900Z'),
  concept: 'La Tiendita',
  contact,
  locale: 'es',
};

describe('an order for a code', () => {
  it('is written as Culqi documents it', () => {
    expect(orderBody(order)).toEqual({
      ok: true,
      value:
        '{"amount":12050,"currency_code":"PEN","description":"La Tiendita",' +
        '"order_number":"0b8f8f3e-8c57-8d3c-9a3e-6d1f3f1f1f1f",' +
        '"client_details":{"first_name":"Rosa","last_name":"Quispe","email":"rosa@tienda.pe","phone_number":"+51987654321"},' +
        '"expiration_date":1764342000,"confirm":true}',
    });
  });

  it('carries every amount in whole céntimos', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 12n), (minor) => {
        const body = orderBody({ ...order, amount: { minor, currency: 'PEN' } });
        const read = body.ok ? parseExactJson(body.value) : body;
        expect(read).toMatchObject({ value: { amount: `${minor}` } });
      }),
    );
  });

  it.each([
    ['email', 'email'],
    ['phone_number', 'phone'],
  ] as const)('is refused here without its %s', (code, missing) => {
    expect(orderBody({ ...order, contact: { ...contact, [missing]: null } })).toEqual({
      ok: false,
      error: { kind: 'rejected', code, reason: 'invalid-contact', contact: missing },
    });
  });

  it.each<[string, Partial<IssueOrder>, string]>([
    ['amount', { amount: { minor: 0n, currency: 'PEN' } }, 'amount-too-small'],
    ['amount', { amount: { minor: 10n ** 12n + 1n, currency: 'PEN' } }, 'amount-too-large'],
    ['currency_code', { amount: { minor: 100n, currency: 'USD' } }, 'invalid-request'],
    ['order_number', { transactionCode: 'x'.repeat(37) }, 'invalid-request'],
  ])('is refused here for its %s', (code, change, reason) => {
    expect(orderBody({ ...order, ...change })).toEqual({
      ok: false,
      error: { kind: 'rejected', code, reason },
    });
  });
});
