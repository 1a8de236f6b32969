import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExactJson } from '#app/kernel/exact-json.ts';
import { decimalText } from '#app/kernel/money.ts';
import type { Contact, IssueOrder } from '../gateway.ts';
import { orderBody } from './order-body.ts';

const contact: Contact = {
  email: 'rosa@tienda.pe',
  phone: '+51 987 654 321',
  document: null,
  firstName: 'Rosa',
  lastName: null,
};
const order: IssueOrder = {
  transactionCode: '0b8f8f3e-8c57-8d3c-9a3e-6d1f3f1f1f1f',
  amount: { minor: 12050n, currency: 'PEN' },
  expiresAt: new Date('2026-11-27T04:59:59.900Z'),
  concept: 'La Tiendita',
  contact,
  locale: 'es',
};

describe('an order for a code', () => {
  it('is written as PagoEfectivo documents it', () => {
    expect(orderBody(order)).toEqual({
      ok: true,
      value:
        '{"currency":"PEN","amount":120.50,"transactionCode":"0b8f8f3e-8c57-8d3c-9a3e-6d1f3f1f1f1f",' +
        '"dateExpiry":"2026-11-26T23:59:59-05:00","paymentConcept":"La Tiendita",' +
        '"userEmail":"rosa@tienda.pe","userName":"Rosa","userCodeCountry":"+51","userPhone":"987654321"}',
    });
  });

  it('carries every amount exactly', () => {
    fc.assert(
      fc.property(
        fc.bigInt(1n, 10n ** 18n - 1n),
        fc.constantFrom('PEN', 'USD'),
        (minor, currency) => {
          const body = orderBody({ ...order, amount: { minor, currency } });
          const read = body.ok ? parseExactJson(body.value) : body;
          expect(read).toMatchObject({
            value: { amount: decimalText({ minor, currency }), currency },
          });
        },
      ),
    );
  });

  it('keeps names and concept within their limits', () => {
    const long = { ...contact, firstName: 'Ñ'.repeat(90), lastName: 'Quispe '.repeat(20) };
    const body = orderBody({ ...order, concept: 'ó'.repeat(90), contact: long });
    const read = body.ok ? parseExactJson(body.value) : body;
    expect(read).toMatchObject({
      value: {
        userName: 'Ñ'.repeat(30),
        userLastName: expect.stringMatching(/^.{28,30}$/),
        paymentConcept: 'ó'.repeat(50),
      },
    });
  });

  it.each([
    ['userEmail', 'email'],
    ['userPhone', 'phone'],
  ] as const)('is refused here without its %s', (code, missing) => {
    expect(orderBody({ ...order, contact: { ...contact, [missing]: null } })).toEqual({
      ok: false,
      error: { kind: 'rejected', code, reason: 'invalid-contact', contact: missing },
    });
  });

  it.each<[string, Partial<IssueOrder>, string]>([
    ['amount', { amount: { minor: 0n, currency: 'PEN' } }, 'amount-too-small'],
    ['amount', { amount: { minor: 10n ** 18n, currency: 'PEN' } }, 'amount-too-large'],
    ['currency', { amount: { minor: 100n, currency: 'EUR' } }, 'invalid-request'],
    ['transactionCode', { transactionCode: 'x'.repeat(37) }, 'invalid-request'],
  ])('is refused here for its %s', (code, change, reason) => {
    expect(orderBody({ ...order, ...change })).toEqual({
      ok: false,
      error: { kind: 'rejected', code, reason },
    });
  });
});
