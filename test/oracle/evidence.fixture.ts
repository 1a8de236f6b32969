import type { Books, Evidence } from './books.ts';
import type { Ledger } from './ledger.ts';

type Session = Books['shopify']['sessions'][number];
type Code = Books['gateways']['codes'][number];

const SHOP = 'tienda-lima.myshopify.com';
export const OTHER_SHOP = 'tienda-cusco.myshopify.com';

const session: Session = {
  id: 's1',
  gid: 'gid://shopify/PaymentSession/s1',
  group: 'g1',
  shop: SHOP,
  amount: '125.50',
  amountMinor: '12550',
  currency: 'PEN',
  test: true,
  kind: 'sale',
  email: 'rosa@shopper.example',
  state: 'resolved',
  pendingExpiresAt: null,
  acceptedAt: '2026-11-25T15:00:00.000Z',
  redirectUrl: 'https://app.codigo.example/pay/x',
  attempts: 1,
  effectiveResolves: 1,
  rejection: null,
  clientCertIssuer: 'a CA',
  orderName: '#1001',
  financialStatus: 'PAID',
  refunds: [],
};

const code: Code = {
  gateway: 'pagoefectivo',
  reference: '11323796',
  code: '11323796',
  account: '1042',
  transactionCode: 'v1',
  amountMinor: '12550',
  currency: 'PEN',
  status: 'paid',
  createdAt: '2026-11-25T15:00:10.000Z',
  expiresAt: '2026-11-27T15:00:10.000Z',
  voidedAt: null,
  email: 'rosa@shopper.example',
  fate: null,
  payments: [
    {
      operation: '4711',
      amountMinor: '12550',
      currency: 'PEN',
      at: '2026-11-25T16:00:00.000Z',
      reversedAt: null,
    },
  ],
  refunds: [],
};

const books: Books = {
  shopify: {
    shops: [],
    sessions: [session],
    mutations: [
      {
        at: '2026-11-25T16:00:02.000Z',
        name: 'paymentSessionResolve',
        session: 's1',
        outcome: 'applied',
      },
    ],
    violations: [],
  },
  gateways: {
    codes: [code],
    notifications: [
      {
        gateway: 'pagoefectivo',
        reference: code.reference,
        account: '1042',
        event: 'cip.paid',
        operation: '4711',
        attempt: 1,
        at: '2026-11-25T16:00:01.000Z',
        url: 'https://app.codigo.example/notifications/pagoefectivo/key1',
        status: 200,
        failed: null,
        digest: 'd1',
        taken: true,
      },
    ],
  },
};

const ledger: Ledger = {
  accounts: [
    { id: 'a1', shop: SHOP, pathKey: 'key1' },
    { id: 'a2', shop: OTHER_SHOP, pathKey: 'key2' },
  ],
  payments: [
    {
      id: 'p1',
      shop: SHOP,
      checkoutId: 'c1',
      sessionId: 's1',
      amountMinor: 12550n,
      currency: 'PEN',
      state: 'paid',
    },
  ],
  vouchers: [
    {
      id: 'w1',
      shop: SHOP,
      checkoutId: 'c1',
      paymentId: 'p1',
      accountId: 'a1',
      transactionCode: 'v1',
      state: 'paid',
      reference: '11323796',
    },
  ],
  receipts: [
    {
      id: 'r1',
      shop: SHOP,
      voucherId: 'w1',
      paymentId: 'p1',
      accountId: 'a1',
      operation: '4711',
      amountMinor: 12550n,
      currency: 'PEN',
      purpose: 'settles',
      reversed: false,
    },
  ],
  expectations: [
    {
      receiptId: 'r1',
      accountId: 'a1',
      reference: '11323796',
      amountMinor: 12550n,
      currency: 'PEN',
    },
  ],
  tells: [{ shop: SHOP, paymentId: 'p1', what: 'paid', state: 'applied', attempts: 1 }],
  exceptions: [],
  notifications: [{ accountId: 'a1', dedupeKey: 'k', state: 'applied', event: 'paid' }],
  deliveries: [{ accountId: 'a1', dedupeKey: 'k', digest: 'd1' }],
};

/** A purchase that went well, as both sides write it down; a test changes it to what must not be. */
export const goodEvidence: Evidence = { books, ledger };

type Change = {
  readonly session?: Partial<Session>;
  readonly code?: Partial<Code>;
  readonly shopify?: Partial<Books['shopify']>;
  readonly gateways?: Partial<Books['gateways']>;
  readonly ledger?: Partial<{ [Table in keyof Ledger]: Partial<Ledger[Table][number]>[] }>;
};

/** The good evidence with some of its rows changed, or left out where fewer are given. */
export function evidenceWith(change: Change): Evidence {
  const { session: s, code: c, shopify, gateways, ledger: l = {} } = change;
  const tables = Object.entries(l).map(([table, rows]) => {
    const good = ledger[table as keyof Ledger];
    return [table, rows.map((row, index) => ({ ...(good[index] ?? good[0]), ...row }))];
  });
  return {
    books: {
      shopify: { ...books.shopify, sessions: [{ ...session, ...s }], ...shopify },
      gateways: { ...books.gateways, codes: [{ ...code, ...c }], ...gateways },
    },
    ledger: { ...ledger, ...Object.fromEntries(tables) },
  };
}
