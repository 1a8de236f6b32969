import type { Trouble } from './calendar.ts';

/** A code as the gateway was paid for it; amounts in céntimos. */
export type Sold = {
  readonly reference: string;
  readonly transactionCode: string;
  readonly operation: string;
  readonly minor: number;
};

/** The gateway's words for what moved the shop's balance. */
export type Word =
  | 'VENTA'
  | 'CONTRACARGO'
  | 'RETENCION'
  | 'DEVOLUCION'
  | 'AJUSTE'
  | 'COSTO DE TRANSFERENCIA'
  | 'ABONO';

/** A line of a settlement, each amount with the sign of its own movement. */
export type Line = Partial<Omit<Sold, 'minor'>> & {
  readonly word: Word;
  readonly currency: 'PEN' | 'USD';
  readonly gross: number;
  readonly fee: number;
  readonly igv: number;
  /** Null: the gateway's file is spoiled there. */
  readonly net: number | null;
  /** False: what it moves is in no payout yet. */
  readonly paidOut: boolean;
};

const COST_OF_TRANSFER = 300;
const IGV_ON_TRANSFER = 54;

/** What the gateway takes of a sale: 3.49 % and one sol, and IGV on both. */
function sale(sold: Sold, gross = sold.minor, overcharged = 0): Line & { readonly net: number } {
  const { minor: _, ...names } = sold;
  const fee = Math.floor((gross * 349 + 5_000) / 10_000) + 100 + overcharged;
  const igv = Math.floor((fee * 18 + 50) / 100);
  const moved = { gross, fee: -fee, igv: -igv, net: gross - fee - igv };
  return { ...names, word: 'VENTA', currency: 'PEN', ...moved, paidOut: true };
}

/** The same as the shop's staff writes it on a rate card. */
export const TERMS = {
  settleDays: 4,
  cutOffMinute: 1_440,
  fee: { tiers: [{ upTo: null, percentPpm: 34_900, fixed: '100' }], minimum: null, maximum: null },
  feeTax: { ppm: 180_000, per: 'line', rounding: 'half-up' },
  withholdings: [],
  otherFees: { refund: '0', dispute: '0', transfer: `${COST_OF_TRANSFER}`, monthly: '0' },
  settlesIn: null,
};

const movement = (word: Word, net: number): Line & { readonly net: number } => ({
  word,
  currency: 'PEN',
  gross: 0,
  fee: 0,
  igv: 0,
  net,
  paidOut: true,
});

/** What left the balance again of a sale that came in. */
function takenBack(word: Word, sold: Sold): Line {
  const { minor, ...names } = sold;
  return { ...movement(word, -minor), ...names, gross: -minor };
}

/** What a settlement tells of the sales of one day. */
type Telling = (sales: readonly Sold[]) => readonly Line[];

const told: Telling = (sales) => sales.map((sold) => sale(sold));

const at = (sales: readonly Sold[], nth: number): Sold => {
  const sold = sales[nth];
  if (!sold) throw new Error(`the day sold only ${sales.length}`);
  return sold;
};

const NO_CODE_OF_OURS: Sold = {
  reference: '990000417',
  transactionCode: '',
  operation: '8800417',
  minor: 7_990,
};

const TROUBLES: Readonly<Record<Trouble, Telling>> = {
  // One is left out, one charged too much for, one disputed, one held back, and one is no code of the shop.
  first: (sales) => [
    ...told(sales.slice(2)),
    sale(at(sales, 1), at(sales, 1).minor, 60),
    takenBack('CONTRACARGO', at(sales, 3)),
    takenBack('RETENCION', at(sales, 4)),
    sale(NO_CODE_OF_OURS),
  ],
  // Told twice, told again in dollars, given back without a refund, a word that says nothing, and a row that is spoiled.
  second: (sales) => [
    ...told(sales),
    sale(at(sales, 0)),
    { ...sale(at(sales, 1), 2_500), currency: 'USD', paidOut: false },
    takenBack('DEVOLUCION', at(sales, 2)),
    movement('AJUSTE', -1_250),
    { ...sale(NO_CODE_OF_OURS), reference: '990000533', net: null, paidOut: false },
  ],
  // Told with another amount.
  last: (sales) => [sale(at(sales, 0), at(sales, 0).minor - 500), ...told(sales.slice(1))],
};

/** The lines of a settlement, and its payout to the bank, which is what all others come to; the last is still to be sent. */
export function settle(sales: readonly Sold[], trouble: Trouble | null): readonly Line[] {
  const lines = (trouble === null ? told : TROUBLES[trouble])(sales);
  if (trouble === 'last') return lines;
  const paid = [...lines, movement('COSTO DE TRANSFERENCIA', -COST_OF_TRANSFER - IGV_ON_TRANSFER)];
  const sum = paid.reduce((so, { net, paidOut }) => so + (paidOut ? (net ?? 0) : 0), 0);
  return [...paid, movement('ABONO', -sum)];
}

/** What a settlement sent to the bank. */
export const sentOf = (lines: readonly Line[]): number =>
  -(lines.find(({ word }) => word === 'ABONO')?.net ?? 0);
