import type { Mode } from '../till/accounts.ts';

/** Where the two services of the API stand. Source: PayU's payments-api-peru and queries-api pages, 2022-06. */
export const apiHosts: Readonly<Record<Mode, string>> = {
  test: 'sandbox.api.payulatam.com',
  live: 'api.payulatam.com',
};

/** Where the receipt pages stand. Source: the same pages' example answers. */
export const pageHosts: Readonly<Record<Mode, string>> = {
  test: 'sandbox.checkout.payulatam.com',
  live: 'checkout.payulatam.com',
};

export const PAYMENTS_PATH = '/payments-api/4.0/service.cgi';
export const QUERIES_PATH = '/reports-api/4.0/service.cgi';
export const RECEIPT_PATH = '/ppp-web-gateway-payu/app';
