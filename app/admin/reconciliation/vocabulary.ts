import type { ReportLineKind } from '#app/gateways/report.ts';

/** What a line says of the money, in the order in which people look for it. */
export const LINE_KINDS = [
  'sale',
  'refund',
  'chargeback',
  'chargeback-won',
  'reversal',
  'fee',
  'fee-tax',
  'withholding',
  'frozen',
  'released',
  'payout',
  'payout-returned',
  'adjustment',
  'not-paid',
  'unknown',
] as const satisfies readonly ReportLineKind[];

/** Where a line stands (law 11). */
export const STANDINGS = ['matched', 'exception', 'decided', 'informs'] as const;
export type Standing = (typeof STANDINGS)[number];

/** The saved views of the list: which standing each shows; null is all. */
export const VIEWS = {
  all: null,
  exceptions: 'exception',
  matched: 'matched',
  decided: 'decided',
  informs: 'informs',
} as const satisfies Record<string, Standing | null>;

export type View = keyof typeof VIEWS;
export const VIEW_NAMES = Object.keys(VIEWS) as readonly View[];

/** How a line found its place, as the matching names it. */
export const RULES = [
  'reference',
  'code',
  'transaction-code',
  'operation',
  'payout',
  'account-fee',
  'nothing-moved',
  'by-hand',
  'decision',
] as const;

export const isView = (text: string | null): text is View => text !== null && text in VIEWS;
export const isLineKind = (text: string | null): text is ReportLineKind =>
  (LINE_KINDS as readonly (string | null)[]).includes(text);
