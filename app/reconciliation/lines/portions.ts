import type { ReadInto, ReadLines } from './read-into.ts';

/** So many lines as are placed at once: what is known of them stays in memory. */
export type Portion = { readonly lines: number; readonly bytes: readonly Buffer[] };

/** So many lines become bytes in one go. */
const BATCH = 1_000;

/** Gathers what is read into portions of `most` lines, and reads the next one while the last is at work. */
export async function* inPortions(
  from: Pick<ReadInto, 'rows'>,
  most: number,
): AsyncGenerator<Portion> {
  const reading = from.rows(Math.min(most, BATCH));
  let ahead = gather(reading, most);
  try {
    for (;;) {
      const portion = await ahead;
      if (portion.lines === 0) return;
      ahead = gather(reading, most);
      // Whoever works on the portion hears of it when he comes for the next one.
      ahead.catch(() => undefined);
      yield portion;
    }
  } finally {
    await ahead.catch(() => undefined);
    await reading.return(undefined);
  }
}

async function gather(reading: AsyncGenerator<ReadLines>, most: number): Promise<Portion> {
  const bytes: Buffer[] = [];
  let lines = 0;
  while (lines < most) {
    const read = await reading.next();
    if (read.done) break;
    bytes.push(read.value.bytes);
    lines += read.value.lines;
  }
  return { lines, bytes };
}
