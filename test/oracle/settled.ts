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
  /** Whose it is: a payment may have been paid by several codes, and a code may have the money of two payments. */
  readonly payment: string;
  /** What the gateway was to keep of it; null where no card says so. */
  readonly fee: number | null;
};
export type LedgerRefund = {
  readonly id: string;
  readonly payment: string;
  readonly minor: number;
};
export type LedgerCode = {
  readonly reference: string;
  readonly code: string;
  readonly transactionCode: string;
  readonly receipts: readonly LedgerReceipt[];
};
/** Refunds in the order in which they were opened. */
export type Ledger = {
  readonly codes: readonly LedgerCode[];
  readonly refunds: readonly LedgerRefund[];
};
export type ToldLine = {
  readonly kind: string;
  readonly reference: string | null;
  readonly transactionCode: string | null;
  readonly operation: string | null;
  readonly payout: string | null;
  /** Sortable, and different for lines that differ. */
  readonly at: string;
  /** As the shopper knows it, before fees. */
  readonly minor: number;
  /** What its own row says was kept of it, negative; null where it says nothing. */
  readonly fee: number | null;
};
/** `in`: the kind of the exception and what it is about; null where the line is matched. */
export type Place = {
  readonly receipt: string | null;
  readonly refund: string | null;
  readonly rule: string | null;
  readonly in: string | null;
};
/** `arrived`: the day of the last sale of each receipt that is waited for no more. `fees`: receipts that cost something else. */
export type Settled = {
  readonly places: readonly Place[];
  readonly arrived: ReadonlyMap<string, string>;
  readonly fees: readonly string[];
};

const OF_PAYMENT = ['sale', 'refund', 'reversal', 'chargeback', 'chargeback-won'];
const FEES = ['fee', 'fee-tax', 'withholding'];
const OF_EITHER = ['frozen', 'released', ...FEES];
const total = (lines: readonly ToldLine[]): number =>
  lines.reduce((sum, line) => sum + line.minor, 0);
const first = <T>(all: readonly T[], is: (one: T) => boolean): T | null => all.find(is) ?? null;

