import { expect, it } from 'vitest';
import { emailOf, identificationOf } from './limits.ts';

it('takes an e-mail as it is or not at all', () => {
  expect(emailOf(' rosa@tienda.pe ')).toBe('rosa@tienda.pe');
  expect(emailOf('rosa@tienda')).toBeNull();
  expect(emailOf(null)).toBeNull();
});

it.each([
  ['40112233', { type: 'DNI', number: '40112233' }],
  ['4011 2233', { type: 'DNI', number: '40112233' }],
  ['20512333797', { type: 'RUC', number: '20512333797' }],
  ['001234567', null],
  ['PA123456', null],
  [null, null],
])('names the document %s only where its form leaves no doubt', (document, identification) => {
  expect(identificationOf(document)).toEqual(identification);
});
