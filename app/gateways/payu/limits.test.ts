import { expect, it } from 'vitest';
import { documentOf, emailOf, phoneOf } from './limits.ts';

it('takes an e-mail as it is, or not at all', () => {
  expect(emailOf(' rosa@tienda.example ')).toBe('rosa@tienda.example');
  expect(emailOf('rosa@tienda')).toBeNull();
  expect(emailOf(`${'r'.repeat(250)}@tienda.example`)).toBeNull();
});

it('leaves out a phone that does not fit', () => {
  expect(phoneOf('+51 987 654 321')).toBe('+51987654321');
  expect(phoneOf('12')).toBeNull();
  expect(phoneOf(null)).toBeNull();
});

it('names the kind of a document only where its form leaves no doubt', () => {
  expect(documentOf('40112233')).toEqual({ number: '40112233', kind: 'DNI' });
  expect(documentOf('20512333797')).toEqual({ number: '20512333797', kind: 'RUC' });
  expect(documentOf('000123456')).toEqual({ number: '000123456', kind: null });
  expect(documentOf('¿?')).toBeNull();
});
