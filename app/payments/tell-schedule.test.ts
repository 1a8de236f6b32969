import fc from 'fast-check';
import { expect, it } from 'vitest';
import { after, DAY, HOUR, MINUTE, SECOND } from '#app/kernel/clock.ts';
import type { NotTaken } from '#app/rails/rail.ts';
import { NOW } from './facts.test-data.ts';
import { nextAttemptAt } from './tell-schedule.ts';

const error: fc.Arbitrary<NotTaken> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('again-soon' as const, 'shorter' as const, 'parked' as const),
    code: fc.constant('x'),
  }),
  fc.record({
    kind: fc.constantFrom('indeterminate' as const, 'token' as const),
    code: fc.constant('x'),
  }),
  fc.record({
    kind: fc.constant('again-later' as const),
    code: fc.constant('x'),
    retryAfterMs: fc.integer({ min: 0, max: HOUR }),
  }),
);
const jitter = fc.double({ min: 0, max: 0.999, noNaN: true });

/** How many attempts fall into the first `span`, when each meets what `meets` says. */
function attemptsWithin(span: number, meets: (attempt: number) => NotTaken, by = 0): number {
  let now = NOW;
  let attempts = 0;
  while (now <= after(NOW, span)) {
    attempts += 1;
    now = nextAttemptAt({ now, openedAt: NOW, attempts, error: meets(attempts), jitter: by });
  }
  return attempts;
}

const away: NotTaken = { kind: 'again-later', code: 'HTTP_503' };

it('tries at least eighteen times within the first day, with any jitter', () => {
  fc.assert(
    fc.property(jitter, (by) => {
      expect(attemptsWithin(DAY, () => away, by)).toBeGreaterThanOrEqual(18);
    }),
  );
});

it('tries again whatever the answer was, later than now and within six hours', () => {
  fc.assert(
    fc.property(error, jitter, fc.integer({ min: 1, max: 500 }), (met, by, attempts) => {
      const next = nextAttemptAt({ now: NOW, openedAt: NOW, attempts, error: met, jitter: by });
      expect(next > NOW && next <= after(NOW, 6 * HOUR)).toBe(true);
    }),
  );
});

it('asks soon while Shopify has not seen our answer yet, but not for ever', () => {
  const soon: NotTaken = { kind: 'again-soon', code: 'RESPONSE_NOT_RECEIVED' };
  expect(attemptsWithin(MINUTE, () => soon)).toBeGreaterThanOrEqual(8);
  expect(attemptsWithin(DAY, () => soon)).toBeLessThan(40);
});

it('waits as long as Shopify asks, up to an hour, and never less', () => {
  const asked = (retryAfterMs: number) =>
    nextAttemptAt({
      now: NOW,
      openedAt: NOW,
      attempts: 1,
      error: { ...away, kind: 'again-later', retryAfterMs },
      jitter: 0.5,
    });
  expect(asked(90 * SECOND)).toEqual(after(NOW, 90 * SECOND));
  expect(asked(30 * DAY)).toEqual(after(NOW, HOUR));
});

it('does not let a thousand shops come back in one second', () => {
  const at = (by: number) =>
    nextAttemptAt({ now: NOW, openedAt: NOW, attempts: 12, error: away, jitter: by }).getTime();
  expect(at(0) - at(0.99)).toBeGreaterThan(5 * MINUTE);
});
