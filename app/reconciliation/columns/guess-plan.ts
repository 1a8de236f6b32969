import type { ColumnSample } from '../reading/column-samples.ts';

/** What a column may be, in the order in which heads are looked through. */
export const FIELDS = [
  'net',
  'gross',
  'feeTax',
  'fee',
  'currency',
  'at',
  'payout',
  'operation',
  'transactionCode',
  'reference',
] as const;
export type Field = (typeof FIELDS)[number];

/** Words of heads, in Spanish and English; without accents. */
const HEADS: Readonly<Record<Field | 'kind', RegExp>> = {
  net: /\b(neto|net|a abonar|liquidado)\b/,
  gross: /\b(bruto|gross|monto|importe|amount|total)\b/,
  feeTax: /\b(igv|iva|tax|impuesto)\b/,
  fee: /\b(comision|fee|tarifa|commission)\b/,
  currency: /\b(moneda|currency|divisa)\b/,
  at: /\b(fecha|date|dia|day)\b/,
  payout: /\b(liquidacion|abono|payout|lote|batch|transferencia)\b/,
  operation: /\b(operacion|operation|transaccion|transaction)\b/,
  transactionCode: /\b(pedido|order|orden|externo|external|comercio)\b/,
  reference: /\b(cip|referencia|reference|codigo|code|id)\b/,
  kind: /\b(tipo|type|kind|concepto|movimiento)\b/,
};

const plain = (head: string): string =>
  head.normalize('NFD').replace(/\p{M}/gu, '').replace(/[_.-]/g, ' ').toLowerCase();

export type Guess = {
  readonly columns: Readonly<Partial<Record<Field, string>>>;
  readonly kind: string | null;
  readonly amounts: 'decimal-point' | 'decimal-comma';
  readonly time: 'iso-offset' | 'local-t' | 'local-space' | 'local-slashes' | 'day' | 'day-slashes';
  /** Columns whose plain numbers leave the balance. */
  readonly leaves: readonly ('fee' | 'feeTax')[];
};

/** What the columns most likely mean: a form to begin with. A person looks at it before anything is read by it. */
export function guessPlan(columns: readonly ColumnSample[]): Guess {
  const taken = new Set<string>();
  const find = (field: Field | 'kind'): string | null => {
    const fits = ({ head }: ColumnSample) => !taken.has(head) && HEADS[field].test(plain(head));
    const found = columns.find(
      (column) => fits(column) && (field !== 'kind' || column.words !== null),
    );
    if (found) taken.add(found.head);
    return found?.head ?? null;
  };
  const kind = find('kind');
  const named: Partial<Record<Field, string>> = {};
  for (const field of FIELDS) {
    const head = find(field);
    if (head !== null) named[field] = head;
  }
  const samplesOf = (field: Field) =>
    columns.find(({ head }) => head === named[field])?.samples ?? [];
  return {
    columns: named,
    kind,
    amounts: [...samplesOf('net'), ...samplesOf('gross')].some((text) => /,\d{1,2}\D*$/.test(text))
      ? 'decimal-comma'
      : 'decimal-point',
    time: timeOf(samplesOf('at')[0] ?? ''),
    leaves: (['fee', 'feeTax'] as const).filter(
      (field) =>
        named[field] !== undefined && !samplesOf(field).some((text) => /^[-(]|-$/.test(text)),
    ),
  };
}

function timeOf(sample: string): Guess['time'] {
  if (/^\d\d\/\d\d\/\d{4}$/.test(sample)) return 'day-slashes';
  if (/^\d\d\/\d\d\/\d{4} /.test(sample)) return 'local-slashes';
  if (/T.*(?:Z|[+-]\d\d:?\d\d)$/.test(sample)) return 'iso-offset';
  if (/T/.test(sample)) return 'local-t';
  return / /.test(sample) ? 'local-space' : 'day';
}
