import { expect, it } from 'vitest';
import type { IssueOrder } from '../gateway.ts';
import { transactionOf } from './order-body.ts';

const NOW = new Date('2026-11-25T15:00:00Z');
const keys = {
  merchantId: '508029',
  accountId: '512323',
  apiLogin: 'login-for-tests',
  apiKey: '4Vj8eK4rloUd272L48hsrarnUA',
  algorithm: 'MD5',
} as const;
const setting = { keys, notificationUrl: 'https://codigo.example/n/1', now: NOW };

const order = (changes: Partial<IssueOrder> = {}): IssueOrder => ({
  transactionCode: 'attempt-1',
  amount: { minor: 12050n, currency: 'PEN' },
  expiresAt: new Date('2026-11-27T15:00:00Z'),
  concept: 'La Tiendita de Rosa',
  contact: {
    email: 'rosa@tienda.example',
    phone: '+51 987654321',
    document: '40112233',
    firstName: 'Rosa',
    lastName: 'Quispe Mamani',
  },
  locale: 'es',
  ...changes,
});

function body(changes: Partial<IssueOrder> = {}): string {
  const made = transactionOf(order(changes), setting);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return JSON.stringify(made.value);
}
const nobody = { email: null, phone: null, document: null, firstName: null, lastName: null };

it('writes the amount exactly, and signs that very text', () => {
  expect(body()).toContain('"TX_VALUE":{"value":120.50,"currency":"PEN"}');
  // md5 of 4Vj8eK4rloUd272L48hsrarnUA~508029~attempt-1~120.50~PEN, by openssl.
  expect(JSON.parse(body()).order.signature).toBe('42ee617bf00efba67960ea9e24963c10');
});

it('orders a PagoEfectivo code of Peru, with its news sent to this account', () => {
  expect(JSON.parse(body())).toMatchObject({
    order: {
      accountId: '512323',
      referenceCode: 'attempt-1',
      description: 'La Tiendita de Rosa',
      language: 'es',
      notifyUrl: 'https://codigo.example/n/1',
    },
    type: 'AUTHORIZATION_AND_CAPTURE',
    paymentMethod: 'PAGOEFECTIVO',
    paymentCountry: 'PE',
    expirationDate: '2026-11-27T15:00:00',
  });
});

it('names the shopper as he named himself, and invents nothing', () => {
  expect(JSON.parse(body()).payer).toEqual({
    fullName: 'Rosa Quispe Mamani',
    emailAddress: 'rosa@tienda.example',
    contactPhone: '+51987654321',
    dniNumber: '40112233',
    dniType: 'DNI',
  });
  const contact = { ...nobody, email: 'rosa@tienda.example' };
  expect(JSON.parse(body({ contact })).payer).toEqual({
    fullName: 'rosa@tienda.example',
    emailAddress: 'rosa@tienda.example',
  });
});

it('never asks for more than the seven days that PayU allows', () => {
  expect(body({ expiresAt: new Date('2027-01-01T00:00:00Z') })).toContain(
    '"expirationDate":"2026-12-02T14:50:00"',
  );
});

it('describes an order without a shop name by its own code', () => {
  expect(body({ concept: '  ' })).toContain('"description":"attempt-1"');
});

it.each([
  [{ contact: nobody }, { code: 'emailAddress', reason: 'invalid-contact', contact: 'email' }],
  [{ amount: { minor: 0n, currency: 'PEN' } }, { reason: 'amount-too-small' }],
  [{ amount: { minor: 10n ** 14n, currency: 'PEN' } }, { reason: 'amount-too-large' }],
  [{ amount: { minor: 100n, currency: 'EUR' } }, { code: 'currency', reason: 'invalid-request' }],
  [{ transactionCode: 'a~b' }, { code: 'referenceCode', reason: 'invalid-request' }],
  [{ transactionCode: 'a'.repeat(37) }, { code: 'referenceCode', reason: 'invalid-request' }],
])('refuses before it is sent what PayU would refuse: %o', (changes, error) => {
  expect(transactionOf(order(changes), setting)).toMatchObject({
    ok: false,
    error: { kind: 'rejected', ...error },
  });
});
