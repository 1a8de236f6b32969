import { expect, it } from 'vitest';
import { documentOf, emailOf, phoneOf } from './limits.ts';

it.each([
  ['987 654 321', '51987654321'],
  ['+51 987-654-321', '51987654321'],
  ['51987654321', '51987654321'],
  ['+56 9 6123 4567', '56961234567'],
  ['(01) 411-2233', '5114112233'],
])('reads the phone %s', (typed, digits) => {
  expect(phoneOf(typed)).toBe(digits);
});

it.each([null, '', 'no tengo', '12345', '+0123456789'])('takes %s for no phone', (typed) => {
  expect(phoneOf(typed)).toBeNull();
});

it('leaves out a document that Peru’s page does not allow, rather than lose the sale', () => {
  expect(documentOf('10.117.410-2')).toBe('101174102');
  expect(documentOf('PE1234567')).toBeNull();
  expect(documentOf(null)).toBeNull();
});

it('never mends an e-mail', () => {
  expect(emailOf(' rosa@tienda.pe ')).toBe('rosa@tienda.pe');
  expect(emailOf('rosa@tienda')).toBeNull();
});
