import fc from 'fast-check';
import { expect, it } from 'vitest';
import { limaDate, limaOffsetText } from './lima.ts';

it('writes an instant as people in Lima read it, five hours behind UTC in every month', () => {
  expect(limaOffsetText(new Date('2026-11-25T19:30:00Z'))).toBe('2026-11-25T14:30:00-05:00');
  expect(limaOffsetText(new Date('2026-06-01T04:59:59.999Z'))).toBe('2026-05-31T23:59:59-05:00');
});

it('means the same second that it was given', () => {
  const instant = fc.date({
    min: new Date('2000-01-01'),
    max: new Date('2100-01-01'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(instant, (date) => {
      const back = new Date(limaOffsetText(date)).getTime();
      expect(back).toBe(date.getTime() - date.getUTCMilliseconds());
    }),
  );
});

it('turns the business day at midnight in Lima, not in UTC', () => {
  expect(limaDate(new Date('2026-12-01T04:59:59Z'))).toBe('2026-11-30');
  expect(limaDate(new Date('2026-12-01T05:00:00Z'))).toBe('2026-12-01');
});
