import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emailOf, phoneOf, words } from './limits.ts';

it.each([
  ['+51 987 654 321', '+51', '987654321'],
  ['0051987654321', '+51', '987654321'],
  ['51987654321', '+51', '987654321'],
  ['987-654-321', '+51', '987654321'],
  ['(01) 444-1234', '+51', '14441234'],
  ['+58 412 1234567', '+58', '4121234567'],
  ['+1 212 555 0100', '+1', '2125550100'],
  ['+593 99 123 4567', '+593', '991234567'],
])('reads the phone %s', (text, countryCode, digits) => {
  expect(phoneOf(text)).toEqual({ countryCode, digits });
});

it.each([null, '', 'no phone', '12', '+51', '+0123456789', '98765432112345678'])(
  'takes %s for no phone',
  (text) => expect(phoneOf(text)).toBeNull(),
);

it('never sends more than 15 digits', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'+0123456789 -()') }), (text) => {
      const phone = phoneOf(text);
      if (!phone) return;
      expect(phone.digits).toMatch(/^\d{1,15}$/);
      expect(phone.countryCode).toMatch(/^\+\d{1,3}$/);
    }),
  );
});

it('takes an e-mail of at most a hundred characters, as it is or not at all', () => {
  expect(emailOf(' rosa@tienda.pe ')).toBe('rosa@tienda.pe');
  expect(emailOf(`${'a'.repeat(96)}@x.pe`)).toBeNull();
});

it('keeps the letters of a name, in any script', () => {
  expect(words("María José O'Higgins-Ñaupari <3")).toBe("María José O'Higgins-Ñaupari");
  expect(words('王小明 123')).toBe('王小明');
  expect(words(null)).toBe('');
});
