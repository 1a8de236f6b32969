import fc from 'fast-check';
import { expect, it } from 'vitest';
import { after, DAY, HOUR, MINUTE } from '#app/kernel/clock.ts';
import { nextAskAt, pendingUntil, voucherDeadline } from './deadlines.ts';
import { NOW } from './facts.test-data.ts';

const RULES = { deadlineHours: 48, graceMinutes: 60 };
const rules = fc.record({
  deadlineHours: fc.integer({ min: 1, max: 70 }),
  graceMinutes: fc.integer({ min: 0, max: 120 }),
});
const age = fc.integer({ min: 0, max: 100 * 60 }).map((minutes) => minutes * MINUTE);
const SHOPIFY_WAITS = 72 * HOUR;

it('gives a code 48 hours where nothing else was chosen', () => {
  expect(voucherDeadline(NOW, NOW, RULES)).toEqual(after(NOW, 48 * HOUR));
});

it('never lets a code and its grace outlive what Shopify waits for, nor issues one for half an hour', () => {
  fc.assert(
    fc.property(rules, age, (chosen, old) => {
      const deadline = voucherDeadline(NOW, after(NOW, -old), chosen);
      if (deadline === null) return;
      const end = deadline.getTime() + chosen.graceMinutes * MINUTE;
      expect(end).toBeLessThan(NOW.getTime() - old + SHOPIFY_WAITS);
      expect(deadline.getTime()).toBeGreaterThanOrEqual(NOW.getTime() + 30 * MINUTE);
      expect(deadline.getTime()).toBeLessThanOrEqual(NOW.getTime() + chosen.deadlineHours * HOUR);
    }),
  );
});

it('issues no code for a session that is three days old', () => {
  expect(voucherDeadline(NOW, after(NOW, -3 * DAY), RULES)).toBeNull();
});

it('asks Shopify to wait past the grace, inside its limit, and never into the past', () => {
  fc.assert(
    fc.property(rules, fc.integer({ min: -100, max: 200 }), (chosen, hours) => {
      const until = pendingUntil(NOW, after(NOW, hours * HOUR), chosen).getTime();
      expect(until).toBeGreaterThan(NOW.getTime());
      expect(until).toBeLessThan(NOW.getTime() + SHOPIFY_WAITS);
    }),
  );
  expect(pendingUntil(NOW, after(NOW, 48 * HOUR), RULES)).toEqual(after(NOW, 49 * HOUR));
});

const code = (state: 'live' | 'voiding' | 'lapsed' | 'voided' | 'paid') => ({
  state,
  issuedAt: NOW,
  expiresAt: after(NOW, 48 * HOUR),
});

it('asks about a code that may be paid for as long as it may be, at least hourly', () => {
  const since = fc
    .integer({ min: 0, max: 20 * 24 * 60 })
    .map((minutes) => after(NOW, minutes * MINUTE));
  fc.assert(
    fc.property(
      rules,
      since,
      fc.constantFrom('live' as const, 'voiding' as const),
      (chosen, now, state) => {
        const next = nextAskAt(now, code(state), chosen);
        expect(next && next > now && next <= after(now, HOUR)).toBe(true);
      },
    ),
  );
});

it('asks more often near the end, one minute after it, and again after the grace', () => {
  const end = code('live').expiresAt;
  expect(nextAskAt(after(end, -HOUR), code('live'), RULES)).toEqual(after(end, -50 * MINUTE));
  expect(nextAskAt(after(end, -MINUTE), code('live'), RULES)).toEqual(after(end, MINUTE));
  expect(nextAskAt(after(end, MINUTE), code('lapsed'), RULES)).toEqual(after(end, HOUR));
});

it('asks on for a week after the end, since late money and reversals come without a word, and then no more', () => {
  const end = code('paid').expiresAt;
  for (const state of ['lapsed', 'voided', 'paid'] as const) {
    let now: Date | null = end;
    let asks = 0;
    for (; now !== null && asks < 100; asks += 1) now = nextAskAt(now, code(state), RULES);
    expect(asks).toBeGreaterThanOrEqual(6);
    expect(asks).toBeLessThan(100);
    expect(nextAskAt(after(end, 6 * DAY), code(state), RULES)).not.toBeNull();
  }
});
