import type { ReadInto } from './read-into.ts';

/** So many lines as are placed at once: what is known of them stays in memory. */
export type Portion = { readonly lines: number; readonly bytes: readonly Buffer[] };

/** So many lines become bytes in one go. */
const BATCH = 1_000;

/** Gathers what is read into portions of `most` lines. */
export async function* inPortions(
  from: Pick<ReadInto, 'rows'>,
  most: number,
): AsyncGenerator<Portion> {
  let bytes: Buffer[] = [];
  let lines = 0;
  for await (const read of from.rows(Math.min(most, BATCH))) {
    bytes.push(read.bytes);
    lines += read.lines;
    if (lines < most) continue;
    yield { lines, bytes };
    bytes = [];
    lines = 0;
  }
  if (lines > 0) yield { lines, bytes };
}

/** The same, one after the other, and the next is made while the last is at work. */
export async function* oneAhead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = source.next();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = source.next();
      // Whoever works on this one hears of it when he comes for the next.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    await next.catch(() => undefined);
    await source.return(undefined);
  }
}
