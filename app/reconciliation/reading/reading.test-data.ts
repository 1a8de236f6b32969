import { readFileSync } from 'node:fs';
import { findProvider } from '#app/gateways/registry.ts';
import type { BadRow, ReportFormat, ReportLine } from '#app/gateways/report.ts';
import type { ColumnPlan } from '#app/gateways/report-plan.ts';
import type { FileRefusal } from './file-refusal.ts';
import { type Reading, readReport, type WholeFile } from './read-report.ts';
import { recogniseReport } from './recognise-report.ts';
import type { Recognised } from './recognised.ts';
import type { ReadRow } from './rows-to-lines.ts';

/** A report as a small gateway in Lima writes it, its columns told by the merchant. */
export const PLAN: ColumnPlan = {
  kind: { column: 'Tipo', words: { Venta: 'sale', Devolución: 'refund', Anulado: 'not-paid' } },
  columns: {
    reference: 'CIP',
    operation: 'Operación',
    at: 'Fecha',
    currency: 'Moneda',
    gross: 'Monto',
    fee: 'Comisión',
    net: 'Neto',
  },
  leaves: ['fee'],
  amounts: 'decimal-point',
  time: { format: 'local-slashes', zone: '-05:00' },
};
export const HEADS = 'Fecha;Tipo;CIP;Operación;Moneda;Monto;Comisión;Neto';
export const SALE = '25/11/2026 22:04:05;Venta;123456;77;PEN;120.50;4.84;115.66';

/** A file of such lines. */
export const report = (...lines: readonly string[]): string => `${[HEADS, ...lines].join('\n')}\n`;

export type Given = {
  readonly plan?: ColumnPlan | null;
  readonly formats?: readonly ReportFormat[];
  readonly currency?: string;
  /** Into pieces of how many bytes the file is cut. */
  readonly cut?: (bytes: Uint8Array) => Iterable<Uint8Array>;
};

export type Read = {
  readonly recognised: Recognised | null;
  readonly lines: readonly ReportLine[];
  readonly bad: readonly BadRow[];
  readonly whole: WholeFile | null;
  readonly refusal: FileRefusal | null;
};

/** How many rows are held for a look at them; sums are of all. */
const LONGEST = 100_000;

const NOTHING: Read = { recognised: null, lines: [], bad: [], whole: null, refusal: null };

/** All that is read of a file. */
export async function readAll(file: string | Uint8Array, given: Given = {}): Promise<Read> {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  const { plan = PLAN, formats = [], currency = 'PEN', cut = whole } = given;
  const recognised = await recogniseReport(bytes, { name: 'mapped', formats, plan });
  if (!recognised.ok) return { ...NOTHING, refusal: recognised.error };
  const rows: ReadRow[] = [];
  let last: Reading | undefined;
  for await (const reading of readReport(stream(cut(bytes)), recognised.value, currency)) {
    last = reading;
    if (reading.is === 'rows') rows.push(...reading.rows.slice(0, LONGEST - rows.length));
  }
  return {
    recognised: recognised.value,
    lines: rows.flatMap((row) => (row.ok ? [row.value] : [])),
    bad: rows.flatMap((row) => (row.ok ? [] : [row.error])),
    whole: last?.is === 'end' ? last.whole : null,
    refusal: last?.is === 'refused' ? last.refusal : null,
  };
}

const whole = (bytes: Uint8Array): Iterable<Uint8Array> => [bytes];

async function* stream(pieces: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

/** A report as PayU publishes it; of a Colombian account. */
export const payuSample = (name: 'orders' | 'statement' | 'transactions'): Promise<Read> =>
  readAll(
    readFileSync(new URL(`../../../test/vectors/payu-reports/${name}.csv`, import.meta.url)),
    { formats: findProvider('payu')?.reports ?? [], plan: null, currency: 'COP' },
  );

/** How often each kind stands among the lines. */
export const kinds = (lines: readonly ReportLine[]): Readonly<Record<string, number>> => {
  const counts = new Map<string, number>();
  for (const { kind } of lines) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return Object.fromEntries(counts);
};
