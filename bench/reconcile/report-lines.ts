import { type Ledger, paidCode, paymentAt } from './ledger.ts';
import { feeOf, igvOf } from './tariff.ts';

/** What a line of the report is; a hundred lines in a row have one of each trouble, and one payout that pays all the others. */
export type Sort =
  | 'sale'
  | 'mismatch'
  | 'unknown'
  | 'duplicate'
  | 'chargeback'
  | 'refund'
  | 'fee'
  | 'payout';

export const HUNDRED = 100;

const TROUBLES: ReadonlyMap<number, Sort> = new Map([
  [93, 'mismatch'],
  [94, 'unknown'],
  [95, 'duplicate'],
  [96, 'chargeback'],
  [97, 'refund'],
  [98, 'fee'],
  [99, 'payout'],
]);

const sortAt = (place: number): Sort => TROUBLES.get(place % HUNDRED) ?? 'sale';

/** Places of the sales that a chargeback or a refund of the same hundred takes back, and that the duplicate repeats. */
export const TAKEN_BACK = { chargeback: 86, refund: 77, duplicate: 90 } as const;

/** One line, amounts in céntimos with the sign of their movement. */
export type Line = {
  readonly place: number;
  readonly sort: Sort;
  readonly at: string;
  readonly reference: string;
  readonly transactionCode: string;
  readonly operation: string;
  readonly gross: number;
  readonly fee: number;
  readonly igv: number;
  readonly net: number;
};

/** What a wrong sale is wrong by. */
const WRONG_BY = 100;

/** The lines of one hundred, in the order of the file. */
export function hundredOf(ledger: Ledger, hundred: number): Line[] {
  const first = hundred * HUNDRED;
  const lines = Array.from({ length: HUNDRED - 1 }, (_, at) => lineAt(ledger, first + at));
  const net = lines.reduce((sum, line) => sum + line.net, 0);
  const { paidAt: at } = paidCode(ledger, first);
  return [...lines, { ...NOBODYS, place: first + HUNDRED - 1, sort: 'payout', at, net: -net }];
}

const NOBODYS = { reference: '', transactionCode: '', operation: '', gross: 0, fee: 0, igv: 0 };

function lineAt(ledger: Ledger, place: number): Line {
  const sort = sortAt(place);
  const { amount, paidAt: at, ...names } = paidCode(ledger, paymentAt(toldPlace(place, sort)));
  const common = { ...names, place, sort, at };
  switch (sort) {
    case 'fee':
      return { ...common, ...NOBODYS, ...moved(0, 300) };
    case 'unknown':
      return { ...common, reference: `9${names.reference}`, transactionCode: '', ...moved(amount) };
    case 'mismatch':
      return { ...common, ...moved(amount - WRONG_BY) };
    case 'chargeback':
    case 'refund':
      return { ...common, gross: -amount, fee: 0, igv: 0, net: -amount };
    default:
      return { ...common, ...moved(amount) };
  }
}

/** The place of the sale that a line is about. */
const toldPlace = (place: number, sort: Sort): number =>
  sort in TAKEN_BACK
    ? place - (place % HUNDRED) + TAKEN_BACK[sort as keyof typeof TAKEN_BACK]
    : place;

function moved(gross: number, fee = feeOf(gross)) {
  const igv = igvOf(fee);
  return { gross, fee: -fee, igv: -igv, net: gross - fee - igv };
}
