import { parseMoney } from '#app/kernel/money.ts';
import type { Awaiting, NotServedReason, PageState, VoucherPageView } from './voucher-page-view.ts';

function money(text: string, currency = 'PEN') {
  const read = parseMoney(text, currency);
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

const PAGE = 'https://pago.example.com/pay/Zk3vQ8nT1rWc5yHb7uJd2A';

export const AWAITING: Awaiting = {
  kind: 'awaiting',
  code: '1234567890',
  expiresAt: new Date('2026-11-27T19:30:00Z'),
  gatewayPageUrl: 'https://cip.example.pe/1234567890',
  qr: { text: PAGE, of: 'page' },
  barcode: null,
  lastAsked: 'none',
};

/** All that the page can ever hold at once: for the size budget and the longest look. */
export const FULLEST: Awaiting = {
  ...AWAITING,
  code: '12345678901234',
  qr: { text: `0002010102115204${'7'.repeat(180)}`, of: 'gateway' },
  barcode: '12345678901234567890',
  lastAsked: 'could-not-ask',
};

const REASONS: readonly NotServedReason[] = [
  'manual-capture',
  'currency',
  'amount-too-large',
  'amount-too-small',
  'no-account',
  'test-without-account',
];

/** Each state by the name that a test or a picture gives it. */
export const STATES: Readonly<Record<string, PageState>> = {
  'ask-contact': { kind: 'ask-contact', needs: ['email', 'phone'], wrong: [], entered: {} },
  'ask-contact-wrong': {
    kind: 'ask-contact',
    needs: ['phone'],
    wrong: ['phone'],
    entered: { phone: '98765' },
  },
  preparing: { kind: 'preparing' },
  awaiting: AWAITING,
  'awaiting-just-asked': { ...AWAITING, lastAsked: 'just-asked' },
  'awaiting-still-unpaid': { ...AWAITING, lastAsked: 'still-unpaid' },
  'awaiting-fullest': FULLEST,
  verifying: { kind: 'verifying' },
  paid: { kind: 'paid', paidAt: new Date('2026-11-26T15:05:00Z') },
  'paid-unknown-time': { kind: 'paid', paidAt: null },
  'lapsed-renewable': { kind: 'lapsed', canRenew: true },
  lapsed: { kind: 'lapsed', canRenew: false },
  'paid-otherwise': { kind: 'paid-otherwise', received: money('980.00') },
  voiding: { kind: 'voiding' },
  voided: { kind: 'voided' },
  held: { kind: 'held', asked: money('1125.50'), received: money('100.00') },
  'held-unknown': { kind: 'held', asked: money('1125.50'), received: null },
  decided: { kind: 'decided', received: money('100.00') },
  reversed: { kind: 'reversed', amount: money('1125.50') },
  late: { kind: 'late' },
  unavailable: { kind: 'unavailable' },
  ...Object.fromEntries(
    REASONS.map((reason) => [`not-served-${reason}`, { kind: 'not-served', reason } as const]),
  ),
};

/** A page of a small store, with what a test wants otherwise. */
export function pageOf(state: PageState, other: Partial<VoucherPageView> = {}): VoucherPageView {
  return {
    locale: 'es',
    shopName: 'Tejidos Ayllu',
    shopEmail: 'hola@tejidos-ayllu.example',
    buyerName: 'María Quispe Huamán',
    amount: money('1125.50'),
    test: false,
    pageUrl: PAGE,
    backToShop: 'https://tejidos-ayllu.example/checkouts/cn/abc',
    wayOut:
      state.kind === 'awaiting' ? 'cancel-order' : state.kind === 'ask-contact' ? 'give-up' : null,
    forms: {
      contact: '/pay/t/contact',
      'ask-now': '/pay/t/ask',
      renew: '/pay/t/renew',
      cancel: '/pay/t/cancel',
    },
    state,
    ...other,
  };
}
