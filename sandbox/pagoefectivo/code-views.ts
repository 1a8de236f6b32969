import { trimmedText } from './amount.ts';
import { type Code, type Status, standing, statusOf } from './codes.ts';
import { type JsonObject, Numeral } from './json.ts';
import { limaText, NO_DATE } from './lima-time.ts';
import { type Mode, pageHosts } from './service.ts';

// 22 from an official screenshot; 21 and 23 from public integrations; 25 from memory alone.
const STATUSES: Readonly<Record<Status, { readonly id: string; readonly name: string }>> = {
  generated: { id: '22', name: 'Generado.' },
  paid: { id: '23', name: 'Pagado.' },
  expired: { id: '21', name: 'Expirado.' },
  deleted: { id: '25', name: 'Eliminado.' },
};

/** A fresh code as POST /v1/cips answers it: cip a number, amount without trailing zeros. */
export function issuedView(code: Code, mode: Mode): JsonObject {
  return {
    cip: new Numeral(code.cip),
    currency: code.currency,
    amount: new Numeral(trimmedText(code.amountMinor)),
    transactionCode: code.transactionCode,
    dateExpiry: limaText(code.expiresAt),
    cipUrl: `https://${pageHosts[mode]}/${code.token}.html`,
  };
}

/** A code as search shows it; once paid, with the amount and currency that came in. */
export function searchView(code: Code, now: Date, saysCancelado: boolean): JsonObject {
  const status = statusOf(code, now);
  const payment = standing(code).at(0);
  const name = status === 'paid' && saysCancelado ? 'Cancelado.' : STATUSES[status].name;
  return {
    cip: new Numeral(code.cip),
    transactionCode: code.transactionCode,
    amount: new Numeral(trimmedText(payment?.amountMinor ?? code.amountMinor)),
    currency: payment?.currency ?? code.currency,
    status: new Numeral(STATUSES[status].id),
    statusName: name,
    dateCreation: limaText(code.createdAt),
    dateExpiry: limaText(code.expiresAt),
    datePayment: payment ? limaText(payment.at) : NO_DATE,
    dateRemoval: code.deletedAt ? limaText(code.deletedAt) : NO_DATE,
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
