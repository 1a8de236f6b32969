/** Money that came in and has not been settled: `day` in Lima. */
export type Candidate = { readonly id: string; readonly minor: bigint; readonly day: string };

const MOST_SETS = 3;
const MOST_OF_A_DAY = 20;
const MOST_IN_A_SET = 4;
/** Above this, so many sets add up by chance that none of them says anything. */
const MOST_TRIED = 60;

/**
 * Several moneys that add up to what a line told: all of one day, or a few, the fewest first. Only a suggestion to a person:
 * an equal sum proves nothing.
 */
export function setsThatAddUp<Money extends Candidate>(
  candidates: readonly Money[],
  told: bigint,
): readonly (readonly Money[])[] {
  const tried = candidates.filter(({ minor }) => minor > 0n && minor < told).slice(0, MOST_TRIED);
  const found = daysThatAddUp(candidates, told);
  for (let size = 2; size <= MOST_IN_A_SET && found.length < MOST_SETS; size += 1)
    found.push(...fewThatAddUp(tried, { told, size, most: MOST_SETS - found.length }));
  const seen = new Set<string>();
  return found.filter((set) => {
    const name = set
      .map(({ id }) => id)
      .sort()
      .join();
    return !seen.has(name) && seen.add(name);
  });
}

function daysThatAddUp<Money extends Candidate>(
  candidates: readonly Money[],
  told: bigint,
): (readonly Money[])[] {
  const days = Map.groupBy(candidates, ({ day }) => day);
  return [...days.values()].filter(
    (all) =>
      all.length > 1 &&
      all.length <= MOST_OF_A_DAY &&
      all.reduce((sum, { minor }) => sum + minor, 0n) === told,
  );
}

type Wanted = { readonly told: bigint; readonly size: number; readonly most: number };

function fewThatAddUp<Money extends Candidate>(
  candidates: readonly Money[],
  { told, size, most }: Wanted,
): (readonly Money[])[] {
  const found: (readonly Money[])[] = [];
  const walk = (from: number, left: bigint, taken: readonly Money[]): void => {
    if (taken.length === size - 1) {
      const last = candidates.find(({ minor }, place) => place >= from && minor === left);
      if (last) found.push([...taken, last]);
      return;
    }
    for (let place = from; place < candidates.length && found.length < most; place += 1) {
      const one = candidates[place];
      if (one && one.minor < left) walk(place + 1, left - one.minor, [...taken, one]);
    }
  };
  walk(0, told, []);
  return found;
}
