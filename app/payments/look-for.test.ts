import { expect, it } from 'vitest';
import { after, DAY, HOUR, MINUTE, SECOND } from '#app/kernel/clock.ts';
import { nextLookAt } from './look-for.ts';

const INTENDED = new Date('2026-11-25T15:00:00Z');
const next = (soFar: number) => {
  const now = after(INTENDED, soFar);
  const at = nextLookAt(now, INTENDED);
  return at && at.getTime() - now.getTime();
};

it('looks for a code soon, then less and less often, and gives it up after a day', () => {
  expect(next(0)).toBe(10 * SECOND);
  expect(next(5 * MINUTE)).toBe(5 * MINUTE);
  expect(next(10 * HOUR)).toBe(HOUR + MINUTE);
  expect(next(DAY)).not.toBeNull();
  expect(next(DAY + SECOND)).toBeNull();
});
