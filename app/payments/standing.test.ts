import { expect, it } from 'vitest';
import { after, HOUR } from '#app/kernel/clock.ts';
import type { PaymentId } from '#app/kernel/ids.ts';
import { DOLLARS, facts, NOW, payment, receipt, voucher } from './facts.test-data.ts';
import type { CheckoutFacts, Payment, Voucher } from './model.ts';
import { standingOf } from './standing.ts';

const standing = (changes: Partial<CheckoutFacts>, about: Payment = payment()) =>
  standingOf(about, facts({ payments: [about], ...changes }));

const known = (state: 'live' | 'paid' | 'lapsed' | 'voiding' | 'voided', endedAt?: Date) => ({
  vouchers: [voucher({ state, endedAt: endedAt ?? null })],
});
const unknown = (state: 'intended' | 'orphan' | 'refused'): { vouchers: Voucher[] } => ({
  vouchers: [{ ...voucher(), state, refusal: null, lookForAt: null }],
});
const HELD = { heldPayments: new Set([payment().id]) };

it('follows the code while no money has come', () => {
  expect(standing({ vouchers: [] })).toBe('opened');
  expect(standing(unknown('intended'))).toBe('verifying');
  expect(standing(unknown('orphan'))).toBe('verifying');
  expect(standing(unknown('refused'))).toBe('opened');
  expect(standing(known('live'))).toBe('awaiting');
  expect(standing(known('voiding'))).toBe('awaiting');
  expect(standing(known('lapsed'))).toBe('expired');
  expect(standing(known('voided'))).toBe('cancelled');
});

it('is paid by money that settles and stands, whatever became of the code or of the shopper', () => {
  for (const state of ['live', 'paid', 'lapsed', 'voiding', 'voided'] as const)
    expect(standing({ ...known(state), receipts: [receipt()], ...HELD })).toBe('paid');
  expect(standing({ receipts: [receipt()] }, payment({ givenUpAt: NOW }))).toBe('paid');
});

it('is held while a person must decide, and reversed when the money was taken back', () => {
  const mismatch = [receipt({ purpose: 'mismatch' })];
  expect(standing({ ...known('paid'), receipts: mismatch, ...HELD })).toBe('held');
  expect(standing({ ...known('paid'), receipts: [receipt({ reversed: true })] })).toBe('reversed');
});

it('is paid or cancelled once a person has decided on a wrong amount, and never opened again', () => {
  const decided = { ...known('paid'), receipts: [receipt({ purpose: 'mismatch' })] };
  expect(standing(decided, payment({ acceptedAt: NOW }))).toBe('paid');
  expect(standing(decided)).toBe('cancelled');
  expect(standing(decided, payment({ givenUpAt: NOW }))).toBe('cancelled');
});

it('is awaiting while a code of a shopper who gave up can still be paid', () => {
  const about = payment({ givenUpAt: NOW });
  expect(standing(known('live'), about)).toBe('awaiting');
  expect(standing(known('voided'), about)).toBe('cancelled');
});

it('shares a code of another session only with the same amount, and only if it lived when the shopper came', () => {
  const other = (changes: Partial<Payment> = {}) =>
    payment({ id: 'p2' as PaymentId, landedAt: after(NOW, HOUR), ...changes });
  expect(standing(known('live'), other())).toBe('awaiting');
  expect(standing(known('live'), other({ amount: DOLLARS }))).toBe('opened');
  expect(standing(known('live'), other({ landedAt: null }))).toBe('opened');
  expect(standing(known('voided', NOW), other())).toBe('opened');
  expect(standing(known('voided', after(NOW, 2 * HOUR)), other())).toBe('cancelled');
});

it('says of a session that is not served only that', () => {
  expect(standing({ receipts: [receipt()] }, payment({ notServed: 'currency' }))).toBe(
    'not-served',
  );
});
