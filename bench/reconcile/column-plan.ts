import type { HEADS } from './report-file.ts';

type Head = (typeof HEADS)[number];

/** What the shop's staff would say of the file's columns, once for the account: gateways of cash codes publish no format. */
const columns: Readonly<Record<string, Head>> = {
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
};

export const COLUMN_PLAN = {
  kind: {
    column: 'CONCEPTO' satisfies Head,
    words: {
      VENTA: 'sale',
      CONTRACARGO: 'chargeback',
      DEVOLUCION: 'refund',
      'COSTO DE TRANSFERENCIA': 'fee',
      ABONO: 'payout',
    },
  },
  columns,
  leaves: ['fee', 'feeTax'],
  amounts: 'decimal-point',
  time: { format: 'local-space', zone: '-05:00' },
};
