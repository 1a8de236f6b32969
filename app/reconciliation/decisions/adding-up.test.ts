import { describe, expect, it } from 'vitest';
import { setsThatAddUp } from './adding-up.ts';

const money = (...minors: number[]) =>
  minors.map((minor, place) => ({ id: `r${place}`, minor: BigInt(minor), day: `d${place}` }));
const minorsOf = (sets: readonly (readonly { readonly minor: bigint }[])[]) =>
  sets.map((set) => set.map(({ minor }) => `${minor}`).join('+'));

describe('moneys that add up to a line', () => {
  it('are the fewest first, and never more than four', () => {
    expect(minorsOf(setsThatAddUp(money(50, 100, 20, 30), 150n))).toEqual(['50+100', '100+20+30']);
    expect(minorsOf(setsThatAddUp(money(1, 2, 3, 4), 10n))).toEqual(['1+2+3+4']);
    expect(setsThatAddUp(money(1, 1, 1, 1, 1), 5n)).toEqual([]);
  });

  it('are all of one day, however many those are', () => {
    const day = money(1, 1, 1, 1, 1).map((one) => ({ ...one, day: '2026-11-20' }));
    expect(minorsOf(setsThatAddUp(day, 5n))).toEqual(['1+1+1+1+1']);
  });

  it('are told once, and no more than three times where many would do', () => {
    const day = money(60, 40).map((one) => ({ ...one, day: '2026-11-20' }));
    expect(setsThatAddUp(day, 100n)).toHaveLength(1);
    expect(setsThatAddUp(money(...Array.from({ length: 60 }, () => 50)), 100n)).toHaveLength(3);
  });

  it('are none where nothing adds up to the céntimo', () => {
    expect(setsThatAddUp(money(50, 49), 100n)).toEqual([]);
    expect(setsThatAddUp([], 100n)).toEqual([]);
  });
});
