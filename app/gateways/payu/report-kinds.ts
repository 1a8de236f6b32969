import type { ReportLineKind } from '../report.ts';

/** What an approved transaction of a type does to the merchant's money. */
const APPROVED: Readonly<Record<string, ReportLineKind>> = {
  AUTHORIZATION_AND_CAPTURE: 'sale',
  CAPTURE: 'sale',
  REFUND: 'refund',
  PARTIAL_REFUND: 'refund',
  CHARGEBACK: 'chargeback',
};

/** States in which no money moved. */
const NO_MONEY = new Set(['PENDING', 'SUBMITTED', 'EXPIRED', 'DECLINED', 'ERROR']);

/** What one transaction says of the merchant's money; words that stand in no document are `unknown`. */
export function kindOf(type: string, state: string): ReportLineKind {
  if (NO_MONEY.has(state)) return 'not-paid';
  if (state !== 'APPROVED' || !Object.hasOwn(APPROVED, type)) return 'unknown';
  return APPROVED[type] ?? 'unknown';
}
