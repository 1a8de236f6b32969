import type { ReportLineKind } from '../report.ts';

/** A detail's meaning where it does not hang on the group that it stands in. */
const CONCEPTS: Readonly<Record<string, ReportLineKind>> = {
  'PayU Fee': 'fee',
  'Fee VAT': 'fee-tax',
  'Wire transfer fee': 'fee',
  // In the one sample with a fee it is 1235.00 beside 6500.00: Colombia's 19 % on it, whatever its name says.
  'Fee for transfer to bank account': 'fee-tax',
  'ICA withholding': 'withholding',
  'Sales withholding': 'withholding',
  'Withholding VAT': 'withholding',
  'Wire transfer': 'payout',
  'Wire transfer reversion': 'payout-returned',
  'Frozen funds': 'frozen',
  'Release frozen funds': 'released',
};

/** What `Sale` means by its group and side. */
const SALES: Readonly<Record<string, ReportLineKind>> = {
  'Sale credit': 'sale',
  'Reversion debit': 'refund',
  'Chargeback debit': 'chargeback',
};

/** What a detail of the statement says of the merchant's money; what is in no sample is `unknown`. */
export function conceptKind(detail: {
  readonly group: string;
  readonly concept: string;
  readonly side: 'credit' | 'debit';
}): ReportLineKind {
  const { group, concept, side } = detail;
  const sale = `${group} ${side}`;
  if (concept === 'Sale')
    return Object.hasOwn(SALES, sale) ? (SALES[sale] ?? 'unknown') : 'unknown';
  return Object.hasOwn(CONCEPTS, concept) ? (CONCEPTS[concept] ?? 'unknown') : 'unknown';
}
