import { type ColumnPlan, columnPlan } from '#app/gateways/report-plan.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';

/** What must be mended in a plan, by its path: `columns.net`. */
export type PlanFaults = { readonly why: 'wrong-fields'; readonly fields: readonly string[] };

/** A plan as it was sent; or which of its parts cannot be so. */
export function parsePlan(sent: unknown): Result<ColumnPlan, PlanFaults> {
  const read = columnPlan.safeParse(sent);
  if (!read.success) {
    const fields = read.error.issues.map(({ path }) => path.slice(0, 2).join('.'));
    return err({ why: 'wrong-fields', fields: [...new Set(fields)] });
  }
  const fields = [...whatNamesNothing(read.data), ...whatIsNoKind(read.data)];
  return fields.length === 0 ? ok(read.data) : err({ why: 'wrong-fields', fields });
}

/** A sale is found by a reference or by our own code, and by nothing else: never by amount and date. */
function whatNamesNothing({ kind, columns }: ColumnPlan): readonly string[] {
  const kinds = typeof kind === 'string' ? [kind] : Object.values(kind.words);
  const named = columns.reference !== undefined || columns.transactionCode !== undefined;
  return kinds.includes('sale') && !named ? ['columns.reference'] : [];
}

const whatIsNoKind = ({ kind }: ColumnPlan): readonly string[] =>
  typeof kind !== 'string' && Object.keys(kind.words).length === 0 ? ['kind.words'] : [];
