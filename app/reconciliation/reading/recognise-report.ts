import type { ReportFormat } from '#app/gateways/report.ts';
import { formatOfPlan } from '#app/gateways/report-by-plan.ts';
import type { ColumnPlan } from '#app/gateways/report-plan.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import { beginningOf } from './beginning.ts';
import type { FileRefusal } from './file-refusal.ts';
import { headerAmong } from './header.ts';
import type { Recognised } from './recognised.ts';

/** What the file is measured against: the gateway's own formats, then the merchant's plan, under the gateway's `name`. */
export type Known = {
  readonly name: string;
  readonly formats: readonly ReportFormat[];
  readonly plan: ColumnPlan | null;
};

/**
 * What kind of file it is: encoding, delimiter and format, by its first `HEAD_BYTES` (a workbook's bytes all); or why it cannot
 * be read. It keeps nothing.
 */
export async function recogniseReport(
  head: Uint8Array,
  known: Known,
): Promise<Result<Recognised, FileRefusal>> {
  const mapped = known.plan ? [formatOfPlan(known.name, known.plan)] : [];
  const formats = [...known.formats, ...mapped];
  const beginning = await beginningOf(head);
  if (!beginning.ok) return beginning;
  const { container, encoding, ways } = beginning.value;
  let refusal: FileRefusal = { why: 'unknown-kind' };
  for (const { delimiter, rows } of ways) {
    const found = headerAmong(rows, formats);
    if (found.ok) return ok({ container, encoding, delimiter, ...found.value });
    if (found.error.why !== 'unknown-kind') refusal = found.error;
  }
  return err(refusal);
}
