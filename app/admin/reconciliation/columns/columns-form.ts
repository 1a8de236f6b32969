import type { ColumnPlan } from '#app/gateways/report-plan.ts';
import { parseInteger } from '#app/kernel/integer.ts';
import type { Guess } from '#app/reconciliation/columns/guess-plan.ts';

/** What the merchant says of a report's columns, by the path of the plan that it becomes; an empty text says nothing. */
export type ColumnsForm = Readonly<Record<string, string>>;

/** What a column can be, in the form's order. */
export const COLUMN_FIELDS = [
  'reference',
  'transactionCode',
  'operation',
  'payout',
  'at',
  'currency',
  'gross',
  'fee',
  'feeTax',
  'net',
] as const;

export const LEAVING = ['fee', 'feeTax'] as const;
export const TIME_FORMATS = [
  'day-slashes',
  'local-slashes',
  'day',
  'local-space',
  'local-t',
  'iso-offset',
  'unix-seconds',
  'unix-millis',
] as const;
export const AMOUNTS = ['decimal-point', 'decimal-comma', 'minor'] as const;
export const WORDS = 'kind.words.';

const LIMA = '-05:00';

/** The form as a plan is sent: what is wrong with it is for the plan's own rules to say. */
export function planOfForm(form: ColumnsForm): unknown {
  const text = (name: string) => (form[name] ?? '').trim();
  const columns = COLUMN_FIELDS.flatMap((field) => {
    const head = text(`columns.${field}`);
    return head === '' ? [] : [[field, head] as const];
  });
  const words = Object.entries(form).flatMap(([name, kind]) =>
    name.startsWith(WORDS) && kind !== '' ? [[name.slice(WORDS.length), kind] as const] : [],
  );
  const column = text('kind.column');
  return {
    kind: column === '' ? text('kind.all') : { column, words: Object.fromEntries(words) },
    columns: Object.fromEntries(columns),
    leaves: LEAVING.filter((field) => text(`leaves.${field}`) === 'on'),
    amounts: text('amounts'),
    time: { format: text('time.format'), zone: text('time.zone') },
    linesBefore: parseInteger(text('linesBefore')) ?? 0,
  };
}

/** What was said before, to be changed into the next plan. */
export function formOfPlan(plan: ColumnPlan): ColumnsForm {
  const { kind, columns, leaves, amounts, time } = plan;
  return {
    ...named(columns),
    ...(typeof kind === 'string'
      ? { 'kind.column': '', 'kind.all': kind }
      : { 'kind.column': kind.column, 'kind.all': 'sale', ...worded(kind.words) }),
    ...leaving(leaves),
    amounts,
    'time.format': time.format,
    'time.zone': time.zone,
  };
}

/** What the columns most likely mean: where the form begins. */
export function formOfGuess({ columns, kind, leaves, amounts, time }: Guess): ColumnsForm {
  return {
    ...named(columns),
    'kind.column': kind ?? '',
    'kind.all': 'sale',
    ...leaving(leaves),
    amounts,
    'time.format': time,
    'time.zone': LIMA,
  };
}

const named = (columns: Readonly<Partial<Record<string, string | undefined>>>) =>
  Object.fromEntries(
    COLUMN_FIELDS.map((field) => [`columns.${field}`, columns[field] ?? ''] as const),
  );

const worded = (words: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(words).map(([word, kind]) => [WORDS + word, kind] as const));

const leaving = (leaves: readonly string[]) =>
  Object.fromEntries(
    LEAVING.map((field) => [`leaves.${field}`, leaves.includes(field) ? 'on' : ''] as const),
  );
