import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shortened } from './one-line.ts';

it.each([
  ['  La\n Tiendita  de\tRosa ', 50, 'La Tiendita de Rosa'],
  ['  La\nTiendita 🧺🧺', 13, 'La Tiendita'],
  ['Ñañá 🧺🧺', 7, 'Ñañá 🧺'],
  ['Café 🍞', 6, 'Café'],
  ['🌽🌽', 3, '🌽'],
])('shortens to one line and never inside a character: %j to %i', (text, length, short) => {
  expect(shortened(text, length)).toBe(short);
});

it('fits whatever is written, and ends in no blank', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 60 }), (text, length) => {
      const short = shortened(text, length);
      expect(short.length).toBeLessThanOrEqual(length);
      expect(short.isWellFormed() && short === short.trim()).toBe(true);
    }),
  );
});
