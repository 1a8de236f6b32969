import { expect, it } from 'vitest';
import { type Lang, strayLines } from './language.ts';

it.each<[string, Lang]>([
  ['shell.refused', 'es'],
  ['Hola {{name}}', 'es'],
  ['Awaiting payment', 'es'],
  ['Pagado el 3 de mayo', 'en'],
  ['Orders: undefined', 'en'],
  ['待付款', 'en'],
  ['Payment settings', 'zh'],
  ['Vence: 待付款', 'zh'],
])('sees that “%s” has no place on a screen in %s', (line, lang) => {
  expect(strayLines([line], lang)).toEqual([line]);
});

it.each<[string, Lang]>([
  ['Payment ID de Shopify: u1evEYt', 'es'],
  ['The gateway said: 23 Pagado.', 'en'],
  ['渠道回复：23 Pagado.', 'zh'],
  ['PagoEfectivo: Tienda Lima', 'zh'],
  ['uX4zQh48XUX2joMXjUr771IS', 'zh'],
])('lets “%s” stand in %s', (line, lang) => {
  expect(strayLines([line], lang)).toEqual([]);
});
