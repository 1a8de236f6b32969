import fc from 'fast-check';
import { expect, it } from 'vitest';
import { idOfName } from './ids.ts';

it('gives the same name the same id for ever', () => {
  // why: written down once; a change would answer old sessions with new ids (law 7).
  expect(idOfName('payment', 'shop', 'payments', 's1')).toBe(
    '2891c437-26e5-87b9-9917-f548cd169124',
  );
});

it('makes UUIDs of version 8', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (parts) => {
      expect(idOfName(...parts)).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    }),
  );
});

it('tells names apart, also where their parts only meet elsewhere', () => {
  expect(idOfName('ab', 'c')).not.toBe(idOfName('a', 'bc'));
  expect(idOfName('a', '')).not.toBe(idOfName('a'));
  expect(idOfName('1:a;', 'b')).not.toBe(idOfName('1:a;1:b;'));
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.string()), (a, b) => {
      const same = JSON.stringify(a) === JSON.stringify(b);
      expect(idOfName(...a) === idOfName(...b)).toBe(same);
    }),
  );
});
