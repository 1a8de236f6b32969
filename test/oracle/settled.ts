/**
 * Where each line of a report belongs, found the slow way: by looking at every line and every receipt, in plain loops. It
 * knows nothing of the product; what it says is what the documents say (law 11).
 */

export type LedgerReceipt = {
  readonly id: string;
  readonly minor: number;
  readonly operation: string | null;
  readonly reversed: boolean;
  /** In the order in which they were paid. */
  readonly place: number;
};
export type LedgerCode = {
  readonly reference: string;
  readonly code: string;
  readonly transactionCode: string;
  readonly receipts: readonly LedgerReceipt[];
  readonly refunds: readonly number[];
};
export type ToldLine = {
  readonly kind: string;
  readonly reference: string | null;
  readonly transactionCode: string | null;
  readonly operation: string | null;
  readonly payout: string | null;
  /** Sortable, and different for lines that differ. */
  readonly at: string;
  readonly minor: number;
};
/** `in`: the kind of the exception and what it is about; null where the line is matched. */
export type Place = { readonly receipt: string | null; readonly in: string | null };

const OF_PAYMENT = ['sale', 'refund', 'reversal', 'chargeback', 'chargeback-won'];
const OF_EITHER = ['frozen', 'released', 'fee', 'fee-tax', 'withholding'];
const total = (lines: readonly ToldLine[]): number =>
  lines.reduce((sum, line) => sum + line.minor, 0);
const first = <T>(all: readonly T[], is: (one: T) => boolean): T | null => all.find(is) ?? null;

function codeOf(line: ToldLine, ledger: readonly LedgerCode[]): LedgerCode | null {
  const { reference, transactionCode } = line;
  const byCode = ledger.filter((one) => one.code === reference);
  return (
    first(ledger, (one) => one.reference === reference) ??
    (reference !== null && byCode.length === 1 ? (byCode[0] ?? null) : null) ??
    first(ledger, (one) => one.transactionCode === transactionCode)
  );
}

/** Which receipt of its code each line is about. */
function receiptsOf(lines: readonly ToldLine[], code: LedgerCode): Map<ToldLine, LedgerReceipt> {
  const chosen = new Map<ToldLine, LedgerReceipt>();
  const ranked = [...code.receipts].sort((a, b) =>
    a.reversed === b.reversed ? a.place - b.place : a.reversed ? 1 : -1,
  );
  const [best] = ranked;
  if (!best) return chosen;
  if (ranked.length > 1) {
    for (const line of lines) {
      const named = line.operation && first(ranked, (one) => one.operation === line.operation);
      if (named) chosen.set(line, named);
    }
    const isFree = (one: LedgerReceipt) =>
      !lines.some((line) => line.kind === 'sale' && chosen.get(line) === one);
    const free = ranked.filter(isFree);
    for (const line of lines) {
      if (line.kind !== 'sale' || chosen.has(line)) continue;
      const at = free.findIndex((one) => one.minor === line.minor);
      if (at >= 0) chosen.set(line, free.splice(at, 1)[0] ?? best);
    }
  }
  for (const line of lines) if (!chosen.has(line)) chosen.set(line, best);
  return chosen;
}

/** The lines beyond what came in, each with its kind of trouble. */
function judgeSales(sales: readonly ToldLine[], owed: number): Map<ToldLine, string> {
  const wrong = new Map<ToldLine, string>();
  if (total(sales) === owed) return wrong;
  const alone = first(sales, (line) => line.minor === owed);
  let together = 0;
  for (let count = 1; count <= sales.length; count += 1)
    if (total(sales.slice(0, count)) === owed) together = count;
  for (const [at, line] of sales.entries()) {
    if (alone ? line === alone : at < together) continue;
    wrong.set(line, alone || together > 0 ? 'DUPLICATE_LINE' : 'AMOUNT_MISMATCH');
  }
  return wrong;
}

/** Lines of two kinds that undo each other, one to one by amount, or all that is left together. */
function unpaired(out: readonly ToldLine[], back: readonly ToldLine[]): readonly ToldLine[] {
  const left = [...back];
  const alone = out.filter((line) => {
    const at = left.findIndex((other) => other.minor === -line.minor);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return total([...alone, ...left]) === 0 ? [] : [...alone, ...left];
}

function unrefunded(lines: readonly ToldLine[], refunds: readonly number[]): readonly ToldLine[] {
  const left = [...refunds];
  const alone = lines.filter((line) => {
    const at = left.indexOf(-line.minor);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return left.length === 1 && total(alone) === -(left[0] ?? 0) ? [] : alone;
}

function judgeCode(lines: readonly ToldLine[], code: LedgerCode): Map<ToldLine, Place> {
  const chosen = receiptsOf(lines, code);
  const places = new Map<ToldLine, Place>();
  for (const line of lines) places.set(line, { receipt: chosen.get(line)?.id ?? null, in: null });
  const blame = (line: ToldLine, kind: string) => {
    const receipt = chosen.get(line)?.id ?? null;
    places.set(line, { receipt, in: `${kind} receipt:${receipt}` });
  };
  for (const receipt of code.receipts) {
    const own = (kind: string) =>
      lines.filter((line) => line.kind === kind && chosen.get(line) === receipt);
    for (const [line, kind] of judgeSales(own('sale'), receipt.minor)) blame(line, kind);
    for (const line of unpaired(own('frozen'), own('released'))) blame(line, 'FROZEN_FUNDS');
    for (const line of unpaired(own('chargeback'), own('chargeback-won')))
      blame(line, 'CHARGEBACK');
    let known = receipt.reversed;
    for (const line of own('reversal')) {
      if (known && -line.minor === receipt.minor) known = false;
      else blame(line, 'REFUND_MISMATCH');
    }
  }
  const refunds = lines.filter(({ kind }) => kind === 'refund');
  for (const line of unrefunded(refunds, code.refunds)) blame(line, 'REFUND_MISMATCH');
  return places;
}

function judgeAlone(line: ToldLine, at: number): Place {
  const about = line.reference ?? line.transactionCode;
  const asksForPayment =
    OF_PAYMENT.includes(line.kind) || (OF_EITHER.includes(line.kind) && about !== null);
  if (asksForPayment)
    return {
      receipt: null,
      in: `UNKNOWN_PAYMENT ${about === null ? `line:${at}` : `reference:${about}`}`,
    };
  if (line.kind === 'frozen' || line.kind === 'released')
    return { receipt: null, in: `FROZEN_FUNDS line:${at}` };
  return { receipt: null, in: null };
}

/** Where every line belongs, by its place in the list. */
export function settle(
  lines: readonly ToldLine[],
  ledger: readonly LedgerCode[],
): readonly Place[] {
  const sorted = [...lines].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const places = new Map<ToldLine, Place>();
  for (const code of ledger) {
    const own = sorted.filter((line) => codeOf(line, ledger) === code);
    if (code.receipts.length === 0) continue;
    for (const [line, place] of judgeCode(own, code)) places.set(line, place);
  }
  return lines.map((line, at) => {
    if (line.kind === 'adjustment')
      return { receipt: places.get(line)?.receipt ?? null, in: `UNKNOWN_ROW line:${at}` };
    return places.get(line) ?? judgeAlone(line, at);
  });
}
