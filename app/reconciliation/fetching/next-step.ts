import type { HeldReport, ReportPeriod } from '#app/gateways/report-source.ts';

/** What is being fetched, and whether it was asked for. */
export type Round = {
  readonly period: ReportPeriod;
  /** By what number the gateway knows our asking; null where it was not asked, or did not answer. */
  readonly reference: string | null;
};

export type Step =
  | { readonly do: 'download'; readonly name: string }
  | { readonly do: 'look'; readonly reference: string }
  | { readonly do: 'ask' }
  | { readonly do: 'wait' };

/** Whether a report has all of a period: one that was made before its end lacks the rest, and one that does not say may. */
const hasAllOf =
  ({ from, until }: ReportPeriod) =>
  ({ period, madeAt }: HeldReport): boolean =>
    period !== null &&
    period.from <= from &&
    period.until >= until &&
    madeAt !== null &&
    madeAt >= until;

/** What is to be done when the gateway has told what it holds: what is there is taken, and nothing is asked for twice. */
export function nextStep({ period, reference }: Round, held: readonly HeldReport[]): Step {
  const whole = held.filter(hasAllOf(period));
  const ready = whole.find(({ state, name }) => state === 'ready' && name !== null);
  if (ready?.name) return { do: 'download', name: ready.name };
  if (reference !== null) return { do: 'look', reference };
  return whole.some(({ state }) => state === 'being-made') ? { do: 'wait' } : { do: 'ask' };
}
