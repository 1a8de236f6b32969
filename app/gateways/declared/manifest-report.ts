import { z } from 'zod';
import { timeFormat, word } from './manifest-words.ts';

const column = z.string().min(1).max(80);

const kind = z.enum([
  'sale',
  'refund',
  'chargeback',
  'chargeback-won',
  'reversal',
  'frozen',
  'released',
  'fee',
  'fee-tax',
  'withholding',
  'payout',
  'payout-returned',
  'adjustment',
  'not-paid',
]);

/** A settlement report, told apart by its column heads: which column says what. */
export const reportSchema = z.strictObject({
  /** The column with the kind's word and what each word means; or the one kind that all lines are. */
  kind: z.union([kind, z.strictObject({ column, words: z.record(word, kind) })]),
  columns: z.strictObject({
    reference: column.optional(),
    transactionCode: column.optional(),
    operation: column.optional(),
    payout: column.optional(),
    at: column.optional(),
    currency: column.optional(),
    gross: column.optional(),
    fee: column.optional(),
    feeTax: column.optional(),
    net: column,
  }),
  /** Columns whose plain numbers are money that leaves the merchant's balance. */
  leaves: z.array(z.enum(['gross', 'fee', 'feeTax', 'net'])).max(4),
  amounts: z.enum(['decimal-point', 'decimal-comma', 'minor']),
  time: timeFormat,
});

export type ReportPlan = z.infer<typeof reportSchema>;
