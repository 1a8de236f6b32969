import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Credentials, RawNotification } from '../gateway.ts';
import { readNotification } from './notification.ts';

const ID = 'ord_test_PRUEBA1234567890';
const secretKey = 'sk_test_PRUEBA12345678';
const open: Credentials = { gateway: 'culqi', fields: { secretKey } };
const guarded: Credentials = {
  gateway: 'culqi',
  fields: { secretKey, webhookUser: 'rosa', webhookPassword: 'clave:con:puntos' },
};
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
const order = (change: object = {}) => ({
  object: 'order',
  id: ID,
  amount: 2205,
  order_number: 'A-1',
  currency_code: 'PEN',
  state: 'paid',
  ...change,
});
const said = (data: unknown = JSON.stringify(order()), change: object = {}) =>
  JSON.stringify({
    object: 'event',
    id: 'evt_test_1',
    type: 'order.status.changed',
    creation_date: 1764255600000,
    data,
    ...change,
  });
const delivery = (body: string | Uint8Array = said(), authorization?: string): RawNotification => ({
  body: Buffer.from(body),
  headers: authorization === undefined ? {} : { authorization },
});

describe('a delivery of Culqi', () => {
  it('is only a reason to ask: nothing of what it says of the money is read', () => {
    expect(readNotification(delivery(), open)).toEqual({
      ok: true,
      value: {
        event: 'changed',
        eventType: 'order.status.changed',
        reference: ID,
        operation: null,
        amount: null,
        transactionCode: null,
      },
    });
  });

  it('may hold its order as an object', () => {
    expect(readNotification(delivery(said(order())), open)).toMatchObject({
      value: { event: 'changed', reference: ID },
    });
  });

  it('is unknown where it is about something else', () => {
    const body = said(JSON.stringify({ id: 'chr_test_1' }), { type: 'charge.creation.succeeded' });
    expect(readNotification(delivery(body), open)).toMatchObject({
      value: { event: 'unknown', eventType: 'charge.creation.succeeded', reference: 'chr_test_1' },
    });
  });

  it.each([
    ['no JSON', 'hola'],
    ['another object', said(undefined, { object: 'charge' })],
    ['no type', said(undefined, { type: '' })],
    ['no data', said(null)],
    ['data that is no JSON', said('{"id":')],
    ['an id that is none', said(JSON.stringify(order({ id: '../users' })))],
    ['an order whose id is none', said(JSON.stringify(order({ id: 'chr_test_1' })))],
  ])('cannot be read with %s', (_name, body) => {
    expect(readNotification(delivery(body), open)).toMatchObject({
      error: { reason: 'unreadable' },
    });
  });

  it('survives any JSON and any bytes', () => {
    fc.assert(
      fc.property(fc.json(), fc.uint8Array({ maxLength: 300 }), (text, bytes) => {
        expect(readNotification(delivery(text), open).ok).toBe(false);
        expect(readNotification(delivery(said(text)), open).ok).toBe(false);
        expect(readNotification(delivery(bytes), open).ok).toBe(false);
      }),
    );
  });
});

describe('user and password, where the merchant set them,', () => {
  it('must come with every delivery', () => {
    expect(
      readNotification(delivery(said(), basic('rosa:clave:con:puntos')), guarded),
    ).toMatchObject({ ok: true });
  });

  it.each<[string, RawNotification['headers'], string]>([
    ['nothing', {}, 'missing-signature'],
    ['an empty header', { authorization: '' }, 'missing-signature'],
    ['another scheme', { authorization: 'Bearer abc' }, 'malformed-signature'],
    ['two headers', { authorization: ['Basic a', 'Basic b'] }, 'malformed-signature'],
    ['another password', { authorization: basic('rosa:clave') }, 'wrong-signature'],
    ['another user', { authorization: basic('luz:clave:con:puntos') }, 'wrong-signature'],
  ])('are not there with %s', (_name, headers, reason) => {
    expect(readNotification({ ...delivery(), headers }, guarded)).toEqual({
      ok: false,
      error: { reason },
    });
  });

  it('are not asked for where he set none', () => {
    expect(readNotification(delivery(said(), basic('x:y')), open)).toMatchObject({ ok: true });
  });
});
