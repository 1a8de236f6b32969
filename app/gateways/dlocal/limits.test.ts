import { expect, it } from 'vitest';
import { documentOf, emailOf } from './limits.ts';

it.each([
  ['10117410', '10117410'],
  ['10117410-2', '101174102'],
  ['001234567', '001234567'],
  [' 20512333797 ', '20512333797'],
])('takes a DNI, a CE or a RUC as people type it: %s', (typed, document) => {
  expect(documentOf(typed)).toBe(document);
});

it.each([null, '', '1234567', '1234567890', '20512333798', '99512333797', 'PE1234567', 'A1234567'])(
  'does not take %s for one',
  (typed) => expect(documentOf(typed)).toBeNull(),
);

it('never mends an e-mail', () => {
  expect(emailOf(' rosa@tienda.pe ')).toBe('rosa@tienda.pe');
  expect(emailOf('rosa@tienda')).toBeNull();
});
