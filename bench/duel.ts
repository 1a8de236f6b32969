import { type ClientTls, type LoadReport, type LoadRequest, load } from './load.ts';

/** One side of a comparison: where it listens, and how its callers prove who they are. */
export type Side = { readonly target: string; readonly tls?: ClientTls };

export type Duel = {
  readonly floor: Side;
  readonly product: Side;
  /** New requests each time: a repeated one would be answered without a write. */
  readonly traffic: (count: number) => readonly LoadRequest[];
  readonly rounds: number;
  readonly requests: number;
  readonly sockets: number;
  /** Runs after each of the product's rounds. */
  readonly afterProduct?: () => Promise<void>;
};

export type Round = {
  readonly floor: LoadReport;
  readonly product: LoadReport;
  readonly ratio: number;
};

/** Floor and product in turn, so that whatever else the machine does meets both; the first round warms up and is not counted. */
export async function duel(plan: Duel): Promise<readonly Round[]> {
  const rounds: Round[] = [];
  for (let at = 0; at <= plan.rounds; at += 1) {
    const floor = await round(plan, plan.floor);
    const product = await round(plan, plan.product);
    await plan.afterProduct?.();
    if (at > 0) rounds.push({ floor, product, ratio: product.rps / floor.rps });
  }
  return rounds;
}

async function round(plan: Duel, side: Side): Promise<LoadReport> {
  const { sockets, requests: count } = plan;
  const { target, tls } = side;
  const requests = plan.traffic(count);
  const report = await load({ targets: [target], sockets, requests, ...(tls ? { tls } : {}) });
  mustBeTaken(report);
  return report;
}

/** A figure counts only if every request was answered 200. */
export function mustBeTaken({ requests, outcomes }: LoadReport): void {
  if (outcomes['200'] === requests) return;
  throw new Error(`not every request was taken: ${JSON.stringify(outcomes)}`);
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
};
