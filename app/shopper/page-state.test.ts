import { describe, expect, it } from 'vitest';
import { after, HOUR } from '#app/kernel/clock.ts';
import type { PaymentId, VoucherId } from '#app/kernel/ids.ts';
import {
  facts,
  LESS,
  NOW,
  OWED,
  payment,
  receipt,
  tell,
  voucher,
} from '#app/payments/facts.test-data.ts';
import type { CheckoutFacts, Payment } from '#app/payments/model.ts';
import { pageStateOf } from './page-state.ts';

const P2 = 'p2' as PaymentId;
const V2 = 'v2' as VoucherId;
const second = payment({ id: P2, sessionId: 's2' });
const cheaper = payment({ id: P2, sessionId: 's2', amount: LESS });

/** What the page of one session says; the checkout holds both sessions unless the facts say otherwise. */
const seenBy = (shown: Payment, changes: Partial<CheckoutFacts> = {}) =>
  pageStateOf({
    payment: shown,
    facts: facts({ payments: [payment(), second], ...changes }),
    ask: { outcome: null, lastAsked: 'none', entered: {} },
    pageUrl: 'https://app.codigo.example/pay/token',
    now: after(NOW, HOUR),
  });

describe('the page of a session whose checkout was paid through another session', () => {
  const paid = { vouchers: [voucher({ state: 'paid' })], receipts: [receipt()] };

  it('says paid too where both sessions ask for the same amount', () => {
    expect(seenBy(second, paid)).toEqual({ kind: 'paid', paidAt: null });
  });

  it('names the money that came in where its own session asks for another amount', () => {
    expect(seenBy(cheaper, { ...paid, payments: [payment(), cheaper] })).toEqual({
      kind: 'paid-otherwise',
      received: OWED,
    });
  });

  it.each(['live', 'voiding', 'lapsed', 'voided'] as const)(
    'never asks for money while its own code is %s',
    (state) => {
      const own = voucher({ id: V2, paymentId: P2, state, reference: '2500002' });
      expect(seenBy(second, { ...paid, vouchers: [...paid.vouchers, own] }).kind).toBe('paid');
    },
  );

  it('says so also where its own session could not have been paid this way', () => {
    const capture = payment({ id: P2, notServed: 'manual-capture' });
    expect(seenBy(capture, { ...paid, payments: [payment(), capture] }).kind).toBe('paid');
  });

  it('says that the money came too late where Shopify no longer took it', () => {
    expect(seenBy(second, { ...paid, tells: [tell('reject', 'applied')] }).kind).toBe('late');
  });

  it('says what came in while a person decides on an amount that differs', () => {
    const short = receipt({ purpose: 'mismatch', amount: LESS });
    const held = { ...paid, receipts: [short], heldPayments: new Set([payment().id]) };
    expect(seenBy(cheaper, { ...held, payments: [payment(), cheaper] })).toEqual({
      kind: 'held',
      asked: OWED,
      received: LESS,
    });
  });
});

describe('the page of a payment whose money was taken back', () => {
  const reversed = {
    vouchers: [voucher({ state: 'paid' })],
    receipts: [receipt({ reversed: true })],
  };

  it('says so, and how much it was', () => {
    expect(seenBy(payment(), reversed)).toEqual({ kind: 'reversed', amount: OWED });
  });

  it('says so rather than offer the code that another session has since', () => {
    const again = voucher({ id: V2, paymentId: P2, reference: '2500002' });
    const vouchers = [...reversed.vouchers, again];
    expect(seenBy(payment(), { ...reversed, vouchers }).kind).toBe('reversed');
  });

  it('says paid where it was paid twice and reversed once', () => {
    const surplus = receipt({ id: 'r2', purpose: 'surplus' });
    const receipts = [...reversed.receipts, surplus];
    expect(seenBy(payment(), { ...reversed, receipts }).kind).toBe('paid');
  });

  it('says so also where the amount differed and nobody has decided yet', () => {
    const receipts = [receipt({ purpose: 'mismatch', amount: LESS, reversed: true })];
    const heldPayments = new Set([payment().id]);
    expect(seenBy(payment(), { ...reversed, receipts, heldPayments })).toEqual({
      kind: 'reversed',
      amount: LESS,
    });
  });
});

describe('the page of a payment of another amount, once a person has decided', () => {
  const vouchers = [voucher({ state: 'paid' })];
  const receipts = [receipt({ purpose: 'mismatch', amount: LESS })];

  it('says paid where the shop took it as settling', () => {
    const accepted = payment({ acceptedAt: NOW });
    expect(seenBy(accepted, { payments: [accepted], vouchers, receipts }).kind).toBe('paid');
  });

  it('says that the shop has looked at it where the shop did not', () => {
    const givenUp = payment({ givenUpAt: NOW });
    expect(seenBy(givenUp, { payments: [givenUp], vouchers, receipts })).toEqual({
      kind: 'decided',
      received: LESS,
    });
  });
});

it('says that a code is being voided, and never shows it meanwhile', () => {
  const vouchers = [voucher({ state: 'voiding' })];
  expect(seenBy(payment(), { vouchers }).kind).toBe('voiding');
});

it('offers a new code after one that lapsed, unless Shopify heard, or may be hearing, that no payment comes', () => {
  const canRenew = (...tells: CheckoutFacts['tells']) =>
    seenBy(payment(), { vouchers: [voucher({ state: 'lapsed' })], tells });
  expect(canRenew(tell('reject', 'due'))).toEqual({ kind: 'lapsed', canRenew: true });
  for (const state of ['indeterminate', 'applied'] as const)
    expect(canRenew(tell('reject', state))).toEqual({ kind: 'lapsed', canRenew: false });
});
