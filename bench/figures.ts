import { median, type Round } from './duel.ts';

/** One measured thing, beside its floor, and whether its gates are kept. */
export type Figure = {
  readonly what: string;
  readonly how: string;
  readonly rounds: readonly Round[];
  /** The median of the rounds' own ratios, not the ratio of medians. */
  readonly ratio: number;
  readonly floorRps: number;
  readonly productRps: number;
  /** Absent where the figure is told and binds nobody. */
  readonly gates: readonly Gate[];
};

export type Gate = { readonly says: string; readonly kept: boolean };

export type Limits = { readonly ratio?: number; readonly rps?: number };

export function figureOf(
  name: { what: string; how: string },
  rounds: readonly Round[],
  limits: Limits,
): Figure {
  const ratio = median(rounds.map((round) => round.ratio));
  const productRps = median(rounds.map(({ product }) => product.rps));
  const gates: Gate[] = [];
  if (limits.ratio !== undefined)
    gates.push({ says: `ratio ≥ ${limits.ratio}`, kept: ratio >= limits.ratio });
  if (limits.rps !== undefined)
    gates.push({ says: `≥ ${whole(limits.rps)}/s`, kept: productRps >= limits.rps });
  return {
    ...name,
    rounds,
    ratio,
    floorRps: median(rounds.map(({ floor }) => floor.rps)),
    productRps,
    gates,
  };
}

const whole = (count: number): string => Math.round(count).toLocaleString('en-US');

/** What a person reads of a figure. */
export function figureLines({ what, how, rounds, ratio, gates, ...rps }: Figure): string[] {
  const lines = rounds.map(({ floor, product, ratio: own }, at) => {
    const sides = [
      ['floor', floor],
      ['product', product],
    ] as const;
    const said = sides.map(
      ([name, { rps: rate, p50Ms, p99Ms }]) =>
        `${name} ${whole(rate).padStart(6)}/s (p50 ${p50Ms.toFixed(1)}, p99 ${p99Ms.toFixed(1)} ms)`,
    );
    return `    round ${at + 1}  ${said.join('  ')}  ratio ${own.toFixed(2)}`;
  });
  const middle = `floor ${whole(rps.floorRps)}/s, product ${whole(rps.productRps)}/s, ratio ${ratio.toFixed(2)}`;
  return [`${what}: ${how}`, ...lines, `    median   ${middle}${verdicts(gates)}`];
}

/** ` · ratio ≥ 0.5 kept`, for each gate; says so where there is none. */
export const verdicts = (gates: readonly Gate[]): string =>
  gates.length === 0
    ? ' · told, no gate'
    : gates.map(({ says, kept }) => ` · gate ${says} ${kept ? 'kept' : 'MISSED'}`).join('');
