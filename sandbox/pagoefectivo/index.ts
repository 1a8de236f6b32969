import type { Dialect, Speech, Till, Visit } from '../till/dialect.ts';
import { openTill, type Provider, type ProviderDeps } from '../till/index.ts';
import { noVoucherPage, voucherPage } from '../till/voucher-page.ts';
import { type Meaning, refused } from './answer.ts';
import { apiHosts, pageHosts } from './hosts.ts';
import { CALLS, type Call, languageOf, MerchantApi, type ServiceKey } from './merchant-api.ts';
import { documented, type Variants, writeNews } from './news.ts';

export type { Variants } from './news.ts';

/** From a failed delivery to the one second attempt; the true gap is in no public document. */
export const SECOND_ATTEMPT_MS = 60_000;

const saying = (status: number, meaning: Meaning) => (visit: Visit) =>
  refused(status, meaning, languageOf(visit));

/** PagoEfectivo's direct API, written as `variants` say. */
export const pagoefectivo = (variants: () => Variants = () => documented): Dialect<ServiceKey> => ({
  name: 'pagoefectivo',
  title: 'PagoEfectivo',
  hosts: {
    [apiHosts.test]: 'test',
    [pageHosts.test]: 'test',
    [apiHosts.live]: 'live',
    [pageHosts.live]: 'live',
  },
  keys: ['idService', 'accessKey', 'secretKey'],
  accountKey: 'idService',
  testKeys: (nth) => ({
    idService: `${1042 + nth}`,
    accessKey: `PRUEBAACCESO${nth}`,
    secretKey: `clave-de-prueba-sin-valor-${nth}`,
  }),
  calls: CALLS,
  issueCall: 'cips',
  queryCall: 'search',
  refusals: {
    '500': saying(500, 166),
    '401': saying(401, 401),
    '508': saying(400, 508),
    '111': saying(400, 111),
    '511': saying(400, 511),
  },
  lost: saying(404, 404),
  // Exactly one second attempt, when the answer is not 200. Source: official document v1.1.
  retries: { pauses: [SECOND_ATTEMPT_MS], takes: (status) => status === 200 },
  // What search says after a reversal is in no public document; "no longer paid" is all that may be relied on.
  afterReversal: 'owed-again',
  tellsMaking: false,
  tellsReversals: true,
  // 2.89 % and S/ 0.49: a third party's word; no fee table is public.
  fees: { basisPoints: 289n, fixedMinor: 49n, taxBasisPoints: 1_800n },
  voids: true,
  refundLagMs: null,
  cannot: {},
  open: (till) => speechOf(till, variants),
});

function speechOf(till: Till<ServiceKey>, variants: () => Variants): Speech<ServiceKey> {
  const api = new MerchantApi(till, variants);
  return {
    hear(visit) {
      if (isPageHost(visit.host)) return { call: 'page', answer: () => pageOf(till, visit) };
      const route = routeOf(visit);
      return route && { ...route, answer: () => api.answer(route.call, visit, route.cip) };
    },
    write: (news, { keys }) => writeNews(news, keys.secretKey, variants()),
    // No public document names a settlement file.
    reports: {},
  };
}

const isPageHost = (host: string): boolean => Object.values(pageHosts).includes(host);

function pageOf(till: Till<ServiceKey>, { path, mode }: Visit) {
  const token = /^\/([0-9a-fA-F-]{36})\.html$/.exec(path)?.[1] ?? '';
  const code = till.codes.findByToken(token);
  const known = code && till.accounts.find(code.account)?.mode === mode;
  return known ? voucherPage(code, till.statusOf(code)) : noVoucherPage('PagoEfectivo');
}

function routeOf({ method, path }: Visit): { call: Call; cip: string } | null {
  if (method === 'POST') {
    const call = (
      {
        '/v1/authorizations': 'authorizations',
        '/v1/cips': 'cips',
        '/v1/cips/search': 'search',
      } as const
    )[path];
    return call ? { call, cip: '' } : null;
  }
  const cip = /^\/v1\/cips\/(\d{1,14})$/.exec(path)?.[1];
  if (!cip || (method !== 'PATCH' && method !== 'DELETE')) return null;
  return { call: method === 'PATCH' ? 'patch' : 'delete', cip };
}

/** PagoEfectivo, whose writing can be changed to what public integrations have seen. */
export type PagoEfectivo = Provider & {
  readonly variants: { get(): Variants; set(changes: Partial<Variants>): void };
};

/** Builds PagoEfectivo. */
export function createPagoEfectivo(deps: ProviderDeps): PagoEfectivo {
  const variants: Variants = { ...documented };
  return {
    ...openTill(
      pagoefectivo(() => variants),
      deps,
    ),
    variants: {
      get: () => ({ ...variants }),
      set: (changes) => void Object.assign(variants, changes),
    },
  };
}
