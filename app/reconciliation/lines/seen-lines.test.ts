import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SeenLines } from './seen-lines.ts';

const hex = (word: number): string => word.toString(16).padStart(8, '0');
const digest = fc
  .tuple(fc.nat(1), fc.nat(1), fc.nat(1), fc.nat(0xffffffff))
  .map((words) => words.map(hex).join(''));

describe('lines that are alike in one file', () => {
  it('are counted as a plain list would count them', () => {
    fc.assert(
      fc.property(fc.array(digest, { maxLength: 300 }), fc.nat(20), (digests, copies) => {
        const all = [...digests, ...digests.slice(0, copies)];
        const seen = new SeenLines();
        const told = all.map((each) => seen.turnOf(each));
        expect(told).toEqual(
          all.map((each, at) => all.slice(0, at + 1).filter((other) => other === each).length),
        );
      }),
    );
  });

  it('are known again among a hundred thousand others, also where all end alike', () => {
    const seen = new SeenLines();
    const digests = Array.from(
      { length: 100_000 },
      (_, at) => `${hex(at)}${hex(at % 7)}${hex(at)}${hex(at % 50_000)}`,
    );
    for (const each of digests) expect(seen.turnOf(each)).toBe(1);
    for (const each of digests.slice(0, 1_000)) expect(seen.turnOf(each)).toBe(2);
  });
});
