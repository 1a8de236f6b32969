import { describe, expect, it } from 'vitest';
import { createShortMemory } from './short-memory.ts';

/** Answers with how often it was asked. */
function counted() {
  let asked = 0;
  return async () => {
    asked += 1;
    return `answer ${asked}`;
  };
}

const at = (ms: number) => new Date(1_000_000 + ms);

describe('what is remembered for a few seconds', () => {
  it('is asked for once, also by requests that come together', async () => {
    const memory = createShortMemory<string>();
    const owner = {};
    const load = counted();
    const ask = (ms: number) => memory.recall({ owner, key: 'k', now: at(ms) }, load);
    expect(await Promise.all([ask(0), ask(0), ask(4_999)])).toEqual(Array(3).fill('answer 1'));
    expect(await ask(5_000)).toBe('answer 2');
  });

  it('is asked for again when the clock went back, when it was forgotten, and by another database', async () => {
    const memory = createShortMemory<string>();
    const owner = {};
    const load = counted();
    await memory.recall({ owner, key: 'k', now: at(0) }, load);
    expect(await memory.recall({ owner, key: 'k', now: at(-1) }, load)).toBe('answer 2');
    memory.forget(owner, 'k');
    expect(await memory.recall({ owner, key: 'k', now: at(0) }, load)).toBe('answer 3');
    expect(await memory.recall({ owner: {}, key: 'k', now: at(0) }, load)).toBe('answer 4');
  });

  it('does not remember that something was not there, nor a failure', async () => {
    const memory = createShortMemory<string>();
    const owner = {};
    const answers = [
      async () => null,
      async () => Promise.reject(new Error('away')),
      async () => 'here',
    ];
    const ask = () =>
      memory.recall(
        { owner, key: 'k', now: at(0) },
        answers.shift() ?? answers[0] ?? (async () => null),
      );
    expect(await ask()).toBeNull();
    await expect(ask()).rejects.toThrow('away');
    expect(await ask()).toBe('here');
  });
});
