import type { ReportPeriod, ReportSource } from '#app/gateways/report-source.ts';
import { SECOND } from '#app/kernel/clock.ts';
import { type NoSource, openReportSource } from '#app/merchants/report-source.server.ts';
import type { FetchDeps } from './fetch-due.server.ts';
import { type Fetched, type Fetching, fetchStep } from './fetch-step.server.ts';
import type { Troubled } from './trouble.ts';

/** `pause` waits between two looks. */
export type ByHandDeps = FetchDeps & { readonly pause: (ms: number) => Promise<unknown> };

const LOOK_EVERY_MS = 10 * SECOND;
/** A quarter of an hour. */
const MOST_LOOKS = 90;

/** Fetches the report of a span now, and waits while it is made. The account's nightly round is not touched by it. */
export async function fetchByHand(
  deps: ByHandDeps,
  { period, ...fetching }: Fetching & { readonly period: ReportPeriod },
): Promise<Fetched | Troubled | { readonly is: NoSource }> {
  const source = await openReportSource(deps, fetching);
  return typeof source === 'string' ? { is: source } : waitFor(deps, source, { period, fetching });
}

type ByHand = { readonly period: ReportPeriod; readonly fetching: Fetching };

async function waitFor(
  deps: ByHandDeps,
  source: ReportSource,
  { period, fetching }: ByHand,
): Promise<Fetched | Troubled> {
  let reference: string | null = null;
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    const outcome = await fetchStep(deps, source, { ...fetching, round: { period, reference } });
    if (outcome.is !== 'waiting') return outcome;
    reference = outcome.reference;
    await deps.pause(LOOK_EVERY_MS);
  }
  return { is: 'troubled', trouble: 'not-ready' };
}
