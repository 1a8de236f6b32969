import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Credentials, RawNotification } from '../gateway.ts';
import { rsaPair, signedBy } from './keys.test-data.ts';
import { readNotification } from './notification.ts';

const [A, B, C] = ['a', 'b', 'c'].map((digit) => digit.repeat(48)) as [string, string, string];
const theirs = rsaPair();
const trusting: Credentials = { gateway: 'ebanx', fields: { integrationKey: 'test_ik_12345678' } };
const wary: Credentials = {
  gateway: 'ebanx',
  fields: { ...trusting.fields, certificate: theirs.publicKey },
};
const FORM = `operation=payment_status_change&notification_type=update&hash_codes=${A}`;
const delivery = (body: string, headers: RawNotification['headers'] = {}): RawNotification => ({
  body: Buffer.from(body),
  headers,
});
const signed = (body: string, key = theirs.privateKey) =>
  delivery(body, { 'x-signaturetype': 'rsa,sha1', 'x-signaturecontent': signedBy(key, body) });
const changed = { event: 'changed', eventType: 'payment_status_change update', reference: A };

describe('a delivery is a reason to ask', () => {
  it('about one payment', () => {
    expect(readNotification(delivery(FORM), trusting)).toEqual({
      ok: true,
      value: { ...changed, operation: null, amount: null, transactionCode: null },
    });
  });

  it('about every payment of its list, each once', () => {
    expect(readNotification(delivery(`${FORM},${B},%20${C},${A}`), trusting)).toMatchObject({
      value: { ...changed, alsoChanged: [B, C] },
    });
  });

  it('whose fields stand in the address, where the account is set so', () => {
    const raw: RawNotification = { body: Buffer.from(''), query: FORM, headers: {} };
    expect(readNotification(raw, trusting)).toMatchObject({ value: changed });
    expect(readNotification(raw, wary).ok).toBe(false);
  });

  it('and says nothing known where the operation stands in no document', () => {
    const body = FORM.replace('payment_status_change', 'blessing');
    expect(readNotification(delivery(body), trusting)).toMatchObject({
      value: { event: 'unknown' },
    });
  });
});

describe('with EBANX’s certificate a delivery must be signed', () => {
  it('and is believed when it is', () => {
    expect(readNotification(signed(FORM), wary)).toMatchObject({ value: changed });
  });

  it.each<[string, RawNotification, string]>([
    ['no signature', delivery(FORM), 'missing-signature'],
    ['no base64', delivery(FORM, { 'x-signaturecontent': '***' }), 'malformed-signature'],
    [
      'another scheme',
      { ...signed(FORM), headers: { ...signed(FORM).headers, 'x-signaturetype': 'none' } },
      'malformed-signature',
    ],
    ['another key’s', signed(FORM, rsaPair().privateKey), 'wrong-signature'],
    [
      'another text’s',
      { ...signed(FORM), body: Buffer.from(FORM.replace(A, B)) },
      'wrong-signature',
    ],
  ])('and is refused with %s', (_name, raw, reason) => {
    expect(readNotification(raw, wary)).toEqual({ ok: false, error: { reason } });
  });
});

it('is kept as unreadable when it names no payment', () => {
  const bodies = ['', 'hola', 'hash_codes=', 'hash_codes=../x', `hash_codes=${A},x`];
  for (const body of [...bodies, `hash_codes=${`${A},`.repeat(9)}`]) {
    expect(readNotification(delivery(body), trusting)).toMatchObject({
      error: { reason: 'unreadable' },
    });
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (body) => {
      expect(readNotification({ body, headers: {} }, trusting).ok).toBe(false);
    }),
  );
});
