import type { Result } from '#app/kernel/result.ts';
import type { GatewayError } from './gateway.ts';

/** The way to reports that a gateway gives by API. A provider that has none says so by having no `openReports`. */

/** A span of time; `until` is no longer in it. Both to the second. */
export type ReportPeriod = { readonly from: Date; readonly until: Date };

/** A report at the gateway. */
export type HeldReport = {
  /** What the gateway calls its file, fit to be kept; null while there is none. */
  readonly name: string | null;
  /** `unknown`: a word that stands in no document, neither ready nor failed (law 4). */
  readonly state: 'being-made' | 'ready' | 'failed' | 'unknown';
  readonly period: ReportPeriod | null;
  /** When it was made, which may have been before its period ended; null where that is not told. */
  readonly madeAt: Date | null;
};

export type ReportSource = {
  /** All reports that the gateway holds, the newest first. */
  list(): Promise<Result<readonly HeldReport[], GatewayError>>;
  /**
   * Has the report of a period made, and answers by what number it is asked about. Asked twice there are two of the same, which
   * does no harm: so a time-out is `unavailable`.
   */
  ask(period: ReportPeriod): Promise<Result<string, GatewayError>>;
  /** What has become of one that was asked for; null where the gateway knows no such. */
  asked(reference: string): Promise<Result<HeldReport | null, GatewayError>>;
  /**
   * A ready report as it comes; what is no report by its first look is `unavailable`. Throws `CutShort` while it is read,
   * where it does not come whole.
   */
  download(name: string): Promise<Result<AsyncIterable<Uint8Array>, GatewayError>>;
};
