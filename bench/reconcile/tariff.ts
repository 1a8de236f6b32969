/** What the account's gateway takes: 3.5 % and 50 céntimos, and IGV on both, each rounded half up; amounts in céntimos. */
export const feeOf = (gross: number): number => Math.floor((gross * 35 + 500) / 1000) + 50;
export const igvOf = (fee: number): number => Math.floor((fee * 18 + 50) / 100);

/** The same as SQL. */
export const feeSql = (gross: string): string => `((${gross}) * 35 + 500) / 1000 + 50`;
export const igvSql = (fee: string): string => `((${fee}) * 18 + 50) / 100`;

/** So late that nothing of the ledger is overdue yet. */
export const SETTLE_DAYS = 60;

/** The same as the shop's staff would write it on a rate card. */
export const TERMS = {
  settleDays: SETTLE_DAYS,
  cutOffMinute: 1_440,
  fee: {
    tiers: [{ upTo: null, percentPpm: 35_000, fixed: '50' }],
    minimum: null,
    maximum: null,
  },
  feeTax: { ppm: 180_000, per: 'line', rounding: 'half-up' },
  withholdings: [],
  otherFees: { refund: '0', dispute: '0', transfer: '0', monthly: '0' },
  settlesIn: null,
};
