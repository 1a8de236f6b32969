import { describe, expect, it } from 'vitest';
import type { AccountId } from '#app/kernel/ids.ts';
import { cardInForce, type RateCard, reachOf } from './rate-card.ts';
import { CARD, termsOf } from './terms.test-data.ts';
import { parseTerms, writeTerms } from './terms.ts';

const ACCOUNT = 'a1' as AccountId;

const card = (id: string, validFrom: string, decided: string): RateCard => ({
  id,
  accountId: ACCOUNT,
  currency: 'PEN',
  validFrom,
  terms: termsOf(CARD),
  decidedAt: new Date(decided),
  decidedBy: 'staff:1',
});

const OLD = card('c1', '2026-01-01', '2026-01-02T12:00:00Z');
const NEW = card('c2', '2026-07-01', '2026-06-20T12:00:00Z');
const MENDED = card('c3', '2026-07-01', '2026-07-15T12:00:00Z');
const CARDS = [MENDED, OLD, NEW];

const inForce = (paidOn: string, change = {}): string | undefined =>
  cardInForce(CARDS, { accountId: ACCOUNT, currency: 'PEN', paidOn, ...change })?.id;

describe('the rate card of a payment', () => {
  it('is the one that was valid on the day it was paid', () => {
    expect(inForce('2025-12-31')).toBeUndefined();
    expect(inForce('2026-01-01')).toBe('c1');
    expect(inForce('2026-06-30')).toBe('c1');
  });

  it('is the newest decision where two were entered for the same day', () => {
    expect(inForce('2026-07-01')).toBe('c3');
  });

  it('is of its own account and currency', () => {
    expect(inForce('2026-07-01', { currency: 'USD' })).toBeUndefined();
    expect(inForce('2026-07-01', { accountId: 'a2' })).toBeUndefined();
  });

  it('reaches up to the day of the next', () => {
    expect(reachOf(CARDS, OLD)).toEqual({ from: '2026-01-01', until: '2026-07-01' });
    expect(reachOf(CARDS, MENDED)).toEqual({ from: '2026-07-01', until: null });
    expect(reachOf(CARDS, NEW)).toBeNull();
  });
});

describe('the terms of a card', () => {
  it('are kept as they were read', () => {
    const terms = termsOf({ ...CARD, fee: { ...CARD.fee, maximum: '999999999999999' } });
    expect(parseTerms(JSON.parse(JSON.stringify(writeTerms(terms))))).toEqual({
      ok: true,
      value: terms,
    });
  });

  const rows = (...limits: (string | null)[]) => ({
    ...CARD,
    fee: { ...CARD.fee, tiers: limits.map((upTo) => ({ upTo, percentPpm: 1, fixed: '0' })) },
  });

  it.each([
    ['an amount that is a number', { ...CARD, fee: { ...CARD.fee, minimum: 3.5 } }, 'fee.minimum'],
    ['a decimal amount', { ...CARD, fee: { ...CARD.fee, maximum: '3.50' } }, 'fee.maximum'],
    ['more than all of it', { ...CARD, feeTax: { ...CARD.feeTax, ppm: 1_000_001 } }, 'feeTax.ppm'],
    ['half a day', { ...CARD, settleDays: 0.5 }, 'settleDays'],
    ['a minute that no day has', { ...CARD, cutOffMinute: 1_441 }, 'cutOffMinute'],
    ['no tier', rows(), 'fee.tiers'],
    ['tiers that end below some payment', rows('100', '200'), 'fee.tiers'],
    ['tiers that fall', rows('200', '100', null), 'fee.tiers'],
    ['two open tiers', rows(null, null), 'fee.tiers'],
    [
      'a minimum above the maximum',
      { ...CARD, fee: { ...CARD.fee, minimum: '2', maximum: '1' } },
      'fee.minimum',
    ],
    ['a word that nobody knows', { ...CARD, discount: 1 }, ''],
  ])('refuse %s, and name it', (_, sent, path) => {
    const read = parseTerms(sent);
    expect(read.ok ? [] : read.error.map((fault) => fault.path)).toContain(path);
  });
});
