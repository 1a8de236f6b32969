import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '#test/vectors/mercadopago.json' with { type: 'json' };
import type { Credentials, RawNotification } from '../gateway.ts';
import { readNotification } from './notification.ts';

const SECRET = 'a-secret-for-tests';
const TS = '1764085200000';
const account = (webhookSecret = SECRET): Credentials => ({
  gateway: 'mercadopago',
  fields: { accessToken: 'TEST-1234-5678', webhookSecret },
});
const sign = (manifest: string, secret = SECRET) =>
  createHmac('sha256', secret).update(manifest).digest('hex');
const said = (id: string, change: object = {}) =>
  JSON.stringify({
    id: 112233445566,
    live_mode: false,
    type: 'payment',
    date_created: '2026-11-25T10:00:00.000-05:00',
    user_id: 44444,
    api_version: 'v1',
    action: 'payment.updated',
    data: { id },
    ...change,
  });

type Change = Partial<Record<'id' | 'signedId' | 'ts' | 'secret' | 'body' | 'query', string>>;
function delivery(change: Change = {}): RawNotification {
  const { id = '5466310457', ts = TS } = change;
  const signed = sign(`id:${change.signedId ?? id};request-id:r-1;ts:${ts};`, change.secret);
  return {
    body: Buffer.from(change.body ?? said(id)),
    query: change.query ?? `data.id=${id}&type=payment`,
    headers: { 'x-signature': `ts=${ts},v1=${signed}`, 'x-request-id': 'r-1' },
  };
}
const read = (raw: RawNotification) => readNotification(raw, account());
const changed = { event: 'changed', eventType: 'payment.updated', reference: '5466310457' };

describe('a notification that is believed', () => {
  it('says that a payment changed, and nothing of what it is now', () => {
    expect(read(delivery())).toEqual({
      ok: true,
      value: { ...changed, operation: null, amount: null, transactionCode: null },
    });
  });

  it.each(['1764085200', '1764085200000'])('bears a time of either length: %s', (ts) => {
    expect(read(delivery({ ts }))).toMatchObject({ value: changed });
  });

  it.each(vectors.notifications)('is signed as the official SDK accepts it: $kind', (vector) => {
    const raw: RawNotification = {
      body: Buffer.from(said(vector.dataId ?? '1', { type: 'order' })),
      ...(vector.dataId !== null && { query: `data.id=${vector.dataId}&type=order` }),
      headers: {
        'x-signature': `ts=${vector.ts},v1=${vector.expected}`,
        ...(vector.requestId !== null && { 'x-request-id': vector.requestId }),
      },
    };
    const outcome = readNotification(raw, account(vector.webhookSecret));
    if (vector.dataId === null) {
      expect(outcome).toMatchObject({ error: { reason: 'unreadable' } });
    } else {
      expect(outcome).toMatchObject({ value: { event: 'unknown', reference: vector.dataId } });
    }
  });

  it('may be signed with the id in lower case', () => {
    const body = said('ORD01', { type: 'order' });
    expect(read(delivery({ id: 'ORD01', signedId: 'ord01', body }))).toMatchObject({ ok: true });
  });

  it('is unknown where it is about something else than a payment', () => {
    const body = said('5466310457', { type: 'topic_claims', action: null });
    expect(read(delivery({ body }))).toMatchObject({
      value: { event: 'unknown', eventType: 'topic_claims' },
    });
  });
});

describe('a notification that is not believed', () => {
  it.each<[string, RawNotification['headers'], string]>([
    ['no signature', {}, 'missing-signature'],
    ['an empty one', { 'x-signature': '' }, 'missing-signature'],
    ['one that is none', { 'x-signature': 'abc' }, 'malformed-signature'],
    ['no time', { 'x-signature': `v1=${'a'.repeat(64)}` }, 'malformed-signature'],
    ['no digest', { 'x-signature': `ts=${TS}` }, 'malformed-signature'],
    [
      'two digests',
      { 'x-signature': `ts=${TS},v1=${'a'.repeat(64)},v1=${'b'.repeat(64)}` },
      'malformed-signature',
    ],
    ['two headers', { 'x-signature': ['ts=1', 'ts=2'] }, 'malformed-signature'],
    ['a strange digest', { 'x-signature': `ts=${TS},v1=${'a'.repeat(64)}` }, 'wrong-signature'],
  ])('has %s', (_name, headers, reason) => {
    expect(read({ ...delivery(), headers })).toEqual({ ok: false, error: { reason } });
  });

  it.each<[string, Change, string]>([
    ['another key’s', { secret: 'another-secret' }, 'wrong-signature'],
    ['for another id', { signedId: '5466310458' }, 'wrong-signature'],
    [
      'with two ids in its address',
      { query: 'data.id=5466310457&data.id=1' },
      'malformed-signature',
    ],
    ['with another id in its body', { body: said('5466310458') }, 'wrong-signature'],
  ])('is signed %s', (_name, change, reason) => {
    expect(read(delivery(change))).toEqual({ ok: false, error: { reason } });
  });

  it('has lost or changed the request id or the time that was signed', () => {
    const raw = delivery();
    const { 'x-signature': signature } = raw.headers;
    const otherTime = `${signature}`.replace(TS, '1764085200001');
    for (const headers of [
      { 'x-signature': signature },
      { ...raw.headers, 'x-request-id': 'r-2' },
      { ...raw.headers, 'x-signature': otherTime },
    ]) {
      expect(read({ ...raw, headers })).toMatchObject({ error: { reason: 'wrong-signature' } });
    }
  });
});

describe('a notification that is verified but cannot be read', () => {
  it.each([
    ['no JSON', 'hola'],
    ['a list', '[]'],
    ['no data', '{"type":"payment"}'],
    ['no type', '{"data":{"id":"5466310457"}}'],
  ])('has %s', (_name, body) => {
    expect(read(delivery({ body }))).toMatchObject({ error: { reason: 'unreadable' } });
  });

  it('is about a payment whose number is none', () => {
    expect(read(delivery({ id: '../users' }))).toMatchObject({ error: { reason: 'unreadable' } });
  });

  it('survives any JSON, any bytes and any address', () => {
    fc.assert(
      fc.property(fc.json(), (body) => void expect(read(delivery({ body })).ok).toBe(false)),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (body, query) => {
        expect(read({ ...delivery(), body }).ok).toBe(false);
        expect(read({ ...delivery(), query }).ok).toBe(false);
      }),
    );
  });
});
