import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExactJson } from '#app/kernel/exact-json.ts';
import { decimalText } from '#app/kernel/money.ts';
import type { Contact, IssueOrder } from '../gateway.ts';
import { orderBody } from './order-body.ts';

const contact: Contact = {
  email: 'rosa@tienda.pe',
  phone: '+51 987 654 321',
  document: '40112233',
  firstName: 'Rosa',
  lastName: null,
};
const expiresAt = new Date('2026-11-27T04:59:59.900Z');
const order: IssueOrder = {
  transactionCode: '0b8f8f3e-8c57-8d3c-9a3e-6d1f3f1f1f1f',
  amount: { minor: 12050n, currency: 'PEN' },
  expiresAt,
  concept: 'La Tiendita',
  contact,
  locale: 'es',
};

describe('an order for a code', () => {
  it('is written as Mercado Pago documents it', () => {
    expect(orderBody(order, expiresAt)).toEqual({
      ok: true,
      value:
        '{"transaction_amount":120.50,"description":"La Tiendita","payment_method_id":"pagoefectivo_atm",' +
        '"external_reference":"0b8f8f3e-8c57-8d3c-9a3e-6d1f3f1f1f1f",' +
        '"date_of_expiration":"2026-11-26T23:59:59.000-05:00",' +
        '"payer":{"email":"rosa@tienda.pe","first_name":"Rosa","identification":{"type":"DNI","number":"40112233"}}}',
    });
  });

  it('carries every amount exactly', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 12n), (minor) => {
        const body = orderBody({ ...order, amount: { minor, currency: 'PEN' } }, expiresAt);
        const read = body.ok ? parseExactJson(body.value) : body;
        expect(read).toMatchObject({
          value: { transaction_amount: decimalText({ minor, currency: 'PEN' }) },
        });
      }),
    );
  });

  it('is refused here without its e-mail', () => {
    expect(orderBody({ ...order, contact: { ...contact, email: null } }, expiresAt)).toEqual({
      ok: false,
      error: {
        kind: 'rejected',
        code: 'payer.email',
        reason: 'invalid-contact',
        contact: 'email',
      },
    });
  });

  it.each<[string, Partial<IssueOrder>, string]>([
    ['transaction_amount', { amount: { minor: 0n, currency: 'PEN' } }, 'amount-too-small'],
    [
      'transaction_amount',
      { amount: { minor: 10n ** 12n + 1n, currency: 'PEN' } },
      'amount-too-large',
    ],
    ['currency_id', { amount: { minor: 100n, currency: 'USD' } }, 'invalid-request'],
    ['external_reference', { transactionCode: 'x'.repeat(37) }, 'invalid-request'],
  ])('is refused here for its %s', (code, change, reason) => {
    expect(orderBody({ ...order, ...change }, expiresAt)).toEqual({
      ok: false,
      error: { kind: 'rejected', code, reason },
    });
  });
});
