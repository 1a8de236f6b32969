import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MUTANTS } from './mutants.ts';

const LAWS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];
const named = MUTANTS.map((mutant) => [`Law ${mutant.law}: ${mutant.breaks}`, mutant] as const);
const timesIn = (file: string, text: string) => readFileSync(file, 'utf8').split(text).length - 1;

describe('the laws that are broken on purpose', () => {
  it('are all of them, each at least once', () => {
    expect([...new Set(MUTANTS.map(({ law }) => law))].sort((a, b) => a - b)).toEqual(LAWS);
  });

  it.each(named)('%s The place is still there, once.', (_name, mutant) => {
    expect(timesIn(mutant.file, mutant.find)).toBe(1);
    expect(mutant.put).not.toBe(mutant.find);
  });

  it.each(named)('%s The test that must see it is still there.', (_name, { red }) => {
    const text = readFileSync(red.file, 'utf8');
    const isTable = /\bit\.each|test\.each/.test(text);
    expect(isTable || text.includes(red.name)).toBe(true);
  });

  it('are broken in the product or in what judges it, never in a test', () => {
    expect(MUTANTS.filter(({ file }) => file.endsWith('.test.ts'))).toEqual([]);
  });
});
