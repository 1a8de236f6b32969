import type { Line, Word } from './settlement.ts';

const HEADS = [
  'FECHA',
  'CONCEPTO',
  'CIP',
  'TRANSACCION',
  'OPERACION',
  'LIQUIDACION',
  'MONEDA',
  'IMPORTE',
  'COMISION',
  'IGV',
  'NETO',
] as const;

type Head = (typeof HEADS)[number];

const words = {
  VENTA: 'sale',
  CONTRACARGO: 'chargeback',
  RETENCION: 'frozen',
  DEVOLUCION: 'refund',
  AJUSTE: 'adjustment',
  'COSTO DE TRANSFERENCIA': 'fee',
  ABONO: 'payout',
} as const satisfies Readonly<Record<Word, string>>;

const columns = {
  reference: 'CIP',
  transactionCode: 'TRANSACCION',
  operation: 'OPERACION',
  payout: 'LIQUIDACION',
  at: 'FECHA',
  currency: 'MONEDA',
  gross: 'IMPORTE',
  fee: 'COMISION',
  feeTax: 'IGV',
  net: 'NETO',
} as const satisfies Readonly<Record<string, Head>>;

/** What the shop's staff says of these columns, once: PagoEfectivo publishes no format of its reports. */
export const PLAN = {
  kind: { column: 'CONCEPTO' satisfies Head, words },
  columns,
  leaves: [],
  amounts: 'decimal-point',
  time: { format: 'local-space', zone: '-05:00' },
};

/** The settlement of a day as the gateway's file tells it. */
export function writeReport(day: string, lines: readonly Line[]): string {
  const rows = lines.map((line) =>
    [
      `${day} 09:30:00`,
      line.word,
      line.reference ?? '',
      line.transactionCode ?? '',
      line.operation ?? '',
      line.paidOut ? payoutOf(day) : '',
      line.currency,
      soles(line.gross),
      soles(line.fee),
      soles(line.igv),
      line.net === null ? 'por definir' : soles(line.net),
    ].join(';'),
  );
  return `${HEADS.join(';')}\n${rows.join('\n')}\n`;
}

/** How the gateway calls the payout of a day. */
export const payoutOf = (day: string): string => `LIQ-${day.replaceAll('-', '')}`;

const soles = (minor: number): string => {
  const digits = `${Math.abs(minor)}`.padStart(3, '0');
  return `${minor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
