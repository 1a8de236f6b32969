import { createHash } from 'node:crypto';
import type { Account, Mode } from '../till/accounts.ts';
import { fixedText } from '../till/amount.ts';
import type { Dialect, Speech, Till, Visit } from '../till/dialect.ts';
import { limaText } from '../till/lima-time.ts';
import type { Letter, News, NewsEvent } from '../till/news.ts';
import type { Sheet } from '../till/sheet.ts';
import { noVoucherPage, voucherPage } from '../till/voucher-page.ts';
import { refused } from './answer.ts';
import { CALLS, type Call, MerchantApi } from './merchant-api.ts';
import type { KeyName } from './payment-order.ts';
import { ebanxPair, merchantPair, newsHeaders } from './proof.ts';

const MINUTE = 60_000;

/** EBANX's two houses. Source: ebanx/benjamin, 2025-07. */
const HOSTS: Readonly<Record<string, Mode>> = {
  'sandbox.ebanxpay.com': 'test',
  'api.ebanxpay.com': 'live',
};

/** What a merchant enters who signs his requests by JWS and believes signed news alone. */
const SIGNING_KEYS = ['certificate', 'privateKey', 'keyId'];

const signingKeys = (nth: number) => ({
  certificate: ebanxPair.publicKey,
  privateKey: merchantPair.privateKey,
  keyId: `llave-de-prueba-${nth}`,
});

/** Direct API, notifications and transfer report of EBANX. `signs`: whether its merchants use JWS and the certificate. */
export const ebanx = ({ signs = false }: { signs?: boolean } = {}): Dialect<KeyName> => ({
  name: 'ebanx',
  title: 'EBANX',
  hosts: HOSTS,
  keys: ['integrationKey', ...(signs ? SIGNING_KEYS : [])],
  accountKey: 'integrationKey',
  testKeys: (nth) => ({
    integrationKey: `clave-de-prueba-sin-valor-${nth}`,
    ...(signs && signingKeys(nth)),
  }),
  calls: CALLS,
  issueCall: 'direct',
  queryCall: 'query',
  refusals: {
    '500': () => ({ kind: 'said', status: 500, type: 'text/html', text: '<h1>500</h1>' }),
    'BP-SA-1': () => refused('BP-SA-1'),
    'BP-CH-1': () => refused('BP-CH-1'),
    'BP-DR-7': () => refused('BP-DR-7'),
  },
  lost: () => ({ kind: 'said', status: 404, type: 'text/html', text: '<h1>404</h1>' }),
  // That it tells again is documented, when is not.
  retries: {
    pauses: [5 * MINUTE, 30 * MINUTE, 180 * MINUTE],
    takes: (status) => status >= 200 && status < 300,
  },
  afterReversal: 'owed-again',
  tellsMaking: false,
  tellsReversals: false,
  // No fee table is public.
  fees: { basisPoints: 400n, fixedMinor: 0n, taxBasisPoints: 1_800n },
  voids: true,
  refundLagMs: 48 * 60 * MINUTE,
  cannot: { twice: 'EBANX takes one payment for a code' },
  open: speechOf,
});

function speechOf(till: Till<KeyName>): Speech<KeyName> {
  const api = new MerchantApi(till);
  return {
    hear(visit) {
      if (/^\/cip\/?$/.test(visit.path)) return { call: 'page', answer: () => pageOf(till, visit) };
      const call = /^\/ws\/(direct|query|cancel|refund)$/.exec(visit.path)?.[1] as Call | undefined;
      if (!call || visit.method !== 'POST') return null;
      return { call, answer: () => api.answer(call, visit) };
    },
    write: writeNews,
    reports: { transfers: (account) => transfersOf(till, account) },
  };
}

function pageOf(till: Till<KeyName>, { mode, query }: Visit) {
  const code = till.codes.find(query.get('hash') ?? '');
  const known = code && till.accounts.find(code.account)?.mode === mode;
  return known ? voucherPage(code, till.statusOf(code)) : noVoucherPage('EBANX');
}

/** Told are CO and CA only: of a code that was just made EBANX says nothing (docs.ebanx.com, payment-notifications, 2026). */
const TYPES: Readonly<Record<Exclude<NewsEvent, 'made'>, string>> = {
  paid: 'update',
  lapsed: 'update',
  voided: 'update',
  reversed: 'update',
  'charged-back': 'chargeback',
  refunded: 'refund',
  'refund-refused': 'refund',
};

/** A form that names a payment and tells nothing of it; signed by EBANX's own key. */
function writeNews({ event, code }: News): Letter | null {
  if (event === 'made') return null;
  const form = new URLSearchParams({
    operation: 'payment_status_change',
    notification_type: TYPES[event],
    hash_codes: code.reference,
  });
  const body = form.toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', ...newsHeaders(body) };
  return { event: TYPES[event], headers, body };
}

const HEADER = [
  'merchant_name',
  'settlement_code',
  'settlement_country',
  'settlement_currency',
  'settlement_net_amount',
  'transfer_date',
];

const grouped = (amount: string): string => amount.replace(/\B(?=(\d{3})+(?=\.))/g, ',');

/** The Transfer Report: one settlement a day and currency. Source: docs.ebanx.com/docs/reports/transfer-report, 2026. */
function transfersOf(till: Till<KeyName>, account: Account<KeyName>): Sheet {
  const sums = new Map<string, bigint>();
  for (const { at, currency, netMinor } of till.movements(account.id)) {
    const key = `${limaText(at).slice(0, 10)} ${currency}`;
    sums.set(key, (sums.get(key) ?? 0n) + netMinor);
  }
  const merchant = `Tienda ${createHash('sha256').update(account.id).digest('hex').slice(0, 6)}`;
  const rows = [...sums].map(([key, minor], at) => {
    const [day = '', currency = ''] = key.split(' ');
    const code = `SET-PE-${day.slice(2).replaceAll('-', '')}-${String(at + 1).padStart(3, '0')}`;
    const net = minor < 0n ? `-${grouped(fixedText(-minor))}` : grouped(fixedText(minor));
    return [merchant, code, 'Peru', currency, net, day.split('-').reverse().join('/')];
  });
  return { separator: ',', lineEnd: '\n', header: HEADER, rows };
}
