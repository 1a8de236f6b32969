import { describe, expect, it } from 'vitest';
import { inPortions, oneAhead } from './portions.ts';
import type { ReadLines } from './read-into.ts';

const read = (lines: number): ReadLines => ({ lines, bytes: Buffer.from('x'.repeat(lines)) });

/** Tells of each batch when it is read. */
const readingOf = (batches: readonly number[], heard: (lines: number) => void) => ({
  async *rows(_most: number): AsyncGenerator<ReadLines> {
    for (const lines of batches) {
      heard(lines);
      yield read(lines);
    }
  },
});

describe('a large file', () => {
  it('comes in portions that hold each line once, in order', async () => {
    const portions: number[] = [];
    for await (const { lines, bytes } of inPortions(
      readingOf([3, 3, 3, 1], () => undefined),
      5,
    )) {
      expect(Buffer.concat([...bytes])).toHaveLength(lines);
      portions.push(lines);
    }
    expect(portions).toEqual([6, 4]);
  });

  it('is read on while a portion is at work, and no further than the next one', async () => {
    const heard: number[] = [];
    const portions = oneAhead(
      inPortions(
        readingOf([1, 1, 1, 1], (lines) => heard.push(lines)),
        1,
      ),
    );
    await portions.next();
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard).toHaveLength(2);
    await portions.return(undefined);
  });

  it('tells what went wrong while reading ahead when the next portion is asked for', async () => {
    const portions = oneAhead(
      inPortions(
        {
          async *rows(_most: number) {
            yield read(1);
            throw new Error('the disk is gone');
          },
        },
        1,
      ),
    );
    expect((await portions.next()).value).toMatchObject({ lines: 1 });
    await expect(portions.next()).rejects.toThrow('the disk is gone');
  });
});
