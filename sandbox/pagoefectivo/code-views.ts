import type { Mode } from '../till/accounts.ts';
import { trimmedText } from '../till/amount.ts';
import type { Code } from '../till/codes.ts';
import type { Shown } from '../till/dialect.ts';
import { type JsonObject, Numeral } from '../till/json.ts';
import { limaText } from '../till/lima-time.ts';
import { standingPayments } from '../till/standing.ts';
import { pageHosts } from './hosts.ts';

/** How PagoEfectivo writes "no date yet". Source: official screenshots of /v1/cips/search. */
export const NO_DATE = '1900-01-01T00:00:00-05:00';

type Word = { readonly id: string; readonly name: string };

const PAID: Word = { id: '23', name: 'Pagado.' };

// 22 from an official screenshot; 21 and 23 from public integrations; 25 from memory alone; 24 stands nowhere.
const STATUSES: Readonly<Record<Shown, Word>> = {
  awaiting: { id: '22', name: 'Generado.' },
  paid: PAID,
  lapsed: { id: '21', name: 'Expirado.' },
  voided: { id: '25', name: 'Eliminado.' },
  // PagoEfectivo gives nothing back, and a code whose payment was reversed is owed again.
  refunded: PAID,
  reversed: PAID,
  'charged-back': PAID,
  strange: { id: '24', name: 'Otro.' },
};

/** A fresh code as POST /v1/cips answers it: cip a number, amount without trailing zeros. */
export function issuedView(code: Code, mode: Mode): JsonObject {
  return {
    cip: new Numeral(code.code),
    currency: code.currency,
    amount: new Numeral(trimmedText(code.amountMinor)),
    transactionCode: code.transactionCode,
    dateExpiry: limaText(code.expiresAt),
    cipUrl: `https://${pageHosts[mode]}/${code.token}.html`,
  };
}

/** A code as search shows it; once paid, with the amount and currency that came in. */
export function searchView(code: Code, status: Shown, saysCancelado: boolean): JsonObject {
  const payment = standingPayments(code).at(0);
  const name = status === 'paid' && saysCancelado ? 'Cancelado.' : STATUSES[status].name;
  return {
    cip: new Numeral(code.code),
    transactionCode: code.transactionCode,
    amount: new Numeral(trimmedText(payment?.amountMinor ?? code.amountMinor)),
    currency: payment?.currency ?? code.currency,
    status: new Numeral(STATUSES[status].id),
    statusName: name,
    dateCreation: limaText(code.createdAt),
    dateExpiry: limaText(code.expiresAt),
    datePayment: payment ? limaText(payment.at) : NO_DATE,
    dateRemoval: code.voidedAt ? limaText(code.voidedAt) : NO_DATE,
    token: code.token,
  };
}

/** What search says of a code it does not know: everything empty or zero, and no 404. */
export const unknownView: JsonObject = {
  cip: new Numeral('0'),
  transactionCode: '',
  amount: new Numeral('0'),
  currency: '',
  status: new Numeral('0'),
  statusName: '',
  dateCreation: NO_DATE,
  dateExpiry: NO_DATE,
  datePayment: NO_DATE,
  dateRemoval: NO_DATE,
  token: '',
};
