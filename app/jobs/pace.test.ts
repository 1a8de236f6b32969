import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Moment, mayBegin, PACE_MS } from './pace.ts';

const moment = (given: Partial<Moment>): Moment => ({
  underway: 0,
  ofShop: 0,
  waiting: 0,
  sinceMs: 0,
  ...given,
});

it('works on eight rows at once while nobody waits at the doors, and on no ninth', () => {
  expect(mayBegin(moment({ underway: 7 }))).toBe(true);
  expect(mayBegin(moment({ underway: 8, sinceMs: 60_000 }))).toBe(false);
});

it('lets one shop hold six places, and leaves two for the others', () => {
  expect(mayBegin(moment({ underway: 5, ofShop: 5 }))).toBe(true);
  expect(mayBegin(moment({ underway: 6, ofShop: 6, sinceMs: 60_000 }))).toBe(false);
  expect(mayBegin(moment({ underway: 7, ofShop: 1 }))).toBe(true);
});

it('gives one place to each sender that waits', () => {
  expect(mayBegin(moment({ waiting: 3, underway: 4 }))).toBe(true);
  expect(mayBegin(moment({ waiting: 3, underway: 5 }))).toBe(false);
  expect(mayBegin(moment({ waiting: 8 }))).toBe(false);
});

it('begins one more row five times a second, however many wait and though a gateway hangs', () => {
  const crowd = fc.record({
    underway: fc.nat(7),
    ofShop: fc.nat(5),
    waiting: fc.nat(),
    sinceMs: fc.nat(),
  });
  fc.assert(
    fc.property(crowd, (given) => mayBegin({ ...given, sinceMs: PACE_MS + given.sinceMs })),
  );
});

it('never begins less because fewer wait', () => {
  const any = fc.record({
    underway: fc.nat(9),
    ofShop: fc.nat(9),
    waiting: fc.nat(100),
    sinceMs: fc.nat(100),
  });
  fc.assert(
    fc.property(any, fc.nat(100), (given, fewer) => {
      const calmer = { ...given, waiting: Math.min(given.waiting, fewer) };
      return mayBegin(calmer) || !mayBegin(given);
    }),
  );
});
