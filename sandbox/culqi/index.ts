import type { Dialect, Speech, Till, Visit } from '../till/dialect.ts';
import { refused } from './answer.ts';
import { CALLS, MerchantApi, type Route } from './merchant-api.ts';
import { writeNews } from './news.ts';
import type { KeyName } from './order-body.ts';

const MINUTE = 60_000;

/** Culqi's orders. */
export const culqi: Dialect<KeyName> = {
  name: 'culqi',
  title: 'Culqi',
  // One host for both houses: the key decides.
  hosts: { 'api.culqi.com': null },
  keys: ['secretKey'],
  accountKey: 'secretKey',
  testKeys: (nth) => ({ secretKey: `sk_test_PRUEBASINVALOR${nth}` }),
  calls: CALLS,
  issueCall: 'orders',
  queryCall: 'order',
  refusals: {
    '500': () => refused('broken'),
    '429': () => refused('limit'),
    '401': () => refused('invalid-key'),
    'order-number': () => refused('parameter', 'order_number'),
  },
  lost: () => refused('missing'),
  // Whether and when it tells again is in no public document: three more attempts are our guess.
  retries: {
    pauses: [5 * MINUTE, 30 * MINUTE, 120 * MINUTE],
    takes: (status) => status >= 200 && status < 300,
  },
  // What an order is after an agency's reversal is in no public document; "no longer paid" is all that may be relied on.
  afterReversal: 'owed-again',
  tellsMaking: false,
  tellsReversals: false,
  // No fee table is public.
  fees: { basisPoints: 350n, fixedMinor: 0n, taxBasisPoints: 1_800n },
  voids: true,
  refundLagMs: null,
  cannot: {
    twice: 'Culqi takes one payment for a code',
    reversed: 'Culqi tells of no reversal: it is seen by asking alone',
  },
  open: speechOf,
};

function speechOf(till: Till<KeyName>): Speech<KeyName> {
  const api = new MerchantApi(till);
  return {
    hear(visit) {
      const route = routeOf(visit);
      return route && { call: route.call, answer: () => api.answer(route, visit) };
    },
    write: (news) =>
      writeNews(news, {
        now: till.now(),
        draw: till.draw,
        standing: till.statusOf(news.code),
      }),
    // The columns of the panel's downloads are not public.
    reports: {},
  };
}

const ABOUT = { GET: 'order', PATCH: 'update', DELETE: 'delete' } as const;

/** The official SDKs differ in the slash at the end. */
function routeOf({ method, path }: Visit): Route | null {
  const plain = path.replace(/\/$/, '');
  if (plain === '/v2/orders') {
    if (method === 'POST') return { call: 'orders', id: '' };
    return method === 'GET' ? { call: 'list', id: '' } : null;
  }
  const id = /^\/v2\/orders\/(ord_(?:test|live)_\w+)$/.exec(plain)?.[1];
  const call = ABOUT[method as keyof typeof ABOUT];
  return id && call ? { call, id } : null;
}
