import type { GatewayNotification, Observation } from '#app/gateways/gateway.ts';
import { after, HOUR } from '#app/kernel/clock.ts';
import type {
  AccountId,
  CheckoutId,
  PaymentId,
  RegistrationKey,
  ShopId,
  VoucherId,
} from '#app/kernel/ids.ts';
import type { Money } from '#app/kernel/money.ts';
import type { CheckoutFacts, KnownVoucher, Payment, Receipt, Tell } from './model.ts';

/** Facts of a checkout for tests of the rules: one session of S/ 120.50, its code live, nothing told yet. */

export const NOW = new Date('2026-11-25T15:00:00Z');
export const OWED: Money = { minor: 12050n, currency: 'PEN' };
export const LESS: Money = { minor: 2050n, currency: 'PEN' };
export const DOLLARS: Money = { minor: 12050n, currency: 'USD' };

export const payment = (changes: Partial<Payment> = {}): Payment => ({
  id: 'p1' as PaymentId,
  registrationKey: 'payments' as RegistrationKey,
  sessionId: 's1',
  sessionGid: 'gid://shopify/PaymentSession/s1',
  test: false,
  amount: OWED,
  openedAt: NOW,
  landedAt: NOW,
  givenUpAt: null,
  acceptedAt: null,
  notServed: null,
  state: 'awaiting',
  ...changes,
});

export const voucher = (changes: Partial<KnownVoucher> = {}): KnownVoucher => ({
  id: 'v1' as VoucherId,
  paymentId: 'p1' as PaymentId,
  accountId: 'a1' as AccountId,
  version: null,
  transactionCode: 't1',
  amount: OWED,
  deadline: after(NOW, 48 * HOUR),
  asks: 0,
  endedAt: null,
  state: 'live',
  reference: '2500001',
  code: '2523136',
  issuedAt: NOW,
  expiresAt: after(NOW, 48 * HOUR),
  pageUrl: null,
  askedAt: null,
  ...changes,
});

export const receipt = (changes: Partial<Receipt> = {}): Receipt => ({
  id: 'r1',
  voucherId: 'v1' as VoucherId,
  paymentId: 'p1' as PaymentId,
  operation: '7001',
  amount: OWED,
  purpose: 'settles',
  recordedAt: NOW,
  reversed: false,
  ...changes,
});

export const tell = (what: Tell['what'], state: Tell['state']): Tell => ({
  id: `${what}-${state}`,
  paymentId: 'p1' as PaymentId,
  what,
  state,
});

export const facts = (changes: Partial<CheckoutFacts> = {}): CheckoutFacts => ({
  shopId: 'shop' as ShopId,
  id: 'c1' as CheckoutId,
  payments: [payment()],
  vouchers: [voucher()],
  receipts: [],
  tells: [],
  heldPayments: new Set(),
  setAside: new Set(),
  raisedReversals: new Set(),
  onLapse: 'leave',
  graceMinutes: 60,
  ...changes,
});

type Seen = Extract<Observation, { facts: unknown }>['status'];

export function seen(status: Seen, amount: Money = OWED): Observation {
  const word = `word of ${status}`;
  const said = { amount, transactionCode: null, expiresAt: null, operation: null, word };
  return status === 'paid' || status === 'refunded'
    ? { status, facts: said, paidAt: NOW }
    : { status, facts: said };
}

export const hint = (
  event: GatewayNotification['event'],
  operation: string | null = '7001',
  amount: Money | null = OWED,
): GatewayNotification => ({
  event,
  eventType: `cip.${event}`,
  reference: '2500001',
  operation,
  amount,
  transactionCode: null,
});
