import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '#test/vectors/pagoefectivo.json' with { type: 'json' };
import type { Credentials, RawNotification } from '../gateway.ts';
import { readNotification } from './notification.ts';

const SECRET = 'a-secret-for-tests';
const account = (secretKey: string): Credentials => ({
  gateway: 'pagoefectivo',
  fields: { idService: '8', accessKey: 'ACCESS-KEY', secretKey },
});
const sign = (signed: Uint8Array | string, secret = SECRET) =>
  createHmac('sha256', secret).update(signed).digest('hex');

function delivery(body: Uint8Array | string, signature = sign(body)): RawNotification {
  return {
    body: typeof body === 'string' ? Buffer.from(body) : body,
    headers: { 'pe-signature': signature },
  };
}
const read = (raw: RawNotification) => readNotification(raw, account(SECRET));
const paid = (change: object = {}, data: object = {}) =>
  JSON.stringify({
    eventType: 'cip.paid',
    operationNumber: '1253',
    data: { cip: '11546901', currency: 'PEN', amount: 22.05, ...data },
    ...change,
  });

describe('a notification that is believed', () => {
  it.each(vectors.notifications)('reads as published: $kind', (vector) => {
    const { minor, currency, ...reads } = vector.reads;
    const raw = delivery(vector.body, vector.expected);
    expect(readNotification(raw, account(vector.secretKey))).toEqual({
      ok: true,
      value: { ...reads, amount: { minor: BigInt(minor), currency }, transactionCode: null },
    });
  });

  it('may come indented when the text without indentation is what was signed', () => {
    const indented = JSON.stringify(JSON.parse(paid()), null, 2);
    expect(read(delivery(indented, sign(paid())))).toMatchObject({
      ok: true,
      value: { reference: '11546901' },
    });
  });

  it.each([
    ['cip.expired', 'lapsed'],
    ['cip.refunded', 'reversed'],
    ['CIP.PAID', 'paid'],
    ['cip.blessed', 'unknown'],
    ['constructor', 'unknown'],
    ['__proto__', 'unknown'],
  ])('says %s as %s', (eventType, event) => {
    expect(read(delivery(paid({ eventType })))).toMatchObject({ value: { event, eventType } });
  });

  it('carries every amount exactly', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 15n), fc.boolean(), (minor, zeros) => {
        const text = `${minor / 100n}.${`${minor % 100n}`.padStart(2, '0')}`;
        const amount = zeros ? text : text.replace(/\.?0+$/, '') || '0';
        const body = paid().replace('22.05', amount.includes('.') || zeros ? amount : text);
        expect(read(delivery(body))).toMatchObject({ value: { amount: { minor } } });
      }),
    );
  });

  it('has no amount rather than a guessed one', () => {
    expect(read(delivery(paid({}, { amount: 1e21 })))).toMatchObject({ value: { amount: null } });
    expect(read(delivery(paid({}, { currency: 'S/' })))).toMatchObject({ value: { amount: null } });
  });
});

describe('a notification that is not believed', () => {
  it.each<[string, RawNotification['headers'], string]>([
    ['no signature', {}, 'missing-signature'],
    ['an empty one', { 'pe-signature': '' }, 'missing-signature'],
    ['one that is no digest', { 'pe-signature': 'abc' }, 'malformed-signature'],
    ['two', { 'pe-signature': [sign(paid()), sign(paid())] }, 'malformed-signature'],
    ['another key’s', { 'pe-signature': sign(paid(), 'another-secret') }, 'wrong-signature'],
  ])('has %s', (_name, headers, reason) => {
    expect(read({ body: Buffer.from(paid()), headers })).toEqual({ ok: false, error: { reason } });
  });

  it('was altered anywhere at all', () => {
    const body = Buffer.from(paid());
    fc.assert(
      fc.property(fc.nat(body.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const altered = Buffer.from(body);
        altered[at] = (altered[at] ?? 0) ^ flip;
        expect(read(delivery(altered, sign(body)))).toMatchObject({
          error: { reason: 'wrong-signature' },
        });
      }),
    );
  });

  it('has blanks put inside a word: the signature of "11546901" does not vouch for "115 46901"', () => {
    const altered = paid({}, { cip: '115 46901' });
    expect(read(delivery(altered, sign(paid())))).toMatchObject({
      error: { reason: 'wrong-signature' },
    });
  });
});

describe('a notification that is verified but cannot be read', () => {
  it.each([
    ['no JSON', 'hola'],
    ['a list', '[]'],
    ['no data', '{"eventType":"cip.paid"}'],
    ['no code', paid({}, { cip: null })],
    ['the code zero', paid({}, { cip: '000' })],
    ['two keys that differ by case', paid().replace('"cip"', '"Cip":"1","cip"')],
  ])('has %s', (_name, body) => {
    expect(read(delivery(body))).toMatchObject({ error: { reason: 'unreadable' } });
  });

  it('survives any bytes, signed or not', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(read(delivery(bytes, sign('other'))).ok).toBe(false);
        expect(read(delivery(bytes))).toMatchObject({ error: { reason: 'unreadable' } });
      }),
    );
  });

  it('survives any JSON and any depth', () => {
    fc.assert(fc.property(fc.json(), (text) => void expect(read(delivery(text)).ok).toBe(false)));
    expect(read(delivery('['.repeat(500_000))).ok).toBe(false);
  });
});
