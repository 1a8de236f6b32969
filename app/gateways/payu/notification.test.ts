import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '#test/vectors/payu.json' with { type: 'json' };
import type { Credentials, RawNotification } from '../gateway.ts';
import { readNotification } from './notification.ts';

const KEY = 'key-for-tests';
const account = (fields: Record<string, string> = {}): Credentials => ({
  gateway: 'payu',
  fields: {
    merchantId: '508029',
    accountId: '512323',
    apiLogin: 'login-for-tests',
    apiKey: KEY,
    algorithm: 'MD5',
    ...fields,
  },
});
const md5 = (text: string) => createHash('md5').update(text).digest('hex');
const hmac = (text: string, key = KEY) => createHmac('sha256', key).update(text).digest('hex');

const paid = (changes: Record<string, string> = {}): Record<string, string> => ({
  response_code_pol: '1',
  phone: '',
  value: '22.50',
  email_buyer: 'rosa@tienda.example',
  transaction_id: 'fd685f0a-f5b2-40cf-9527-dcc85febe184',
  sign: md5(`${KEY}~508029~attempt-1~22.5~PEN~4`),
  state_pol: '4',
  reference_pol: '857804123',
  currency: 'PEN',
  merchant_id: '508029',
  reference_sale: 'attempt-1',
  ...changes,
});
const form = (fields: Record<string, string>): RawNotification => ({
  body: Buffer.from(new URLSearchParams(fields).toString()),
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
});
const json = (text: string): RawNotification => ({ body: Buffer.from(text), headers: {} });
const read = (raw: RawNotification, credentials = account()) => readNotification(raw, credentials);

describe('a confirmation that is believed', () => {
  it('names the order, our own code and the exact amount', () => {
    expect(read(form(paid()))).toEqual({
      ok: true,
      value: {
        event: 'paid',
        eventType: 'state_pol 4',
        reference: '857804123',
        operation: null,
        amount: { minor: 2250n, currency: 'PEN' },
        transactionCode: 'attempt-1',
        referenceIsHint: true,
      },
    });
  });

  it.each(vectors.signatures.filter(({ fields }) => fields.kind === 'confirmation'))(
    'is signed as published: $id',
    ({ keys, fields, expected }) => {
      const { merchantId, ...others } = keys;
      const raw = form({
        merchant_id: merchantId,
        reference_sale: fields.referenceCode,
        value: fields.value,
        currency: fields.currency,
        state_pol: fields.statePol ?? '',
        reference_pol: '7069375',
        sign: expected.toUpperCase(),
      });
      expect(
        read(raw, account({ merchantId, ...(others as Record<string, string>) })),
      ).toMatchObject({
        ok: true,
        value: { reference: '7069375', transactionCode: fields.referenceCode },
      });
    },
  );

  it('may be JSON, its numbers as they stand there', () => {
    const text = JSON.stringify(paid())
      .replace('"22.50"', '22.50')
      .replace('"857804123"', '857804123')
      .replace('"508029"', '508029')
      .replace('"state_pol":"4"', '"state_pol":4');
    expect(read(json(text))).toMatchObject({
      ok: true,
      value: { reference: '857804123', amount: { minor: 2250n } },
    });
  });

  it.each([
    ['5', 'lapsed'],
    ['6', 'changed'],
    ['104', 'changed'],
    ['7', 'changed'],
    ['99', 'unknown'],
    ['constructor', 'unknown'],
  ])('of state_pol %s is %s', (state, event) => {
    const sign = md5(`${KEY}~508029~attempt-1~22.5~PEN~${state}`);
    expect(read(form(paid({ state_pol: state, sign })))).toMatchObject({ value: { event } });
  });

  it('is the same whatever unsigned number of a transaction it names', () => {
    expect(read(form(paid({ transaction_id: 'made-up' })))).toEqual(read(form(paid())));
  });

  it('by HMAC-SHA256 is signed with the account’s own secret, else with its API key', () => {
    const text = `${KEY}~508029~attempt-1~22.5~PEN~4`;
    const algorithm = 'HMAC-SHA256';
    const bySecret = form(paid({ sign: hmac(text, 'test123') }));
    expect(read(bySecret, account({ algorithm, secret: 'test123' })).ok).toBe(true);
    expect(read(bySecret, account({ algorithm })).ok).toBe(false);
    expect(read(form(paid({ sign: hmac(text) })), account({ algorithm })).ok).toBe(true);
  });
});

describe('a confirmation that is not believed', () => {
  it.each([
    ['value', '22.51'],
    ['currency', 'USD'],
    ['state_pol', '5'],
    ['reference_sale', 'attempt-2'],
    ['merchant_id', '508030'],
    ['sign', md5('something else')],
  ])('because %s was altered', (field, value) => {
    expect(read(form(paid({ [field]: value })))).toEqual({
      ok: false,
      error: { reason: 'wrong-signature' },
    });
  });

  it('because it is signed rightly, but not by the algorithm that the account uses', () => {
    const text = `${KEY}~508029~attempt-1~22.5~PEN~4`;
    const sha256 = createHash('sha256').update(text).digest('hex');
    const sha1 = createHash('sha1').update(text).digest('hex');
    for (const [sign, algorithm] of [
      [md5(text), 'SHA256'],
      [sha1, 'MD5'],
      [sha256, 'HMAC-SHA256'],
      [hmac(text), 'SHA256'],
    ] as const) {
      expect(read(form(paid({ sign })), account({ algorithm })).ok).toBe(false);
    }
  });

  it('because it bears no signature, or none that can be one', () => {
    const reason = (raw: RawNotification) => read(raw);
    expect(reason(form(paid({ sign: '' })))).toEqual({
      ok: false,
      error: { reason: 'missing-signature' },
    });
    for (const sign of ['zz', 'g'.repeat(32), 'a'.repeat(64), 'á'.repeat(32)]) {
      expect(reason(form(paid({ sign })))).toEqual({
        ok: false,
        error: { reason: 'malformed-signature' },
      });
    }
  });

  it('because a field stands twice, so that nobody can say which was signed', () => {
    const { body, headers } = form(paid());
    const twice = Buffer.concat([Buffer.from(body), Buffer.from('&value=999.00')]);
    expect(read({ body: twice, headers })).toEqual({
      ok: false,
      error: { reason: 'malformed-signature' },
    });
  });

  it('whatever bytes come', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(read({ body: bytes, headers: {} }).ok).toBe(false);
      }),
    );
    expect(read(json('{"sign":'))).toMatchObject({ ok: false });
    expect(read(json(JSON.stringify({ ...paid(), value: { toString: 'x' } })))).toMatchObject({
      ok: false,
    });
  });
});

it('is kept although it names no order', () => {
  expect(read(form(paid({ reference_pol: '' })))).toEqual({
    ok: false,
    error: { reason: 'unreadable', detail: 'field reference_pol' },
  });
});

it('has no amount rather than a guessed one', () => {
  const sign = md5(`${KEY}~508029~attempt-1~2e1.0~PEN~4`);
  expect(read(form(paid({ value: '2e1', sign })))).toMatchObject({ value: { amount: null } });
});
