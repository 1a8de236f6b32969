import type { Dialect, Speech, Till, Visit } from '../../till/dialect.ts';
import { noVoucherPage, voucherPage } from '../../till/voucher-page.ts';
import { refused } from './answer.ts';
import { CALLS, MerchantApi, type Route } from './merchant-api.ts';
import { writeNews } from './news.ts';
import type { KeyName } from './order-body.ts';
import { settlement } from './settlement.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Andina Pagos, an invented gateway: signed with HMAC in a header, amounts with decimals, refunds to bank accounts. */
export const andina: Dialect<KeyName> = {
  name: 'andina',
  title: 'Andina Pagos',
  manifest: 'docs/gateways/declared/examples/andina.json',
  hosts: { 'sandbox.andina-pagos.example': 'test', 'api.andina-pagos.example': 'live' },
  keys: ['merchantId', 'apiKey', 'signingSecret'],
  accountKey: 'merchantId',
  testKeys: (nth) => ({
    merchantId: `comercio-${nth}`,
    apiKey: `llave-de-prueba-${nth}`,
    signingSecret: `secreto-de-prueba-sin-valor-${nth}`,
  }),
  calls: CALLS,
  issueCall: 'orders',
  queryCall: 'order',
  refusals: {
    '500': () => refused('INTERNAL'),
    '429': () => refused('TOO_MANY_REQUESTS'),
    '401': () => refused('BAD_SIGNATURE'),
    '403': () => refused('MERCHANT_DISABLED'),
  },
  lost: () => refused('NO_SUCH_CALL'),
  retries: {
    pauses: [MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, 24 * HOUR],
    takes: (status) => status >= 200 && status < 300,
  },
  afterReversal: 'reversed',
  tellsMaking: false,
  tellsReversals: true,
  fees: { basisPoints: 299n, fixedMinor: 50n, taxBasisPoints: 1_800n },
  voids: true,
  refundLagMs: 24 * HOUR,
  cannot: { twice: 'Andina takes one payment for a code' },
  open: speechOf,
};

function speechOf(till: Till<KeyName>): Speech<KeyName> {
  const api = new MerchantApi(till);
  return {
    hear(visit) {
      const token = /^\/pay\/([0-9A-F-]{36})$/.exec(visit.path)?.[1];
      if (token) return { call: 'page', answer: () => pageOf(till, token) };
      const route = routeOf(visit);
      return route && { call: route.call, answer: () => api.answer(route, visit) };
    },
    write: (news, account) => writeNews(news, account, till.now()),
    reports: { liquidaciones: (account) => settlement(till.movements(account.id)) },
  };
}

function pageOf(till: Till<KeyName>, token: string) {
  const code = till.codes.findByToken(token);
  return code ? voucherPage(code, till.statusOf(code)) : noVoucherPage('Andina Pagos');
}

const ROUTES: readonly (readonly [string, RegExp, Route['call']])[] = [
  ['POST', /^\/v1\/orders$/, 'orders'],
  ['GET', /^\/v1\/orders$/, 'list'],
  ['GET', /^\/v1\/orders\/(\w+)$/, 'order'],
  ['DELETE', /^\/v1\/orders\/(\w+)$/, 'cancel'],
  ['PATCH', /^\/v1\/orders\/(\w+)$/, 'extend'],
  ['POST', /^\/v1\/orders\/(\w+)\/refunds$/, 'refund'],
  ['GET', /^\/v1\/refunds\/(\w+)$/, 'refund-standing'],
  ['GET', /^\/v1\/merchant$/, 'merchant'],
];

function routeOf({ method, path }: Visit): Route | null {
  for (const [verb, form, call] of ROUTES) {
    const match = verb === method ? form.exec(path) : null;
    if (match) return { call, id: match[1] ?? '' };
  }
  return null;
}
