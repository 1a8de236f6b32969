import type { AccountId } from '#app/kernel/ids.ts';
import type { ComparedCode } from './codes.store.server.ts';
import type { DayFigures, Trouble } from './day-rows.store.server.ts';
import type { JudgedCode, Matter } from './tally.ts';

/** What one account and currency came to on a day, as it is added up. */
export type DayBook = {
  readonly accountId: AccountId;
  readonly currency: string;
  trouble: Trouble | null;
  corrected: number;
  readonly judged: JudgedCode[];
};

export type DayBooks = Map<string, DayBook>;

/** The book that a code belongs into; begun with its first code. */
export function bookOf(
  books: DayBooks,
  { accountId, currency }: Pick<ComparedCode, 'accountId' | 'currency'>,
): DayBook {
  const key = `${accountId} ${currency}`;
  const book = books.get(key) ?? { accountId, currency, trouble: null, corrected: 0, judged: [] };
  books.set(key, book);
  return book;
}

/** The figures of a book, once it is known which matters wait for a person: what one decided is explained. */
export function figuresOf(
  { judged, corrected }: Pick<DayBook, 'judged' | 'corrected'>,
  isOpen: (matter: Matter) => boolean,
): DayFigures {
  const open = (code: JudgedCode) => code.matters.filter(isOpen);
  const standing = (code: JudgedCode) =>
    code.is === 'differs' && open(code).length === 0 ? 'explained' : code.is;
  const count = (is: JudgedCode['is']) => judged.filter((code) => standing(code) === is).length;
  return {
    codes: judged.length,
    corrected,
    unclear: count('unclear'),
    underWay: count('under-way'),
    explained: count('explained'),
    differing: count('differs'),
    differences: countKinds(judged.flatMap(open)),
    gateway: sumOf(judged.map(({ gateway }) => gateway)),
    app: appSum(judged),
    shopify: refundedSum(judged.map(({ shopify }) => shopify)),
  };
}

function countKinds(matters: readonly Matter[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { kind } of matters) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

type Sum = { readonly paid: number; readonly minor: bigint };
type RefundedSum = Sum & { readonly refunded: bigint };

/** The sum of a side, or null where it could not be asked. */
function sumOf(sums: readonly (Sum | null)[]): Sum | null {
  let total: Sum = { paid: 0, minor: 0n };
  for (const sum of sums) {
    if (sum === null) return null;
    total = { paid: total.paid + sum.paid, minor: total.minor + sum.minor };
  }
  return total;
}

function refundedSum(sums: readonly (RefundedSum | null)[]): RefundedSum | null {
  const total = sumOf(sums);
  return (
    total && { ...total, refunded: sums.reduce((sum, one) => sum + (one?.refunded ?? 0n), 0n) }
  );
}

const appSum = (judged: readonly JudgedCode[]): RefundedSum =>
  refundedSum(judged.map(({ app }) => app)) ?? { paid: 0, minor: 0n, refunded: 0n };
