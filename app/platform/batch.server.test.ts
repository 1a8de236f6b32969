import { describe, expect, it } from 'vitest';
import { createBatch } from './batch.server.ts';

/** A writer that notes what it was given, and goes on only when told. */
function heldWriter() {
  const written: (readonly number[])[] = [];
  const gate = Promise.withResolvers<void>();
  const write = async (items: readonly number[]) => {
    written.push(items);
    await gate.promise;
    return items.map((item) => item * 10);
  };
  return { written, write, release: () => gate.resolve() };
}

class OfOneItem extends Error {}
const isOfOneItem = (bug: unknown) => bug instanceof OfOneItem;
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('what arrives at once', () => {
  it('shares a commit, and each caller hears his own answer only after it', async () => {
    const { written, write, release } = heldWriter();
    const batch = createBatch({ most: 128, atOnce: 1, write });
    let heard = 0;
    const answers = Promise.all(
      [1, 2, 3].map((item) => batch.add(item).finally(() => (heard += 1))),
    );
    await turn();
    expect([written, heard]).toEqual([[[1, 2, 3]], 0]);
    release();
    expect(await answers).toEqual([10, 20, 30]);
  });

  it('never makes a commit larger, nor more commits at once, than was said', async () => {
    const { written, write, release } = heldWriter();
    const batch = createBatch({ most: 2, atOnce: 2, write });
    const answers = Promise.all([1, 2, 3, 4, 5].map((item) => batch.add(item)));
    await turn();
    expect(written).toEqual([
      [1, 2],
      [3, 4],
    ]);
    release();
    expect(await answers).toEqual([10, 20, 30, 40, 50]);
  });
});

describe('a commit that fails', () => {
  it('fails only the item that it came of; its neighbours are kept', async () => {
    const kept: number[] = [];
    const write = async (items: readonly number[]) => {
      if (items.includes(3)) throw new OfOneItem();
      kept.push(...items);
      return items;
    };
    const batch = createBatch({ most: 128, atOnce: 1, write, isOfOneItem });
    const outcomes = await Promise.allSettled([1, 2, 3, 4, 5].map((item) => batch.add(item)));
    expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual(
      [1, 2, 3, 4, 5].map((item) => item !== 3),
    );
    expect(kept.toSorted()).toEqual([1, 2, 4, 5]);
  });

  it('fails all of them at once when nobody is to blame, and the next are tried afresh', async () => {
    let tries = 0;
    const write = async (items: readonly number[]) => {
      tries += 1;
      if (tries === 1) throw new Error('the database is gone');
      return items;
    };
    const batch = createBatch({ most: 128, atOnce: 1, write, isOfOneItem });
    const outcomes = await Promise.allSettled([1, 2, 3].map((item) => batch.add(item)));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect([await batch.add(4), tries]).toEqual([4, 2]);
  });
});
