import type { Mode } from '../till/accounts.ts';

/** The API host of each mode. Source: official document v1.1 (2018-11-20). */
export const apiHosts: Readonly<Record<Mode, string>> = {
  test: 'pre1a.services.pagoefectivo.pe',
  live: 'services.pagoefectivo.pe',
};

/** The voucher page host of each mode; the live one is by analogy, no document names it. */
export const pageHosts: Readonly<Record<Mode, string>> = {
  test: 'pre1a.payment.pagoefectivo.pe',
  live: 'payment.pagoefectivo.pe',
};
