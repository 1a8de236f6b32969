import { expect, it } from 'vitest';
import { keysOf, parseCredentials, withPaymentMethod } from './credentials.ts';

const right = { login: ' login-1 ', transKey: 'trans-1\n', secretKey: 'secret-1' };

it('drops the blanks around a pasted key, and knows no payment method yet', () => {
  const read = parseCredentials(right);
  expect(read.ok && keysOf(read.value)).toEqual({
    login: 'login-1',
    transKey: 'trans-1',
    secretKey: 'secret-1',
    paymentMethod: null,
  });
});

it('keeps the payment method that dLocal named, beside the keys', () => {
  const read = parseCredentials(right);
  if (!read.ok) throw new Error('refused');
  const kept = withPaymentMethod(read.value, { id: 'EF', flow: 'REDIRECT' });
  expect(keysOf(kept)).toMatchObject({
    login: 'login-1',
    paymentMethod: { id: 'EF', flow: 'REDIRECT' },
  });
});

it('takes no payment method from the form: only dLocal says which it is', () => {
  const read = parseCredentials({ ...right, paymentMethodId: 'XX', paymentMethodFlow: 'DIRECT' });
  expect(read.ok && keysOf(read.value).paymentMethod).toBeNull();
});

it('names every field that is wrong', () => {
  expect(parseCredentials({ ...right, transKey: 'a b', secretKey: '' })).toEqual({
    ok: false,
    error: ['transKey', 'secretKey'],
  });
});

it('does not open credentials of another gateway', () => {
  expect(() => keysOf({ gateway: 'payu', fields: right })).toThrow();
});
