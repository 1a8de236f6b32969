import { expect, it } from 'vitest';
import { createWaiting } from './waiting.ts';

it('counts who waits, and goes on counting the crowd for a moment after it was answered together', async () => {
  let now = 0;
  const waiting = createWaiting(() => now);
  const commit = Promise.withResolvers<string>();
  const keep = waiting.counted(() => commit.promise);
  const answers = [keep(), keep(), keep()];
  expect(waiting.count()).toBe(3);
  commit.resolve('kept');
  expect(await Promise.all(answers)).toEqual(['kept', 'kept', 'kept']);
  expect(waiting.count()).toBe(3);
  now = 201;
  expect(waiting.count()).toBe(0);
});

it('counts nobody whose work has failed', async () => {
  let now = 0;
  const waiting = createWaiting(() => now);
  const keep = waiting.counted(() => Promise.reject(new Error('the database is away')));
  await expect(keep()).rejects.toThrow('away');
  now = 201;
  expect(waiting.count()).toBe(0);
});
