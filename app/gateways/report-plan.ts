import { z } from 'zod';
import { timeFormat } from './time-format.ts';

const column = z.string().trim().min(1).max(80);

/** A gateway's own word for a kind of line. */
const word = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[^\p{Cc}]+$/u, { error: 'control-characters' });

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

/**
 * Which column of a settlement report says what: told by a declared gateway's manifest, or once by the merchant where his
 * gateway publishes no format. A report is told apart by these heads.
 */
export const columnPlan = z.strictObject({
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
  /** `decimal-point`: `1,234.56`; `decimal-comma`: `1.234,56`; `minor`: céntimos. */
  amounts: z.enum(['decimal-point', 'decimal-comma', 'minor']),
  time: timeFormat,
  /** How many lines may stand before the heads, where the report opens with a title. */
  linesBefore: z.int().min(0).max(30).optional(),
});

export type ColumnPlan = z.infer<typeof columnPlan>;