function codeOf(line: ToldLine, ledger: readonly LedgerCode[]): [LedgerCode, string] | null {
  const { reference, transactionCode } = line;
  const own = first(ledger, (one) => one.reference === reference);
  if (own) return [own, 'reference'];
  const printed = first(ledger, (one) => one.code === reference);
  if (printed) return [printed, 'code'];
  const ours = first(ledger, (one) => one.transactionCode === transactionCode);
  return ours && [ours, 'transaction-code'];
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

/** The refund of each line of one payment, where there is one: equal amounts, or all that is left of both. */
function refundsOf(
  lines: readonly ToldLine[],
  refunds: readonly LedgerRefund[],
): Map<ToldLine, string> {
  const found = new Map<ToldLine, string>();
  const left = [...refunds];
  for (const line of lines) {
    const at = left.findIndex(({ minor }) => minor === -line.minor);
    if (at >= 0) found.set(line, left.splice(at, 1)[0]?.id ?? '');
  }
  const alone = lines.filter((line) => !found.has(line));
  const [only, ...more] = left;
  if (only && more.length === 0 && total(alone) === -only.minor)
    for (const line of alone) found.set(line, only.id);
  return found;
}

/** A line whose payment is known: of which receipt, and found how. */
type Owned = { receipt: LedgerReceipt; rule: string; refund: string | null; in: string | null };

function judgeReceipt(receipt: LedgerReceipt, owned: ReadonlyMap<ToldLine, Owned>): void {
  const own = (kind: string) =>
    [...owned.keys()].filter((line) => line.kind === kind && owned.get(line)?.receipt === receipt);
  const blame = (line: ToldLine, kind: string) => {
    const place = owned.get(line);
    if (place) place.in = `${kind} receipt:${receipt.id}`;
  };
  for (const [line, kind] of judgeSales(own('sale'), receipt.minor)) blame(line, kind);
  for (const line of unpaired(own('frozen'), own('released'))) blame(line, 'FROZEN_FUNDS');
  for (const line of unpaired(own('chargeback'), own('chargeback-won'))) blame(line, 'CHARGEBACK');
  let known = receipt.reversed;
  for (const line of own('reversal')) {
    if (known && -line.minor === receipt.minor) known = false;
    else blame(line, 'REFUND_MISMATCH');
  }
}

/** Whether a receipt cost something else than its card says. A fee that was given back is no other fee. */
function costsOtherwise(receipt: LedgerReceipt, owned: ReadonlyMap<ToldLine, Owned>): boolean {
  const own = [...owned].filter(([, place]) => place.receipt === receipt);
  const sales = own.filter(([{ kind }, place]) => kind === 'sale' && place.in === null);
  const kept = [
    ...sales.flatMap(([{ fee }]) => (fee === null ? [] : [fee])),
    ...own.flatMap(([{ kind, minor }]) => (FEES.includes(kind) ? [minor] : [])),
  ];
  if (receipt.fee === null || sales.length === 0 || kept.length === 0) return false;
  const sum = (all: readonly number[]) => -all.reduce((so, one) => so + one, 0);
  return sum(kept) !== receipt.fee && sum(kept.filter((one) => one < 0)) !== receipt.fee;
}

function judgeAlone(line: ToldLine, at: number): Place {
  const about = line.reference ?? line.transactionCode;
  const asksForPayment =
    OF_PAYMENT.includes(line.kind) || (OF_EITHER.includes(line.kind) && about !== null);
  const none = { receipt: null, refund: null, rule: null };
  if (asksForPayment)
    return {
      ...none,
      in: `UNKNOWN_PAYMENT ${about === null ? `line:${at}` : `reference:${about}`}`,
    };
  if (line.kind === 'frozen' || line.kind === 'released')
    return { ...none, in: `FROZEN_FUNDS line:${at}` };
  return { ...none, rule: 'account-fee', in: null };
}

/** The lines whose payment is known, each with its receipt. */
function ownedOf(sorted: readonly ToldLine[], codes: readonly LedgerCode[]): Map<ToldLine, Owned> {
  const owned = new Map<ToldLine, Owned>();
  for (const code of codes) {
    const lines = sorted.filter((line) => codeOf(line, codes)?.[0] === code);
    for (const [line, receipt] of receiptsOf(lines, code)) {
      const said = code.receipts.length > 1 && line.operation === receipt.operation;
      const rule = said ? 'operation' : (codeOf(line, codes)?.[1] ?? '');
      owned.set(line, { receipt, rule, refund: null, in: null });
    }
  }
  return new Map([...owned].sort(([a], [b]) => (a.at < b.at ? -1 : 1)));
}

function judgeRefunds(owned: ReadonlyMap<ToldLine, Owned>, refunds: readonly LedgerRefund[]): void {
  const told = [...owned].filter(([{ kind }]) => kind === 'refund');
  for (const payment of new Set(told.map(([, { receipt }]) => receipt.payment))) {
    const own = told.filter(([, { receipt }]) => receipt.payment === payment);
    const found = refundsOf(
      own.map(([line]) => line),
      refunds.filter((refund) => refund.payment === payment),
    );
    for (const [line, place] of own) {
      place.refund = found.get(line) ?? null;
      if (!place.refund) place.in = `REFUND_MISMATCH receipt:${place.receipt.id}`;
    }
  }
}

/** Where every line belongs, by its place in the list. */
export function settle(lines: readonly ToldLine[], { codes, refunds }: Ledger): Settled {
  const sorted = [...lines].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const owned = ownedOf(sorted, codes);
  const receipts = codes.flatMap((code) => code.receipts);
  for (const receipt of receipts) judgeReceipt(receipt, owned);
  judgeRefunds(owned, refunds);
  const fees = receipts.filter((receipt) => costsOtherwise(receipt, owned)).map(({ id }) => id);
  const arrived = new Map<string, string>();
  for (const [line, { receipt, in: trouble }] of owned)
    if (line.kind === 'sale' && !trouble) arrived.set(receipt.id, line.at.slice(0, 10));
  const places = lines.map((line, at): Place => {
    const place = owned.get(line);
    if (!place && line.kind !== 'adjustment') return judgeAlone(line, at);
    const receipt = place?.receipt.id ?? null;
    let trouble = line.kind === 'adjustment' ? `UNKNOWN_ROW line:${at}` : (place?.in ?? null);
    if (FEES.includes(line.kind) && receipt !== null && fees.includes(receipt))
      trouble = `FEE_MISMATCH receipt:${receipt}`;
    const rule = trouble ? null : (place?.rule ?? null);
    return { receipt, refund: place?.refund ?? null, rule, in: trouble };
  });
  return { places, arrived, fees };
}
