import { expect, it } from 'vitest';
import { paymentMethodIn } from './payment-method.ts';

const card = { id: 'CARD', type: 'CARD', name: 'Credit Card', allowed_flows: ['DIRECT'] };

it.each([
  ['Pago Efectivo', ['REDIRECT'], { id: 'EF', flow: 'REDIRECT' }],
  ['PagoEfectivo', ['DIRECT', 'REDIRECT'], { id: 'EF', flow: 'DIRECT' }],
  ['PAGO EFECTIVO', undefined, { id: 'EF', flow: 'REDIRECT' }],
])('finds PagoEfectivo among the methods: %s', (name, allowed_flows, value) => {
  const entry = { id: 'EF', type: 'TICKET', name, allowed_flows };
  expect(paymentMethodIn([card, entry])).toEqual({ ok: true, value });
});

it('asks for a person where the account has no PagoEfectivo', () => {
  expect(paymentMethodIn([card, { id: 7 }, null])).toEqual({
    ok: false,
    error: { kind: 'misconfigured', code: 'no-pagoefectivo' },
  });
});

it('says nothing of the account when the list cannot be read', () => {
  expect(paymentMethodIn({})).toEqual({ ok: false, error: { kind: 'unavailable' } });
});
