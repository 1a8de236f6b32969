import type { Dialect, Speech, Till } from '../till/dialect.ts';
import { declined, INVALID_CREDENTIALS, refused } from './answer.ts';
import { apiHosts, pageHosts, RECEIPT_PATH } from './hosts.ts';
import { CALLS, callOf, MerchantApi } from './merchant-api.ts';
import { type Writing, writeNews } from './news.ts';
import { transactionOf } from './order-view.ts';
import { ordersReport } from './orders-report.ts';
import { receiptPage } from './receipt.ts';
import type { KeyName } from './signature.ts';
import { statement } from './statement.ts';

export type { Writing } from './news.ts';

const MINUTE = 60_000;

/** Nine more attempts after the first (PayU's older confirmation page); how far apart is told nowhere, and our guess. */
const PAUSES = [5, 15, 30, 60, 120, 240, 480, 960, 1_440].map((minutes) => minutes * MINUTE);

const failed = (status: number) => () =>
  ({ kind: 'said', status, type: 'text/html; charset=utf-8', text: `<h1>${status}</h1>` }) as const;

/** PayU Latam in Peru, its confirmations written as `writing` says. */
export const payu = (writing: () => Writing = () => 'form'): Dialect<KeyName> => ({
  name: 'payu',
  title: 'PayU',
  hosts: {
    [apiHosts.test]: 'test',
    [pageHosts.test]: 'test',
    [apiHosts.live]: 'live',
    [pageHosts.live]: 'live',
  },
  keys: ['merchantId', 'accountId', 'apiLogin', 'apiKey', 'algorithm'],
  accountKey: 'accountId',
  testKeys: (nth) => ({
    merchantId: `${508_029 + nth}`,
    accountId: `${512_323 + nth}`,
    apiLogin: `login-de-prueba-${nth}`,
    apiKey: `clave-de-prueba-sin-valor-${nth}`,
    algorithm: 'SHA256',
  }),
  calls: CALLS,
  issueCall: 'submit',
  queryCall: 'order',
  refusals: {
    '500': failed(500),
    '429': failed(429),
    '401': failed(401),
    credentials: () => refused(INVALID_CREDENTIALS),
    error: () => refused('Internal error'),
    declined: () => declined('ANTIFRAUD_REJECTED'),
  },
  lost: failed(404),
  retries: { pauses: PAUSES, takes: (status) => status === 200 },
  afterReversal: 'reversed',
  tellsMaking: false,
  tellsReversals: false,
  operationOf: transactionOf,
  // Peru's fee stands in no document of PayU.
  fees: { basisPoints: 399n, fixedMinor: 100n, taxBasisPoints: 1_800n },
  voids: false,
  refundLagMs: null,
  cannot: {
    twice: 'PayU takes one payment for an order',
    reversed: 'PayU tells of no reversal: it is seen by asking and in the statement',
    'notification-reordered': 'PayU tells of no reversal that could overtake its payment',
  },
  open: (till) => speechOf(till, writing),
});

function speechOf(till: Till<KeyName>, writing: () => Writing): Speech<KeyName> {
  const api = new MerchantApi(till);
  const pages: readonly string[] = Object.values(pageHosts);
  const codesOf = (account: string) => till.codes.all().filter((code) => code.account === account);
  return {
    hear(visit) {
      if (pages.includes(visit.host)) {
        if (visit.path !== RECEIPT_PATH) return null;
        return { call: 'page', answer: () => receiptPage(till, visit) };
      }
      const call = callOf(visit);
      return call && { call, answer: () => api.answer(call, visit) };
    },
    write: (news, account) => writeNews(news, account, { now: till.now(), writing: writing() }),
    reports: {
      statement: ({ id }) => statement(till.movements(id)),
      orders: ({ id }) => ordersReport(codesOf(id), till.statusOf),
    },
  };
}
