import { expect, it } from 'vitest';
import { proven } from './probe.ts';

const method = (description: string, enabled: boolean, country = 'PE') => ({
  id: '1',
  description,
  country,
  enabled,
});
const says = (...paymentMethods: object[]) => proven({ code: 'SUCCESS', paymentMethods });

it('is content when PagoEfectivo is on in Peru, or not listed', () => {
  expect(says(method('VISA', true), method('PAGOEFECTIVO', true)).ok).toBe(true);
  expect(says(method('VISA', true)).ok).toBe(true);
});

it('asks for a person when PagoEfectivo is switched off', () => {
  expect(says(method('PAGOEFECTIVO', false), method('PAGOEFECTIVO', true, 'CO'))).toEqual({
    ok: false,
    error: { kind: 'misconfigured', code: 'PAGOEFECTIVO not enabled' },
  });
});

it('proves nothing by an answer that cannot be read', () => {
  expect(proven({ code: 'SUCCESS' })).toEqual({ ok: false, error: { kind: 'unavailable' } });
});
