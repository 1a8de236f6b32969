import { describe, expect, it } from 'vitest';
import {
  lapseSession,
  NOT_RECEIVED,
  type PaymentSession,
  pendSession,
  rejectSession,
  resolveSession,
} from './payment-session.ts';

const now = new Date('2026-11-23T15:00:00Z');
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const waiting = (hours: number) => ({ expiresAt: inHours(hours), reason: 'BUYER_ACTION_REQUIRED' });
const declined = { code: 'PROCESSING_ERROR', merchantMessage: null, source: null };

const session = (changes: Partial<PaymentSession> = {}): PaymentSession => ({
  id: 's1',
  gid: 'gid://shopify/PaymentSession/s1',
  group: 'g1',
  shop: 'tienda-lima.myshopify.com',
  clientId: 'payments',
  checkout: 'c1',
  amountMinor: 12550n,
  currency: 'PEN',
  test: false,
  kind: 'sale',
  email: null,
  request: {},
  state: 'created',
  pendingExpiresAt: null,
  pendingReason: null,
  rejection: null,
  acceptedAt: now,
  redirectUrl: null,
  attempts: 1,
  effectiveResolves: 0,
  clientCertIssuer: null,
  ...changes,
});

describe('a payment session at Shopify', () => {
  it('takes no word of an app whose answer it has not received', () => {
    const early = session({ acceptedAt: null });
    const refusal = { outcome: 'refused', message: NOT_RECEIVED };
    expect(resolveSession(early)).toMatchObject(refusal);
    expect(rejectSession(early, declined)).toMatchObject(refusal);
    expect(pendSession(early, waiting(48), now)).toMatchObject(refusal);
    expect(early.state).toBe('created');
  });

  it('is resolved once, however often it is told', () => {
    const paid = session();
    expect(resolveSession(paid)).toEqual({ outcome: 'applied' });
    expect(resolveSession(paid)).toEqual({ outcome: 'repeated' });
    expect(paid.effectiveResolves).toBe(1);
  });

  it('stays resolved when a reject comes after, and rejected when a resolve does', () => {
    const paid = session({ state: 'resolved' });
    expect(rejectSession(paid, declined).outcome).toBe('refused');
    expect(paid.state).toBe('resolved');
    const rejected = session({ state: 'rejected' });
    expect(resolveSession(rejected).outcome).toBe('refused');
    expect(rejectSession(rejected, declined)).toEqual({ outcome: 'repeated' });
    expect(rejected.state).toBe('rejected');
  });

  it('waits at most 72 hours, and not into the past', () => {
    const tooLong = pendSession(session(), waiting(72.01), now);
    expect(tooLong).toMatchObject({ code: 'OUT_OF_RANGE_PENDING_EXPIRES_AT' });
    const past = pendSession(session(), waiting(-0.01), now);
    expect(past).toMatchObject({ code: 'EXPIRED_PENDING_EXPIRES_AT' });
    const garbled = { expiresAt: new Date('soon'), reason: 'BUYER_ACTION_REQUIRED' };
    expect(pendSession(session(), garbled, now).outcome).toBe('refused');
    expect(pendSession(session(), waiting(72), now)).toEqual({ outcome: 'applied' });
  });

  it('keeps the first deadline when pending is told again', () => {
    const pending = session();
    pendSession(pending, waiting(48), now);
    expect(pendSession(pending, waiting(72), now)).toEqual({ outcome: 'repeated' });
    expect(pending.pendingExpiresAt).toEqual(inHours(48));
  });

  it('cannot wait any more once it is resolved or rejected', () => {
    for (const state of ['resolved', 'rejected'] as const) {
      const verdict = pendSession(session({ state }), waiting(48), now);
      expect(verdict).toMatchObject({ code: 'PENDING_INVALID_STATE' });
    }
  });

  it('lapses at its deadline, and money may still come', () => {
    const pending = session();
    pendSession(pending, waiting(48), now);
    expect(lapseSession(pending, inHours(47.9))).toBe(false);
    expect(lapseSession(pending, inHours(48))).toBe(true);
    expect(pending.state).toBe('expired');
    expect(resolveSession(pending)).toEqual({ outcome: 'applied' });
  });
});
