import { z } from 'zod';

/** Minor units, as text in JSON: an amount is never a float (law 1). */
const minor = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform((digits) => BigInt(digits));
const partsPerMillion = z.int().min(0).max(1_000_000);

const tier = z.strictObject({
  /** Up to and including this amount; null in the last tier. */
  upTo: minor.nullable(),
  percentPpm: partsPerMillion,
  fixed: minor,
});

/** By its amount a payment falls into one tier, and that tier's rate holds for all of it. */
const tiers = z
  .array(tier)
  .min(1)
  .max(20)
  .refine(
    (rows) => rows.every(({ upTo }, place) => (upTo === null) === (place === rows.length - 1)),
    {
      error: 'the last tier, and no other, is open above',
    },
  )
  .refine((rows) => rows.every(({ upTo }, place) => isAbove(upTo, rows[place - 1]?.upTo)), {
    error: 'tiers rise',
  });

const isAbove = (limit: bigint | null, before: bigint | null | undefined): boolean =>
  limit === null || before === null || before === undefined || limit > before;

const fee = z
  .strictObject({ tiers, minimum: minor.nullable(), maximum: minor.nullable() })
  .refine(({ minimum, maximum }) => minimum === null || maximum === null || minimum <= maximum, {
    error: 'the minimum is no more than the maximum',
    path: ['minimum'],
  });

const withholding = z.strictObject({
  name: z.string().trim().min(1).max(60),
  ppm: partsPerMillion,
  of: z.enum(['gross', 'fee']),
});

const termsSchema = z.strictObject({
  /** Business days from the day on which a payment counts to the day on which its money is there. */
  settleDays: z.int().min(0).max(60),
  /** The first minute of the day in Lima that counts for the next business day; 1440: there is no cut-off. */
  cutOffMinute: z.int().min(0).max(1_440),
  fee,
  /** IGV on all fees. Per batch: exact sums of one day's payments are rounded once, as an invoice over them is. */
  feeTax: z.strictObject({
    ppm: partsPerMillion,
    per: z.enum(['line', 'batch']),
    rounding: z.literal('half-up'),
  }),
  withholdings: z.array(withholding).max(10),
  /** What else costs, before tax: for each refund, dispute and transfer, and each month. */
  otherFees: z.strictObject({ refund: minor, dispute: minor, transfer: minor, monthly: minor }),
  /** The currency that the bank receives where it is another, and what the gateway keeps of its rate. */
  settlesIn: z
    .strictObject({ currency: z.string().regex(/^[A-Z]{3}$/), marginPpm: partsPerMillion })
    .nullable(),
});

/** What an account costs and when it pays out. Minor units are of the card's currency. */
export type Terms = Readonly<z.infer<typeof termsSchema>>;

/** A field that cannot stand, and why: `fee.tiers.0.percentPpm`. */
export type TermsFault = { readonly path: string; readonly why: string };

/** Reads terms as they are kept or sent. */
export function parseTerms(
  value: unknown,
):
  | { readonly ok: true; readonly value: Terms }
  | { readonly ok: false; readonly error: readonly TermsFault[] } {
  const read = termsSchema.safeParse(value);
  if (read.success) return { ok: true, value: read.data };
  const error = read.error.issues.map(({ path, message }) => ({
    path: path.join('.'),
    why: message,
  }));
  return { ok: false, error };
}

/** As JSON keeps a value: each amount as its digits. */
type Kept<Value> = Value extends bigint
  ? string
  : Value extends object
    ? { [Key in keyof Value]: Kept<Value[Key]> }
    : Value;

/** Terms as they are kept; `parseTerms` reads them again. */
export const writeTerms = (terms: Terms): Kept<Terms> =>
  JSON.parse(
    JSON.stringify(terms, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)),
  ) as Kept<Terms>;
