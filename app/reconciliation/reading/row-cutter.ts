import type { BadRow, ReportRow } from '#app/gateways/report.ts';
import type { Result } from '#app/kernel/result.ts';
import type { FileRefusal } from './file-refusal.ts';

/** A record with its cells, or one that cannot be cut into cells. */
export type CutRow = ReportRow | BadRow;

/** Cuts text that comes in pieces of any size into records. After a refusal it is not to be asked again. */
export type RowCutter = {
  push(text: string): Result<readonly CutRow[], FileRefusal>;
  /** What the end of the file completes: a last record without a line's end. */
  end(): Result<readonly CutRow[], FileRefusal>;
};

export const isCells = (row: CutRow): row is ReportRow => 'cells' in row;
