import { describe, expect, it } from 'vitest';
import { after, HOUR } from '#app/kernel/clock.ts';
import type { PaymentId } from '#app/kernel/ids.ts';
import { DOLLARS, facts, NOW, payment, receipt, tell, voucher } from './facts.test-data.ts';
import type { CheckoutFacts, Payment, Tell } from './model.ts';
import { nextTell } from './next-tell.ts';

const say = (changes: Partial<CheckoutFacts> = {}, about: Payment = payment()) =>
  nextTell(about, facts({ payments: [about], ...changes }));

const PENDING = [tell('pending', 'applied')];
const EVERY_STATE: Tell['state'][] = ['due', 'indeterminate', 'applied', 'refused', 'superseded'];
const givenUp = payment({ givenUpAt: NOW });
const voided = [voucher({ state: 'voided' })];
const lapsed = voucher({ state: 'lapsed', expiresAt: after(NOW, -2 * HOUR) });

describe('paid', () => {
  it('is said as soon as money settles the payment, whatever else was being said', () => {
    const receipts = [receipt()];
    for (const what of ['pending', 'reject'] as const)
      for (const state of ['due', 'indeterminate', 'superseded', 'refused'] as const)
        expect(say({ receipts, tells: [tell(what, state)] })).toEqual({ say: 'paid' });
    expect(say({ receipts }, givenUp)).toEqual({ say: 'paid' });
    expect(say({ receipts, heldPayments: new Set([payment().id]) })).toEqual({ say: 'paid' });
  });

  it('is said once: not after Shopify took it, nor after it refused it for good', () => {
    for (const state of ['applied', 'refused'] as const)
      expect(say({ receipts: [receipt()], tells: [tell('paid', state)] })).toEqual({ say: null });
  });

  it('is never said of money that was taken back, or that differs', () => {
    for (const other of [receipt({ reversed: true }), receipt({ purpose: 'mismatch' })])
      expect(say({ receipts: [other], tells: PENDING })).not.toEqual({ say: 'paid' });
  });

  it('is said of surplus only in the place of money that was taken back', () => {
    const surplus = receipt({ id: 'r2', operation: '7002', purpose: 'surplus' });
    const first = receipt({ paymentId: 'p0' as PaymentId });
    const payments = [payment({ id: first.paymentId }), payment()];
    expect(say({ payments, receipts: [first, surplus] })).toEqual({ say: 'pending' });
    const takenBack = { ...first, reversed: true };
    expect(say({ payments, receipts: [takenBack, surplus] })).toEqual({ say: 'paid' });
  });

  it('is said of differing money that a person took as settling', () => {
    const receipts = [receipt({ purpose: 'mismatch' })];
    expect(say({ receipts }, payment({ acceptedAt: NOW }))).toEqual({ say: 'paid' });
  });

  it('is not said after a reject that Shopify took: that money is late, and a person hears of it', () => {
    const money = receipt();
    expect(say({ receipts: [money], tells: [tell('reject', 'applied')] })).toEqual({
      say: null,
      late: money,
    });
  });
});

describe('pending', () => {
  it('is said when the shopper has come and his code lives, until it is taken or refused', () => {
    expect(say()).toEqual({ say: 'pending' });
    for (const state of ['due', 'indeterminate'] as const)
      expect(say({ tells: [tell('pending', state)] })).toEqual({ say: 'pending' });
    for (const state of ['applied', 'refused'] as const)
      expect(say({ tells: [tell('pending', state)] })).toEqual({ say: null });
  });

  it('is not said before the shopper comes, nor for a code of another amount or currency', () => {
    expect(say({}, payment({ landedAt: null }))).toEqual({ say: null });
    expect(say({ vouchers: [voucher({ amount: DOLLARS })] })).toEqual({ say: null });
    expect(say({ vouchers: [] })).toEqual({ say: null });
  });

  it('is said on while nobody knows whether Shopify took it', () => {
    const tells = [tell('pending', 'indeterminate')];
    expect(say({ tells }, givenUp)).toEqual({ say: 'pending' });
    expect(say({ tells, heldPayments: new Set([payment().id]) })).toEqual({ say: 'pending' });
  });
});

describe('reject', () => {
  it('is said when the shopper gave up and his code is dead, if Shopify waits or may wait', () => {
    for (const state of ['applied', 'indeterminate'] as const)
      expect(say({ vouchers: voided, tells: [tell('pending', state)] }, givenUp)).toEqual({
        say: 'reject',
      });
    for (const state of ['due', 'refused', 'superseded'] as const)
      expect(say({ vouchers: voided, tells: [tell('pending', state)] }, givenUp)).toEqual({
        say: null,
      });
  });

  it('is said until it is taken, and not after', () => {
    for (const state of EVERY_STATE) {
      const next = say({ vouchers: voided, tells: [...PENDING, tell('reject', state)] }, givenUp);
      const ended = state === 'applied' || state === 'refused';
      expect(next).toEqual({ say: ended ? null : 'reject' });
    }
  });

  it('is never said while any code of the checkout may still be paid, or is under way', () => {
    const intended = { ...voucher(), state: 'intended', refusal: null, lookForAt: null } as const;
    for (const other of [voucher(), voucher({ state: 'voiding' }), intended])
      expect(say({ vouchers: [...voided, other], tells: PENDING }, givenUp)).toEqual({ say: null });
  });

  it('is not said of a lapsed code before the gateway was asked again after the grace', () => {
    const at = (hours: number) => [{ ...lapsed, askedAt: after(NOW, hours * HOUR) }];
    const rule = { onLapse: 'reject', tells: PENDING } as const;
    expect(say({ ...rule, vouchers: [lapsed] })).toEqual({ say: null });
    expect(say({ ...rule, vouchers: at(-1.5) })).toEqual({ say: null });
    expect(say({ ...rule, vouchers: at(-1) })).toEqual({ say: 'reject' });
    expect(say({ ...rule, onLapse: 'leave', vouchers: at(0) })).toEqual({ say: null });
  });

  it('is not said while a person must decide, nor while money stands', () => {
    const heldPayments = new Set([payment().id]);
    expect(say({ heldPayments, vouchers: voided, tells: PENDING }, givenUp)).toEqual({ say: null });
  });

  it('is said when a person gave the differing money back', () => {
    const vouchers = [voucher({ state: 'paid' })];
    const receipts = [receipt({ purpose: 'mismatch' })];
    expect(say({ vouchers, receipts, tells: PENDING }, givenUp)).toEqual({ say: 'reject' });
  });
});

it('says nothing about a session that is not served', () => {
  const about = payment({ notServed: 'currency' });
  expect(say({ receipts: [receipt()] }, about)).toEqual({ say: null });
});
