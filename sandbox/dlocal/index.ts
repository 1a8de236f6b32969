import type { Mode } from '../till/accounts.ts';
import type { Dialect, Speech, Till, Visit } from '../till/dialect.ts';
import { noVoucherPage, voucherPage } from '../till/voucher-page.ts';
import { notRouted, refused } from './answer.ts';
import { CALLS, MerchantApi, type Route } from './merchant-api.ts';
import { writeNews } from './news.ts';
import type { KeyName } from './payment-order.ts';
import type { Flow } from './views.ts';

const HOUR = 60 * 60_000;

/** dLocal's two houses; its pages are served by the same hosts. Source: docs.dlocal.com, 2026. */
const HOSTS: Readonly<Record<Mode, string>> = {
  test: 'sandbox.dlocal.com',
  live: 'api.dlocal.com',
};

/** Hourly six times, then every twelve hours, twelve attempts in all. Source: docs.dlocal.com, 2026-07-24. */
const PAUSES = [...Array<number>(6).fill(HOUR), ...Array<number>(5).fill(12 * HOUR)];

/** dLocal's payins API. `flows`: how its accounts may sell PagoEfectivo; by page is what its documents promise. */
export const dlocal = (flows: () => readonly Flow[] = () => ['REDIRECT']): Dialect<KeyName> => ({
  name: 'dlocal',
  title: 'dLocal',
  hosts: { [HOSTS.test]: 'test', [HOSTS.live]: 'live' },
  keys: ['login', 'transKey', 'secretKey'],
  accountKey: 'login',
  testKeys: (nth) => ({
    login: `prueba-login-${nth}`,
    transKey: `prueba-trans-${nth}`,
    secretKey: `clave-de-prueba-sin-valor-${nth}`,
  }),
  calls: CALLS,
  issueCall: 'payments',
  queryCall: 'payment',
  refusals: {
    '500': () => refused(7000),
    '429': () => refused(6000),
    '3001': () => refused(3001),
    '5007': () => refused(5007),
    '5010': () => refused(5010),
  },
  lost: () => notRouted,
  retries: { pauses: PAUSES, takes: (status) => status >= 200 && status < 300 },
  // What dLocal says after an agency's reversal is in no public document; "no longer paid" is all that may be relied on.
  afterReversal: 'owed-again',
  tellsMaking: false,
  tellsReversals: false,
  // No fee table is public.
  fees: { basisPoints: 350n, fixedMinor: 0n, taxBasisPoints: 1_800n },
  voids: false,
  refundLagMs: 24 * HOUR,
  cannot: { twice: 'dLocal takes one payment for a code' },
  open: (till) => speechOf(till, flows),
});

function speechOf(till: Till<KeyName>, flows: () => readonly Flow[]): Speech<KeyName> {
  const api = new MerchantApi(till, flows);
  return {
    hear(visit) {
      const token = /^\/collect\/pay\/pay\/M-([0-9a-f-]{36})$/.exec(visit.path)?.[1];
      if (token) return { call: 'page', answer: () => pageOf(till, visit, token) };
      const route = routeOf(visit);
      return route && { call: route.call, answer: () => api.answer(route, visit) };
    },
    write: (news, account) =>
      writeNews(news, account.keys, {
        now: till.now(),
        host: HOSTS[account.mode],
        standing: till.statusOf(news.code),
      }),
    // The columns of dLocal's settlement files are not public.
    reports: {},
  };
}

function pageOf(till: Till<KeyName>, { mode }: Visit, token: string) {
  const code = till.codes.findByToken(token);
  const known = code && till.accounts.find(code.account)?.mode === mode;
  return known ? voucherPage(code, till.statusOf(code)) : noVoucherPage('dLocal');
}

const POSTS = { '/payments': 'payments', '/refunds': 'refund' } as const;
const GETS = { payments: 'payment', orders: 'order', refunds: 'refund-status' } as const;

function routeOf({ method, path }: Visit): Route | null {
  if (method === 'POST') {
    const call = POSTS[path as keyof typeof POSTS];
    return call ? { call, id: '' } : null;
  }
  if (method !== 'GET') return null;
  if (path === '/payments-methods') return { call: 'methods', id: '' };
  const [, kind = '', id = ''] = /^\/(payments|orders|refunds)\/([\w-]+)$/.exec(path) ?? [];
  const call = GETS[kind as keyof typeof GETS];
  return call ? { call, id } : null;
}
