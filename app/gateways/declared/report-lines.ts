import type { ReportFormat } from '../report.ts';
import { formatOfPlan } from '../report-by-plan.ts';
import type { Manifest } from './manifest.ts';

/** The manifest's report as a format. One that names no currency is in the account's, else in the gateway's first. */
export function reportFormatOf(manifest: Manifest): readonly ReportFormat[] {
  const [own] = manifest.currencies;
  return manifest.report ? [formatOfPlan(manifest.key, manifest.report, own)] : [];
}
