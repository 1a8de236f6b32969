import { describe, expect, it } from 'vitest';
import { type AccountLimits, type LimitFacts, limitReached, NO_LIMITS } from './account-limits.ts';

const FACTS: LimitFacts = {
  amount: { minor: 12050n, currency: 'PEN' },
  openOfShopper: 2,
  openOfShop: 40,
  todayOfShopper: 5,
  blocked: null,
};
const reached = (limits: Partial<AccountLimits>, facts: Partial<LimitFacts> = {}) =>
  limitReached({ ...NO_LIMITS, ...limits }, { ...FACTS, ...facts });
const soles = (least: bigint | null, greatest: bigint | null) => ({
  amounts: [{ currency: 'PEN', least, greatest }],
});

describe('a limit of an account', () => {
  it('stands against nothing where the merchant set none', () => expect(reached({})).toBeNull());

  it('lets the least and the greatest amount themselves through, and not a céntimo beyond', () => {
    expect(reached(soles(12050n, 12050n))).toBeNull();
    expect(reached(soles(12051n, null))).toBe('least-amount');
    expect(reached(soles(null, 12049n))).toBe('greatest-amount');
  });

  it('in soles says nothing of dollars', () => {
    const amount = { minor: 99n, currency: 'USD' };
    expect(reached(soles(100n, 200n), { amount })).toBeNull();
  });

  it('counts the codes that are there before one more is asked for', () => {
    expect(reached({ openCodesPerShopper: 3 })).toBeNull();
    expect(reached({ openCodesPerShopper: 2 })).toBe('open-codes-per-shopper');
    expect(reached({ codesPerShopperPerDay: 6 })).toBeNull();
    expect(reached({ codesPerShopperPerDay: 5 })).toBe('codes-per-shopper-per-day');
    expect(reached({ openCodesPerShop: 41 })).toBeNull();
    expect(reached({ openCodesPerShop: 40 })).toBe('open-codes-per-shop');
  });

  it('gives no code to whom the merchant has blocked', () => {
    expect(reached({}, { blocked: 'email' })).toBe('blocked-email');
    expect(reached({}, { blocked: 'document' })).toBe('blocked-document');
  });
});
