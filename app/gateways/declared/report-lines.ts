import { exponentOf, type Money, parseMoney } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { BadRow, ReportFormat, ReportLine, ReportLineKind, ReportRow } from '../report.ts';
import { readTime } from './dates.ts';
import type { Manifest } from './manifest.ts';
import type { ReportPlan } from './manifest-report.ts';

type Field = keyof ReportPlan['columns'];
type Sum = 'gross' | 'fee' | 'feeTax' | 'net';

const headsOf = (plan: ReportPlan): readonly string[] => [
  ...Object.values(plan.columns).filter((head) => head !== undefined),
  ...(typeof plan.kind === 'string' ? [] : [plan.kind.column]),
];

/** The manifest's report as a format: told apart by its column heads, which must all be there, each once. */
export function reportFormatOf(manifest: Manifest): readonly ReportFormat[] {
  const plan = manifest.report;
  if (!plan) return [];
  return [
    {
      name: manifest.key,
      recognises: (header) => {
        const heads = header.map((head) => head.trim());
        return headsOf(plan).every((head) => heads.filter((each) => each === head).length === 1);
      },
      open: (header) => {
        const heads = header.map((head) => head.trim());
        return { read: (row) => [readRow({ manifest, plan, heads }, row)] };
      },
    },
  ];
}

type Sheet = {
  readonly manifest: Manifest;
  readonly plan: ReportPlan;
  readonly heads: readonly string[];
};

function cellsOf({ heads }: Sheet, row: ReportRow) {
  const under = (head: string | undefined): string | null => {
    const cell = head === undefined ? undefined : row.cells[heads.indexOf(head)];
    return cell === undefined || cell.trim() === '' ? null : cell.trim();
  };
  return under;
}

/** The kind and the gateway's word for it; an unlisted word is `unknown`. */
function kindOf(
  plan: ReportPlan,
  under: (head: string) => string | null,
): { kind: ReportLineKind; word: string } {
  if (typeof plan.kind === 'string') return { kind: plan.kind, word: plan.kind };
  const word = under(plan.kind.column) ?? '';
  const kind = Object.hasOwn(plan.kind.words, word) ? plan.kind.words[word] : undefined;
  return { kind: kind ?? 'unknown', word: word.slice(0, 80) };
}

/** A movement with its sign; a column of deductions writes them without one. */
function sumOf(plan: ReportPlan, text: string, currency: string, column: Sum): Money | null {
  const sign = text.startsWith('-') ? -1n : 1n;
  const unsigned = text.replace(/^[+-]/, '');
  const money = plainSum(plan.amounts, unsigned, currency);
  if (!money) return null;
  const leaves = plan.leaves.includes(column) ? -1n : 1n;
  return { minor: money.minor * sign * leaves, currency };
}

function plainSum(amounts: ReportPlan['amounts'], text: string, currency: string): Money | null {
  if (amounts === 'minor') {
    const known = exponentOf(currency) !== null && /^\d{1,15}$/.test(text);
    return known ? { minor: BigInt(text), currency } : null;
  }
  const comma = amounts === 'decimal-comma';
  if (comma && text.includes('.')) return null;
  const money = parseMoney(comma ? text.replace(',', '.') : text, currency);
  return money.ok ? money.value : null;
}

function readRow(sheet: Sheet, row: ReportRow): Result<ReportLine, BadRow> {
  const { manifest, plan } = sheet;
  const under = cellsOf(sheet, row);
  const cell = (field: Field) => under(plan.columns[field]);
  const bad = (field: Field, why: string) =>
    err({ line: row.line, column: plan.columns[field] ?? field, why });
  const [only = ''] = manifest.currencies;
  const currency = plan.columns.currency === undefined ? only : cell('currency');
  if (currency === null || exponentOf(currency) === null) return bad('currency', 'not a currency');
  const sums: Partial<Record<Sum, Money | null>> = {};
  for (const column of ['gross', 'fee', 'feeTax', 'net'] as const) {
    const text = cell(column);
    sums[column] = text === null ? null : sumOf(plan, text, currency, column);
    if (text !== null && sums[column] === null) return bad(column, 'not an amount');
  }
  const at = cell('at');
  const instant = readTime(at, plan.time);
  if (at !== null && instant === null) return bad('at', 'not a time of the declared format');
  return ok({
    line: row.line,
    ...kindOf(plan, under),
    reference: cell('reference'),
    transactionCode: cell('transactionCode'),
    operation: cell('operation'),
    payout: cell('payout'),
    gross: sums.gross ?? null,
    fee: sums.fee ?? null,
    feeTax: sums.feeTax ?? null,
    net: sums.net ?? null,
    at: instant?.toISOString() ?? null,
  });
}
