import { expect, it } from 'vitest';
import { descriptionOf, emailOf, namesOf, phoneOf } from './limits.ts';

const contact = { email: null, phone: null, document: null };

it.each([
  ['+51 987 654 321', '+51987654321'],
  ['987654321', '+51987654321'],
  ['51987654321', '+51987654321'],
  ['0051987654321', '+51987654321'],
  ['014567890', '+5114567890'],
  ['+1 (415) 555-0100', '+14155550100'],
  ['123', null],
  ['no tengo', null],
  [null, null],
])('writes the phone %s as %s', (phone, written) => {
  expect(phoneOf(phone)).toBe(written);
});

it('takes an e-mail as it is or not at all', () => {
  expect(emailOf(' rosa@tienda.pe ')).toBe('rosa@tienda.pe');
  expect(emailOf(`${'r'.repeat(45)}@tienda.pe`)).toBeNull();
  expect(emailOf('rosa')).toBeNull();
});

it.each([
  ['Rosa', 'Quispe', { first: 'Rosa', last: 'Quispe' }],
  ['Rosa Quispe Mamani', null, { first: 'Rosa', last: 'Quispe Mamani' }],
  ['Rosa', null, { first: 'Rosa', last: 'Rosa' }],
  [null, 'Quispe', { first: 'Quispe', last: 'Quispe' }],
  [' 🌸 ', '', { first: 'Cliente', last: 'Cliente' }],
  ['Rosa\n$', 'Ñ'.repeat(90), { first: 'Rosa', last: 'Ñ'.repeat(50) }],
])('fills both names that Culqi demands, and invents none: %s %s', (firstName, lastName, names) => {
  expect(namesOf({ ...contact, firstName, lastName })).toEqual(names);
});

it.each([
  ['La Tiendita', 'La Tiendita'],
  ['Zoe', 'Compra Zoe'],
  ['', 'Compra'],
  ['ó'.repeat(90), 'ó'.repeat(80)],
])('keeps the description between 5 and 80 characters: %s', (concept, description) => {
  expect(descriptionOf(concept)).toBe(description);
});
