import { describe, expect, it } from 'vitest';
import { after, DAY } from '#app/kernel/clock.ts';
import { credentialsFate, credentialsNeededUntil } from './credentials-kept.ts';

const retiredAt = new Date('2026-11-25T15:00:00Z');
const days = (count: number) => after(retiredAt, count * DAY);

describe('how long a retired account keeps its credentials', () => {
  it.each([
    ['it never issued a code', null, 180],
    ['its last code ended long before', -300, 180],
    ['its last code ends two days later', 2, 180],
    ['a code may be paid for a year yet', 365, 365 + 30],
  ])('%s', (_when, lastEnd, kept) => {
    const end = lastEnd === null ? null : days(lastEnd);
    expect(credentialsNeededUntil(retiredAt, end)).toEqual(days(kept));
  });

  const account = { retiredAt, lastEnd: days(2), open: false };
  it('erases them when both windows have closed, and not a moment sooner', () => {
    const soon = new Date(days(180).getTime() - 1);
    expect(credentialsFate(soon, account)).toEqual({ kind: 'keep', lookAt: days(180) });
    expect(credentialsFate(days(180), account)).toEqual({ kind: 'erase' });
  });

  it('keeps them while anything of the account is open, and looks again each day', () => {
    const open = { ...account, open: true };
    expect(credentialsFate(days(180), open)).toEqual({ kind: 'keep', lookAt: days(181) });
    expect(credentialsFate(days(700), open)).toEqual({ kind: 'keep', lookAt: days(701) });
    expect(credentialsFate(days(10), open)).toEqual({ kind: 'keep', lookAt: days(180) });
  });
});
