import fc from 'fast-check';
import type { ToldLine } from '#test/oracle/settled.ts';

/** Codes of ours: B may be another code of A's payment. */
export const CODES = ['A', 'B', 'C'] as const;
export const FILES = 3;
const AMOUNTS = [100, 60, 40] as const;
const amount = fc.constantFrom(...AMOUNTS);
/** When the books hear of something: before the first file, after each of them, or after the last. */
const step = fc.nat(FILES);
const soon = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: step });
const OUT = ['refund', 'reversal', 'chargeback', 'frozen', 'fee', 'fee-tax', 'withholding'];

/** An amount that is told whole, in parts, twice, short, or not at all. */
const told = fc.constantFrom('whole', 'whole', 'whole', 'parts', 'twice', 'short', 'not');
const partsOf = (minor: number, how: string): readonly number[] => {
  if (how === 'parts') return [minor - 30, 30];
  if (how === 'twice') return [minor, minor];
  if (how === 'short') return [minor - 30];
  return how === 'not' ? [] : [minor];
};

const aReceipt = fc.record({
  minor: amount,
  heard: soon,
  /** A code may have the money of another payment of its checkout. */
  isOfC: fc.constantFrom(false, false, true),
  reversed: fc.option(step, { nil: null, freq: 2 }),
  expectedFee: fc.constantFrom(null, 6, 8),
  sales: told,
  fees: fc.constantFrom('none', 'right', 'dear', 'apart', 'given-back'),
  namesOperation: fc.boolean(),
  reversal: fc.constantFrom('not', 'not', 'whole', 'twice'),
  dispute: fc.constantFrom('not', 'not', 'whole', 'parts', 'short'),
  won: fc.constantFrom('not', 'whole', 'parts', 'short'),
});
const aRefund = fc.record({
  of: fc.constantFrom('A', 'A', 'B', 'C'),
  minor: amount,
  heard: soon,
  lines: told,
  toldOf: fc.constantFrom('A', 'B', 'same'),
});
const anyLine = fc.record({
  kind: fc.constantFrom(
    ...['sale', 'sale', 'refund', 'refund', 'fee', 'fee-tax', 'frozen', 'released', 'chargeback'],
    ...['chargeback-won', 'reversal', 'withholding', 'adjustment'],
  ),
  reference: fc.constantFrom('A', 'A', 'A', 'B', 'B', 'C', 'code-A', 'nobody', null),
  transactionCode: fc.constantFrom(null, null, 't-A', 't-B', 't-nobody'),
  operation: fc.constantFrom(null, null, '1', '2'),
  minor: amount,
});
const aCode = fc.record({ issued: soon, receipts: fc.array(aReceipt, { maxLength: 2 }) });

export const aStory = fc.record({
  codes: fc.tuple(aCode, aCode, aCode),
  together: fc.boolean(),
  /** C is of another payment of A's checkout. */
  triedAgain: fc.boolean(),
  refunds: fc.array(aRefund, { maxLength: 3 }),
  lines: fc.array(anyLine, { maxLength: 6 }),
  rematched: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean()),
  order: fc.infiniteStream(fc.nat(1_000)),
  files: fc.infiniteStream(fc.nat(FILES - 1)),
  again: fc.infiniteStream(fc.nat(2 * FILES)),
  linesAtOnce: fc.constantFrom(1, 2, 5, 1_000),
  linesByHeart: fc.constantFrom(0, 2, 1_000),
});
export type Story = typeof aStory extends fc.Arbitrary<infer T> ? T : never;
type Receipt = Story['codes'][number]['receipts'][number];
type Row = Omit<ToldLine, 'at' | 'payout' | 'minor'> & { readonly minor: number };

const row = (kind: string, of: Partial<Row> & { readonly minor: number }): Row => ({
  kind,
  reference: null,
  transactionCode: null,
  operation: null,
  fee: null,
  ...of,
});

/** What a report tells of a receipt; the fees of a payment that came in parts are told with each of its parts. */
function rowsOf(receipt: Receipt, reference: string, place: number): readonly Row[] {
  const { minor, fees } = receipt;
  const operation = receipt.namesOperation ? `${place + 1}` : null;
  const of = { reference, operation };
  const sales = partsOf(minor, receipt.sales);
  const kept = { none: null, right: 6, dear: 8, apart: null, 'given-back': 8 }[fees];
  const each = kept === null ? null : -kept / sales.length;
  const rows = sales.map((part) => row('sale', { ...of, minor: part, fee: each }));
  if (fees === 'apart')
    rows.push(row('fee', { ...of, minor: 5 }), row('fee-tax', { ...of, minor: 1 }));
  if (fees === 'given-back') rows.push(row('fee', { ...of, minor: -2 }));
  for (const part of partsOf(minor, receipt.reversal))
    rows.push(row('reversal', { ...of, minor: part }));
  for (const part of partsOf(minor, receipt.dispute))
    rows.push(row('chargeback', { ...of, minor: part }));
  if (receipt.dispute !== 'not')
    for (const part of partsOf(minor, receipt.won))
      rows.push(row('chargeback-won', { ...of, minor: part }));
  return rows;
}

/** A line that names two codes at odds is told of codes that were issued before it; one that is not known yet is named alone. */
function alone({ codes }: Story, line: Story['lines'][number]): Story['lines'][number] {
  const isLate = codes.some(({ issued }) => issued > 0);
  return isLate && line.reference !== null && line.reference !== 'nobody'
    ? { ...line, transactionCode: null }
    : line;
}

/** Each line at a time of its own, so that a line in two files is one line. */
export function toldOf(story: Story): readonly ToldLine[] {
  const rows = [
    ...story.codes.flatMap(({ receipts }, at) =>
      receipts.flatMap((receipt, place) => rowsOf(receipt, CODES[at] ?? '', place)),
    ),
    ...story.refunds.flatMap(({ of, minor, lines, toldOf: named }) =>
      partsOf(minor, lines).map((part) =>
        row('refund', { reference: named === 'same' ? of : named, minor: part }),
      ),
    ),
    ...story.lines.map((line) => row(line.kind, alone(story, line))),
  ];
  const shuffle = [...story.order.take(rows.length)];
  return rows.map(({ minor, ...line }, at) => ({
    ...line,
    payout: null,
    at: `2026-11-${10 + ((shuffle[at] ?? 0) % 9)}T10:00:${`${at}`.padStart(2, '0')}-05:00`,
    minor: OUT.includes(line.kind) ? -minor : minor,
  }));
}

/** The lines of each file: every line is in one, and some in a second. */
export function filesOf(
  story: Story,
  lines: readonly ToldLine[],
): readonly (readonly ToldLine[])[] {
  const order = [...story.order.take(2 * lines.length)].slice(lines.length);
  const shuffled = lines
    .map((line, at) => ({ line, at: order[at] ?? 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ line }) => line);
  const files = [...story.files.take(lines.length)];
  const again = [...story.again.take(lines.length)];
  return Array.from({ length: FILES }, (_, file) =>
    shuffled.filter((_line, at) => files[at] === file || again[at] === file),
  );
}
