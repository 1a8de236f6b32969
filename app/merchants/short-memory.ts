import { SECOND } from '#app/kernel/clock.ts';

/** What another process changes is seen here at most this much later. */
const MAX_AGE_MS = 5 * SECOND;
const MAX_ENTRIES = 10_000;

type Entry<Value> = { readonly at: number; readonly value: Promise<Value | null> };

/**
 * Remembers answers for a few seconds, so that a busy door does not ask the database at each request. `owner` is the
 * database that was asked. "Not there" is never remembered: a shop that installs now is served now.
 */
export type ShortMemory<Value> = {
  recall(ask: Recall, load: () => Promise<Value | null>): Promise<Value | null>;
  forget(owner: object, key: string): void;
};

export type Recall = { readonly owner: object; readonly key: string; readonly now: Date };

export function createShortMemory<Value>(): ShortMemory<Value> {
  const memories = new WeakMap<object, Map<string, Entry<Value>>>();
  const memoryOf = (owner: object): Map<string, Entry<Value>> => {
    const memory = memories.get(owner) ?? new Map<string, Entry<Value>>();
    memories.set(owner, memory);
    return memory;
  };
  return {
    recall({ owner, key, now }, load) {
      const memory = memoryOf(owner);
      const known = memory.get(key);
      const age = known ? now.getTime() - known.at : MAX_AGE_MS;
      if (known && age >= 0 && age < MAX_AGE_MS) return known.value;
      const entry: Entry<Value> = { at: now.getTime(), value: load() };
      memory.delete(key);
      memory.set(key, entry);
      dropWhenEmpty(memory, key, entry);
      const [oldest] = memory.keys();
      if (memory.size > MAX_ENTRIES && oldest !== undefined) memory.delete(oldest);
      return entry.value;
    },
    forget: (owner, key) => {
      memoryOf(owner).delete(key);
    },
  };
}

function dropWhenEmpty<Value>(
  memory: Map<string, Entry<Value>>,
  key: string,
  entry: Entry<Value>,
): void {
  const drop = () => memory.get(key) === entry && memory.delete(key);
  entry.value.then((value) => value === null && drop(), drop);
}
