import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PerhapsSeen } from './perhaps-seen.ts';

describe('the references of a file', () => {
  it('are known again whenever they come again', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 200 }), (names) => {
        const seen = new PerhapsSeen();
        for (const name of names) seen.saw(name);
        expect(names.filter((name) => !seen.saw(name))).toEqual([]);
      }),
    );
  });

  it('are new when they come for the first time, but for a few in a thousand', () => {
    const seen = new PerhapsSeen();
    const names = Array.from({ length: 1_000_000 }, (_, at) => `${90_000_000 + at}`);
    expect(names.filter((name) => seen.saw(name)).length).toBeLessThan(5_000);
  });
});
