import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Ledger } from './ledger.ts';
import { HUNDRED, hundredOf, type Line, type Sort } from './report-lines.ts';

/** What the gateway calls each sort of line. A wrong or an unknown sale is a sale to whoever wrote the file. */
const WORDS: Readonly<Record<Sort, string>> = {
  sale: 'VENTA',
  mismatch: 'VENTA',
  unknown: 'VENTA',
  duplicate: 'VENTA',
  chargeback: 'CONTRACARGO',
  refund: 'DEVOLUCION',
  fee: 'COSTO DE TRANSFERENCIA',
  payout: 'ABONO',
};

/** The file's heads, in their order; amounts stand with a decimal point, fee and IGV without a sign. */
export const HEADS = [
  'MOVIMIENTO',
  'FECHA',
  'CIP',
  'TRANSACCION',
  'OPERACION',
  'CONCEPTO',
  'MONEDA',
  'IMPORTE',
  'COMISION',
  'IGV',
  'NETO',
  'LIQUIDACION',
  'CANAL',
] as const;

const CHANNELS = ['AGENTE BCP', 'KASNET', 'YAPE', 'BBVA WEB', 'TAMBO'];

/** `12345` as `123.45`. */
export function soles(centimos: number): string {
  const digits = `${Math.abs(centimos)}`.padStart(3, '0');
  return `${centimos < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export function rowOf(line: Line): string {
  const { place, at, reference, transactionCode, operation, sort, gross, fee, igv, net } = line;
  const payout = `LIQ-${`${Math.floor(place / HUNDRED)}`.padStart(7, '0')}`;
  const amounts = `${soles(gross)};${soles(-fee)};${soles(-igv)};${soles(net)}`;
  const names = `${reference};${transactionCode};${operation};${WORDS[sort]}`;
  return `${place};${at};${names};PEN;${amounts};${payout};${CHANNELS[place % CHANNELS.length]}\n`;
}

/** What was written, so that what is read can be held against it; amounts in céntimos. */
export type Told = {
  readonly file: string;
  readonly bytes: number;
  readonly lines: number;
  readonly net: bigint;
  readonly sorts: Readonly<Record<Sort, number>>;
};

export type ReportPlan = {
  readonly file: string;
  readonly ledger: Ledger;
  /** A whole number of hundreds. */
  readonly lines: number;
  /** `reversed` has the same rows, the last hundred first. */
  readonly order: 'as-paid' | 'reversed';
};

/** Hundreds that are written with one call. */
const PORTION = 100;

/** Writes the report of the ledger's first `lines` places. The same plan writes the same bytes. */
export async function writeReport(plan: ReportPlan): Promise<Told> {
  const { file, ledger, lines, order } = plan;
  const hundreds = lines / HUNDRED;
  const sorts = Object.fromEntries(Object.keys(WORDS).map((sort) => [sort, 0])) as Record<
    Sort,
    number
  >;
  let net = 0n;
  const portion = (from: number): string => {
    let text = '';
    for (let at = from; at < Math.min(from + PORTION, hundreds); at += 1) {
      for (const line of hundredOf(ledger, order === 'reversed' ? hundreds - 1 - at : at)) {
        sorts[line.sort] += 1;
        net += BigInt(line.net);
        text += rowOf(line);
      }
    }
    return text;
  };
  function* portions(): Generator<string> {
    yield `${HEADS.join(';')}\n`;
    for (let from = 0; from < hundreds; from += PORTION) yield portion(from);
  }
  await pipeline(Readable.from(portions()), createWriteStream(file));
  return { file, bytes: (await stat(file)).size, lines, net, sorts };
}
