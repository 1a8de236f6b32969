import { setTimeout as pause } from 'node:timers/promises';
import { type ClientTls, type LoadRequest, openSender } from '../load.ts';

/** What a steady load met; times in milliseconds from the moment when a request was due, so that no stall hides others. */
export type SteadyReport = {
  readonly requests: number;
  readonly outcomes: Readonly<Record<string, number>>;
  /** The places of the requests that were answered 200. */
  readonly taken: readonly number[];
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
};

export type SteadyPlan = {
  readonly target: string;
  readonly tls?: ClientTls;
  readonly perSecond: number;
  /** The n-th request. */
  readonly request: (n: number) => LoadRequest;
};

/** Requests at their times, whether the ones before were answered or not, until it is stopped. */
export function startSteadyLoad(plan: SteadyPlan): { stop(): Promise<SteadyReport> } {
  const { target, tls, perSecond } = plan;
  const sender = openSender(target, { sockets: perSecond, ...(tls ? { tls } : {}) });
  const sent: Promise<{ outcome: string; ms: number }>[] = [];
  const began = performance.now();
  let going = true;
  const one = async (n: number, due: number) => {
    const outcome = await sender.send(plan.request(n));
    return { outcome, ms: performance.now() - due };
  };
  const run = async (): Promise<void> => {
    while (going) {
      const due = began + (sent.length * 1000) / perSecond;
      const early = due - performance.now();
      if (early > 0) await pause(early);
      if (going) sent.push(one(sent.length, due));
    }
  };
  const running = run();
  return {
    async stop() {
      going = false;
      await running;
      const answers = await Promise.all(sent);
      sender.close();
      return steadyReport(answers);
    },
  };
}

export function steadyReport(
  answers: readonly { readonly outcome: string; readonly ms: number }[],
): SteadyReport {
  const outcomes: Record<string, number> = {};
  for (const { outcome } of answers) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  const times = answers.map(({ ms }) => ms);
  return {
    requests: answers.length,
    outcomes,
    taken: answers.flatMap(({ outcome }, at) => (outcome === '200' ? [at] : [])),
    p50Ms: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
    maxMs: quantile(times, 1),
  };
}

/** The value that a part of all values does not exceed; NaN of none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}
