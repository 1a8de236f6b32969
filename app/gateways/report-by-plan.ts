import { type Currency, exponentOf, type Money } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { BadRow, ReportFormat, ReportLine, ReportLineKind, ReportRow } from './report.ts';
import { signedAmount } from './report-amount.ts';
import type { ColumnPlan } from './report-plan.ts';
import { reportedTime } from './report-time.ts';

type Field = keyof ColumnPlan['columns'];
type Sum = 'gross' | 'fee' | 'feeTax' | 'net';

/** A head as it is compared: without what programs put around it. */
const headOf = (text: string): string =>
  text
    .replace(/^\uFEFF/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');

const headsOf = (plan: ColumnPlan): readonly string[] => [
  ...Object.values(plan.columns).filter((head) => head !== undefined),
  ...(typeof plan.kind === 'string' ? [] : [plan.kind.column]),
];

const sumHeads = ({ columns: { gross, fee, feeTax, net } }: ColumnPlan): readonly string[] =>
  [gross, fee, feeTax, net].filter((head) => head !== undefined).map(headOf);

/**
 * A report whose columns somebody named: told apart by its heads, which must all be there, each once. `own` is the currency
 * of an account that the caller does not know, for a report that names none.
 */
export function formatOfPlan(name: string, plan: ColumnPlan, own?: Currency): ReportFormat {
  return {
    name,
    linesBefore: plan.linesBefore ?? 0,
    hasDecimals: (head) => plan.amounts !== 'minor' && sumHeads(plan).includes(headOf(head)),
    recognises: (header) => {
      const heads = header.map(headOf);
      return headsOf(plan).every(
        (head) => heads.filter((each) => each === headOf(head)).length === 1,
      );
    },
    open: (header, currency = own) => {
      const sheet = sheetOf({ plan, header, currency: currency ?? null });
      return { read: (row) => [readRow(sheet, row)] };
    },
  };
}

/** The plan with the place of each column in this file. */
type Sheet = {
  readonly plan: ColumnPlan;
  readonly width: number;
  readonly place: Readonly<Record<Field, number>>;
  readonly kindPlace: number;
  readonly kinds: ReadonlyMap<string, ReportLineKind>;
  readonly leaves: Readonly<Record<Sum, boolean>>;
  readonly currency: Currency | null;
};

function sheetOf(given: {
  plan: ColumnPlan;
  header: readonly string[];
  currency: Currency | null;
}): Sheet {
  const { plan, header, currency } = given;
  const heads = header.map(headOf);
  const placeOf = (head: string | undefined) =>
    head === undefined ? -1 : heads.indexOf(headOf(head));
  const { columns, kind } = plan;
  const leaves = (sum: Sum) => plan.leaves.includes(sum);
  return {
    plan,
    width: header.length,
    place: {
      reference: placeOf(columns.reference),
      transactionCode: placeOf(columns.transactionCode),
      operation: placeOf(columns.operation),
      payout: placeOf(columns.payout),
      at: placeOf(columns.at),
      currency: placeOf(columns.currency),
      gross: placeOf(columns.gross),
      fee: placeOf(columns.fee),
      feeTax: placeOf(columns.feeTax),
      net: placeOf(columns.net),
    },
    kindPlace: typeof kind === 'string' ? -1 : placeOf(kind.column),
    kinds: new Map(typeof kind === 'string' ? [] : Object.entries(kind.words)),
    leaves: {
      gross: leaves('gross'),
      fee: leaves('fee'),
      feeTax: leaves('feeTax'),
      net: leaves('net'),
    },
    currency,
  };
}

const cellAt = ({ cells }: ReportRow, place: number): string | null => cells[place]?.trim() || null;

/** The kind and the gateway's word for it; an unlisted word is `unknown`. */
function kindIn({ plan, kinds, kindPlace }: Sheet, row: ReportRow) {
  if (typeof plan.kind === 'string') return { kind: plan.kind, word: plan.kind };
  const word = cellAt(row, kindPlace) ?? '';
  return { kind: kinds.get(word) ?? ('unknown' as const), word: word.slice(0, 80) };
}

/** One movement with its sign, null where its cell is empty. A column of deductions writes them without one. */
function movement(
  sheet: Sheet,
  { text, column }: { readonly text: string | null; readonly column: Sum },
  currency: Currency,
): Money | null | 'unreadable' {
  if (text === null) return null;
  const money = signedAmount(text, currency, sheet.plan.amounts);
  if (!money) return 'unreadable';
  return sheet.leaves[column] ? { minor: -money.minor, currency } : money;
}

type Moved = Readonly<Record<Sum, Money | null>>;

const size = (money: Money | null): bigint => {
  const minor = money?.minor ?? 0n;
  return minor < 0n ? -minor : minor;
};

/** Whether a sale's own amounts say that its fee or its tax was kept, where it would be read as given: the plan has its sign wrong. */
function isTurned({ gross, fee, feeTax, net }: Moved): boolean {
  if (gross === null || net === null) return false;
  const lacks = gross.minor - net.minor;
  const kept = -(fee?.minor ?? 0n) - (feeTax?.minor ?? 0n);
  return lacks !== kept && lacks === size(fee) + size(feeTax);
}

function readRow(sheet: Sheet, row: ReportRow): Result<ReportLine, BadRow> {
  const { plan, place } = sheet;
  const bad = (field: Field, why: string) =>
    err({ line: row.line, column: plan.columns[field] ?? field, why });
  if (row.cells.length > sheet.width) return bad('net', 'more cells than heads');
  const currency = place.currency < 0 ? sheet.currency : cellAt(row, place.currency);
  if (currency === null || exponentOf(currency) === null) return bad('currency', 'not a currency');
  const moved = (column: Sum) =>
    movement(sheet, { text: cellAt(row, place[column]), column }, currency);
  const gross = moved('gross');
  if (gross === 'unreadable') return bad('gross', 'not an amount');
  const fee = moved('fee');
  if (fee === 'unreadable') return bad('fee', 'not an amount');
  const feeTax = moved('feeTax');
  if (feeTax === 'unreadable') return bad('feeTax', 'not an amount');
  const net = moved('net');
  if (net === 'unreadable') return bad('net', 'not an amount');
  const told = kindIn(sheet, row);
  if (told.kind === 'sale' && isTurned({ gross, fee, feeTax, net }))
    return bad('fee', 'fee-turned');
  if (net === null && told.kind !== 'not-paid') return bad('net', 'empty');
  const time = cellAt(row, place.at);
  const at = time === null ? null : reportedTime(time, plan.time);
  if (time !== null && at === null) return bad('at', 'not a time of the declared format');
  return ok({
    line: row.line,
    kind: told.kind,
    word: told.word,
    reference: cellAt(row, place.reference),
    transactionCode: cellAt(row, place.transactionCode),
    operation: cellAt(row, place.operation),
    payout: cellAt(row, place.payout),
    gross,
    fee,
    feeTax,
    net,
    at,
  });
}
