/** Gathers what arrives at once into few commits; each caller hears only after the commit that holds his item (law 5). */
export type Batch<Item, Answer> = { add(item: Item): Promise<Answer> };

type Waiting<Item, Answer> = {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (bug: unknown) => void;
};

type BatchOptions<Item, Answer> = {
  /** Most items of one commit. */
  readonly most: number;
  /** Most commits under way at once. */
  readonly atOnce: number;
  /** Writes the items and answers each, in order; a throw fails them all. */
  readonly write: (items: readonly Item[]) => Promise<readonly Answer[]>;
  /** Whether a throw came of one item: then each is written alone, so that it spoils no other. */
  readonly isOfOneItem?: (bug: unknown) => boolean;
};

/** A commit starts as soon as a place is free; what arrives meanwhile goes together into the next. */
export function createBatch<Item, Answer>(
  options: BatchOptions<Item, Answer>,
): Batch<Item, Answer> {
  const { most, atOnce, write } = options;
  let queue: Waiting<Item, Answer>[] = [];
  let running = 0;

  const flush = async (batch: readonly Waiting<Item, Answer>[]): Promise<void> => {
    try {
      const answers = await write(batch.map(({ item }) => item));
      for (const [index, waiting] of batch.entries()) {
        const answer = answers[index];
        if (answer === undefined) waiting.reject(new Error('a batch item was not answered'));
        else waiting.resolve(answer);
      }
    } catch (bug) {
      if (batch.length > 1 && options.isOfOneItem?.(bug)) {
        for (const alone of batch) await flush([alone]);
        return;
      }
      for (const waiting of batch) waiting.reject(bug);
    }
  };

  const start = (): void => {
    while (running < atOnce && queue.length > 0) {
      const batch = queue.slice(0, most);
      queue = queue.slice(most);
      running += 1;
      void flush(batch).finally(() => {
        running -= 1;
        start();
      });
    }
  };

  return {
    add: (item) =>
      new Promise((resolve, reject) => {
        queue.push({ item, resolve, reject });
        if (queue.length === 1) setImmediate(start);
      }),
  };
}
