import type { Dialect, Speech, Till, Visit } from '../../till/dialect.ts';
import { broken, refused } from './answer.ts';
import { CALLS, type Call, type KeyName, MerchantApi } from './merchant-api.ts';
import { writeNews } from './news.ts';

const MINUTE = 60_000;

/** Quipu Cash, an invented gateway: a signed string in the body, céntimos as text, a 200 for every answer, few calls. */
export const quipu: Dialect<KeyName> = {
  name: 'quipu',
  title: 'Quipu Cash',
  manifest: 'docs/gateways/declared/examples/quipu.json',
  hosts: { 'pruebas.quipu-cash.example': 'test', 'servicios.quipu-cash.example': 'live' },
  keys: ['comercio', 'llave'],
  accountKey: 'comercio',
  testKeys: (nth) => ({ comercio: `C${nth}001`, llave: `llave-de-prueba-sin-valor-${nth}` }),
  calls: CALLS,
  issueCall: 'crear',
  queryCall: 'consultar',
  refusals: {
    '500': () => broken(500),
    '429': () => broken(429),
    '10': () => refused('10'),
    '11': () => refused('11'),
  },
  lost: () => broken(404),
  retries: { pauses: [5 * MINUTE, 30 * MINUTE], takes: (status) => status === 200 },
  afterReversal: 'reversed',
  tellsMaking: false,
  tellsReversals: true,
  fees: { basisPoints: 320n, fixedMinor: 0n, taxBasisPoints: 1_800n },
  voids: false,
  refundLagMs: null,
  cannot: { twice: 'Quipu takes one payment for a code' },
  open: speechOf,
};

function speechOf(till: Till<KeyName>): Speech<KeyName> {
  const api = new MerchantApi(till);
  return {
    hear(visit) {
      const call = callOf(visit);
      return call && { call, answer: () => api.answer(call, visit) };
    },
    write: (news, account) => writeNews(news, account),
    reports: {},
  };
}

const callOf = ({ method, path }: Visit): Call | null =>
  method === 'POST' ? (CALLS.find((call) => path === `/api/${call}`) ?? null) : null;
