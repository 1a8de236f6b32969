import { z } from 'zod';
import type { ReportLineKind } from '#app/gateways/report.ts';
import type { Month } from '../periods/month.ts';

/** Sums of lines, minor units of the book's currency. `amount` is before what was kept of it: amount + fee + tax = net. */
export type LineSum = {
  readonly lines: bigint;
  readonly amount: bigint;
  readonly fee: bigint;
  readonly feeTax: bigint;
  readonly net: bigint;
};

/** What the lines of one kind moved; of an earlier month than the one they are booked in, it is an adjustment. */
export type Movement = LineSum & { readonly ofMonth: Month; readonly kind: ReportLineKind };

/** Money that was paid until the end of the month and had not arrived by then, by the day on which it is due. */
export type InTransit = {
  /** Null: no rate card says when. */
  readonly dueOn: string | null;
  readonly receipts: bigint;
  readonly gross: bigint;
  readonly net: bigint;
};

/** One matter that lines of the month were or are in, and what a person decided about it. */
export type Decision = {
  readonly exceptionId: string | null;
  /** Its kind, as the glossary names exceptions. */
  readonly kind: string | null;
  readonly ofMonth: Month;
  readonly reference: string | null;
  readonly lines: bigint;
  readonly net: bigint;
  readonly how: 'open' | 'decided' | 'by-hand';
  readonly at: string | null;
  readonly by: string | null;
  /** The choice on the first line, the person's words after it (exceptions/choices). */
  readonly reason: string | null;
};

/** What a person said of money that no line need tell of: it is lost, or went back to the shopper by another way than ours. */
export type MoneyChoice = 'written-off' | 'returned-money';

export type SaidOfMoney = {
  readonly exceptionId: string;
  readonly kind: string;
  readonly reference: string | null;
  /** Below zero where what a closed month told was taken back. */
  readonly minor: bigint;
  readonly isBack: boolean;
  /** The day in Lima on which it was given up, or went back. */
  readonly onDay: string;
  /** Where the return can be looked up. */
  readonly transfer: string | null;
  readonly at: string;
  readonly by: string;
  readonly reason: string | null;
};

/** All that was said by one choice; `minor` is of all, also of those that are left out. It is in no balance. */
export type MoneySaid = {
  readonly choice: MoneyChoice;
  readonly minor: bigint;
  readonly told: readonly SaidOfMoney[];
  readonly leftOut: bigint;
};

/** A report that brought lines of the month; `told`: what its reader added up of the whole file in this currency. */
export type SourceFile = {
  readonly name: string;
  readonly sha256: string;
  readonly lines: bigint;
  readonly net: bigint;
  readonly toldLines: bigint;
  readonly toldNet: bigint;
};

/** All reports of the book against all lines that provably stand somewhere (law 11), when the facts were gathered. */
export type Proof = {
  readonly toldLines: bigint;
  readonly toldNet: bigint;
  readonly standsLines: bigint;
  readonly standsNet: bigint;
};

export type Standing = 'matched' | 'exception' | 'decided';

/** What a month of a book is stated by. Kept with a month when it is closed, it never changes again. */
export type Facts = {
  readonly opening: bigint;
  readonly closing: bigint;
  readonly movements: readonly Movement[];
  readonly standings: readonly {
    readonly standing: Standing;
    readonly lines: bigint;
    readonly net: bigint;
  }[];
  readonly inTransit: readonly InTransit[];
  readonly decisions: readonly Decision[];
  /** How many more there are than are told. */
  readonly decisionsLeftOut: bigint;
  readonly moneySaid: readonly MoneySaid[];
  readonly files: readonly SourceFile[];
  readonly proof: Proof;
};

const whole = z
  .string()
  .regex(/^-?\d{1,19}$/)
  .transform(BigInt);
const text = z.string().nullable();
const month = z.string().regex(/^\d{4}-\d\d$/);
const kind = z.string().transform((name) => name as ReportLineKind);
const counted = { lines: whole, net: whole };

const moneySaid = z.object({
  choice: z.enum(['written-off', 'returned-money']),
  minor: whole,
  told: z.array(
    z.object({
      exceptionId: z.string(),
      kind: z.string(),
      reference: text,
      minor: whole,
      isBack: z.boolean(),
      onDay: z.string(),
      transfer: text,
      at: z.string(),
      by: z.string(),
      reason: text,
    }),
  ),
  leftOut: whole,
});

const facts = z.object({
  opening: whole,
  closing: whole,
  movements: z.array(
    z.object({ ...counted, kind, ofMonth: month, amount: whole, fee: whole, feeTax: whole }),
  ),
  standings: z.array(
    z.object({ ...counted, standing: z.enum(['matched', 'exception', 'decided']) }),
  ),
  inTransit: z.array(z.object({ dueOn: text, receipts: whole, gross: whole, net: whole })),
  decisions: z.array(
    z.object({
      ...counted,
      exceptionId: text,
      kind: text,
      ofMonth: month,
      reference: text,
      how: z.enum(['open', 'decided', 'by-hand']),
      at: text,
      by: text,
      reason: text,
    }),
  ),
  decisionsLeftOut: whole,
  // Months that were closed before it was told have none.
  moneySaid: z.array(moneySaid).default([]),
  files: z.array(
    z.object({
      ...counted,
      name: z.string(),
      sha256: z.string(),
      toldLines: whole,
      toldNet: whole,
    }),
  ),
  proof: z.object({ toldLines: whole, toldNet: whole, standsLines: whole, standsNet: whole }),
});

/** As they are kept: JSON has no integers that hold every amount, so each is text. */
export const keptFacts = (kept: Facts): string =>
  JSON.stringify(kept, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));

/** The reverse. What was kept in another form is a bug, and throws. */
export const readFacts = (kept: unknown): Facts => facts.parse(kept);

/** The kinds in the order in which a statement tells them: what came in, what went out, what was kept, what was paid out. */
export const KIND_ORDER: readonly ReportLineKind[] = [
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
  'adjustment',
  'not-paid',
  'unknown',
  'payout',
  'payout-returned',
];

/** Movements of the month itself, and those of earlier ones that came too late for them. */
export const ownMovements = ({ movements }: Facts, of: Month): readonly Movement[] =>
  movements.filter(({ ofMonth }) => ofMonth === of);
export const adjustments = ({ movements }: Facts, of: Month): readonly Movement[] =>
  movements.filter(({ ofMonth }) => ofMonth !== of);

/** Σ of several sums. */
export const sumOf = (rows: readonly LineSum[]): LineSum =>
  rows.reduce<LineSum>(
    (sum, row) => ({
      lines: sum.lines + row.lines,
      amount: sum.amount + row.amount,
      fee: sum.fee + row.fee,
      feeTax: sum.feeTax + row.feeTax,
      net: sum.net + row.net,
    }),
    { lines: 0n, amount: 0n, fee: 0n, feeTax: 0n, net: 0n },
  );

/** What the reports told less what stands somewhere: zero, or money is out of sight. */
export const differenceOf = ({ proof }: Facts): bigint => proof.toldNet - proof.standsNet;
