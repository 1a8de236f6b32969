import { ok, type Result } from '#app/kernel/result.ts';
import { cutRows } from './cut-rows.ts';
import type { FileRefusal } from './file-refusal.ts';
import type { Layout } from './recognised.ts';
import { isCells } from './row-cutter.ts';

/** A column of a file and what stands in it, for a person to say what it means. */
export type ColumnSample = {
  readonly head: string;
  /** The first values that differ. */
  readonly samples: readonly string[];
  /** All that stand in it, where they are few: the words of a kind. Null where they are many. */
  readonly words: readonly string[] | null;
};

/** As many rows tell all words that a report is likely to have. */
const MOST_ROWS = 20_000;
const MOST_WORDS = 30;
const MOST_SAMPLES = 3;
/** Longer ones name no column of a plan. */
const LONGEST_HEAD = 80;

/** The columns that can be named in a plan: those with a head of their own. */
export async function sampleColumns(
  bytes: AsyncIterable<Uint8Array>,
  layout: Layout,
): Promise<Result<readonly ColumnSample[], FileRefusal>> {
  const heads = layout.header.map((head) => head.trim());
  const values = heads.map(() => new Set<string>());
  let rows = 0;
  for await (const cut of cutRows(bytes, layout)) {
    if (!cut.ok) return cut;
    for (const row of cut.value.rows) {
      if (!isCells(row) || (layout.container !== 'json' && row.line <= layout.headerLine)) continue;
      for (const [place, seen] of values.entries())
        if (seen.size <= MOST_WORDS) addValue(seen, row.cells[place]);
      rows += 1;
    }
    if (rows >= MOST_ROWS) break;
  }
  return ok(
    heads.flatMap((head, place) => {
      const alone = heads.indexOf(head) === heads.lastIndexOf(head);
      if (head === '' || head.length > LONGEST_HEAD || !alone) return [];
      const seen = [...(values[place] ?? [])];
      const words = seen.length <= MOST_WORDS ? seen : null;
      return [{ head, samples: seen.slice(0, MOST_SAMPLES), words }];
    }),
  );
}

function addValue(seen: Set<string>, cell: string | undefined): void {
  const text = cell?.trim() ?? '';
  if (text !== '') seen.add(text.slice(0, LONGEST_HEAD));
}
