import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Credentials, RawNotification } from '../gateway.ts';
import { readNotification } from './notification.ts';

const SECRET = 'a-secret-for-tests';
const LOGIN = 'login-1';
const DATE = '2026-11-25T15:00:00.000Z';
const credentials: Credentials = {
  gateway: 'dlocal',
  fields: { login: LOGIN, transKey: 'trans-1', secretKey: SECRET },
};
const sign = (body: Uint8Array | string, login = LOGIN, secret = SECRET) =>
  createHmac('sha256', secret).update(login).update(DATE).update(body).digest('hex');
const headers = (signature: string, login = LOGIN) => ({
  'x-login': login,
  'x-date': DATE,
  authorization: `V2-HMAC-SHA256, Signature: ${signature}`,
});
const delivery = (body: Uint8Array | string, signature = sign(body)): RawNotification => ({
  body: typeof body === 'string' ? Buffer.from(body) : body,
  headers: headers(signature),
});
const read = (raw: RawNotification) => readNotification(raw, credentials);
const payment = (change: object = {}) =>
  JSON.stringify({
    id: 'D-4-1',
    amount: 22.05,
    currency: 'PEN',
    status: 'PAID',
    order_id: 'attempt-1',
    payer: { name: 'Rosa' },
    ...change,
  });

describe('a notification that is believed', () => {
  it.each([
    ['PAID', 'paid'],
    ['EXPIRED', 'lapsed'],
    ['PENDING', 'changed'],
    ['CANCELLED', 'changed'],
    ['REJECTED', 'changed'],
    ['BLESSED', 'unknown'],
  ])('says %s as %s', (status, event) => {
    expect(read(delivery(payment({ status })))).toEqual({
      ok: true,
      value: {
        event,
        eventType: `payment ${status}`,
        reference: 'D-4-1',
        operation: null,
        amount: { minor: 2205n, currency: 'PEN' },
        transactionCode: 'attempt-1',
      },
    });
  });

  it.each([
    ['REF42342', 'refund SUCCESS'],
    ['CHAR42342', 'chargeback SUCCESS'],
  ])('of %s is a reason to ask about the payment', (id, eventType) => {
    const body = JSON.stringify({ id, payment_id: 'D-4-1', amount: 22.05, status: 'SUCCESS' });
    expect(read(delivery(body))).toMatchObject({
      value: { event: 'changed', eventType, reference: 'D-4-1', operation: id },
    });
  });
});

describe('a notification that is not believed', () => {
  const body = payment();
  it.each<[string, RawNotification['headers'], string]>([
    ['no signature', {}, 'missing-signature'],
    ['a signature that is none', { ...headers('abc') }, 'malformed-signature'],
    ['no date', { ...headers(sign(body)), 'x-date': undefined }, 'malformed-signature'],
    ['two logins', { ...headers(sign(body)), 'x-login': [LOGIN, LOGIN] }, 'malformed-signature'],
    ['another key’s', headers(sign(body, LOGIN, 'another-secret')), 'wrong-signature'],
    ['another account’s', headers(sign(body, 'login-2'), 'login-2'), 'wrong-signature'],
  ])('has %s', (_name, withHeaders, reason) => {
    expect(read({ body: Buffer.from(body), headers: withHeaders })).toEqual({
      ok: false,
      error: { reason },
    });
  });

  it('was altered anywhere at all', () => {
    const bytes = Buffer.from(body);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const altered = Buffer.from(bytes);
        altered[at] = (altered[at] ?? 0) ^ flip;
        expect(read(delivery(altered, sign(bytes)))).toMatchObject({
          error: { reason: 'wrong-signature' },
        });
      }),
    );
  });
});

it('is kept as unreadable when it is verified and says nothing', () => {
  for (const body of ['hola', '[]', '{}', payment({ id: '../x' }), '['.repeat(100_000)]) {
    expect(read(delivery(body))).toMatchObject({ error: { reason: 'unreadable' } });
  }
});
