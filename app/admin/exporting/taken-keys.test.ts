import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { TakenKeys } from './taken-keys.ts';

describe('the keys of a download', () => {
  it('come back as they were taken, each once, in portions', () => {
    const ids = Array.from({ length: 2_345 }, () => randomUUID());
    const bytes = Buffer.from(ids.join('').replaceAll('-', ''), 'hex');
    const keys = new TakenKeys(bytes, 'uuid');
    const portions = [...keys.portions(1_000)];
    expect(portions.map(({ length }) => length)).toEqual([1_000, 1_000, 345]);
    expect([keys.count, portions.flat()]).toEqual([2_345, ids]);
  });

  it('are numbers of any size for lines, and none where there is nothing', () => {
    const bytes = Buffer.alloc(16);
    bytes.writeBigInt64BE(1n, 0);
    bytes.writeBigInt64BE(9_007_199_254_740_993n, 8);
    expect([...new TakenKeys(bytes, 'number').portions(10)]).toEqual([['1', '9007199254740993']]);
    expect([...new TakenKeys(Buffer.alloc(0), 'number').portions(10)]).toEqual([]);
  });
});
