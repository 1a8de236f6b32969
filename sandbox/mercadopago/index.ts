import type { Dialect, Speech, Till, Visit } from '../till/dialect.ts';
import { noVoucherPage, voucherPage } from '../till/voucher-page.ts';
import { notRouted, refused } from './answer.ts';
import { CALLS, MerchantApi, type Route } from './merchant-api.ts';
import { writeNews } from './news.ts';
import type { KeyName } from './payment-order.ts';
import { REPORT_CALLS, ReportDesk, reportRouteOf } from './report-desk.ts';
import { settlementReport } from './settlement-report.ts';
import { PAGE_HOST, PAGE_PATH } from './views.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Every 15 minutes, and after the third attempt longer; how much longer is our guess. Source: official guide of Webhooks. */
const PAUSES = [15 * MINUTE, 15 * MINUTE, 6 * HOUR, 48 * HOUR, 96 * HOUR];

/** Mercado Pago Peru's payments API, and its reports. */
export const mercadopago: Dialect<KeyName> = {
  name: 'mercadopago',
  title: 'Mercado Pago',
  // One host for both houses: the token decides.
  hosts: { 'api.mercadopago.com': null, [PAGE_HOST]: null },
  keys: ['accessToken', 'webhookSecret'],
  accountKey: 'accessToken',
  testKeys: (nth) => ({
    accessToken: `TEST-prueba-sin-valor-${nth}`,
    webhookSecret: `clave-de-prueba-sin-valor-${nth}`,
  }),
  calls: [...CALLS, ...REPORT_CALLS],
  issueCall: 'payments',
  queryCall: 'payment',
  fileCall: 'report-file',
  refusals: {
    '500': () => refused(5000),
    '429': () => refused(42900),
    '401': () => refused(7),
    '2018': () => refused(2018),
    '4050': () => refused(4050),
  },
  lost: () => notRouted,
  retries: { pauses: PAUSES, takes: (status) => status === 200 || status === 201 },
  afterReversal: 'reversed',
  tellsMaking: true,
  tellsReversals: false,
  operationOf: ({ reference }) => reference,
  // No fee table of Peru is public.
  fees: { basisPoints: 399n, fixedMinor: 100n, taxBasisPoints: 1_800n },
  voids: true,
  refundLagMs: 0,
  cannot: { twice: 'Mercado Pago takes one payment for a code' },
  open: speechOf,
};

function speechOf(till: Till<KeyName>): Speech<KeyName> {
  const api = new MerchantApi(till);
  const desk = new ReportDesk(till);
  return {
    hear(visit) {
      if (visit.host === PAGE_HOST) return { call: 'page', answer: () => pageOf(till, visit) };
      const report = reportRouteOf(visit);
      if (report) return { call: report.call, answer: () => desk.answer(report, visit) };
      const route = routeOf(visit);
      return route && { call: route.call, answer: () => api.answer(route, visit) };
    },
    write: (news, account) => writeNews(news, account, { now: till.now(), draw: till.draw }),
    reports: {
      'todas-las-transacciones': (account) => settlementReport(till.movements(account.id)),
    },
  };
}

function pageOf(till: Till<KeyName>, { path, query }: Visit) {
  const code = till.codes.findByToken(query.get('caller_id') ?? '');
  const known = path === PAGE_PATH && code?.reference === query.get('payment_id');
  return known && code ? voucherPage(code, till.statusOf(code)) : noVoucherPage('Mercado Pago');
}

const ROUTES: readonly (readonly [string, RegExp, Route['call']])[] = [
  ['POST', /^\/v1\/payments$/, 'payments'],
  ['GET', /^\/v1\/payments\/search$/, 'search'],
  ['GET', /^\/v1\/payments\/(?<id>\d+)$/, 'payment'],
  ['PUT', /^\/v1\/payments\/(?<id>\d+)$/, 'update'],
  ['POST', /^\/v1\/payments\/(?<id>\d+)\/refunds$/, 'refund'],
  ['GET', /^\/v1\/payments\/(?<id>\d+)\/refunds\/(?<refund>\d+)$/, 'refund-standing'],
  ['GET', /^\/v1\/payment_methods$/, 'methods'],
];

function routeOf({ method, path }: Visit): Route | null {
  for (const [verb, form, call] of ROUTES) {
    const match = verb === method ? form.exec(path) : null;
    if (match) return { call, id: match.groups?.id ?? '', refund: match.groups?.refund ?? '' };
  }
  return null;
}
