import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { RawNotification } from '../gateway.ts';
import { changed, example } from './examples.test-data.ts';
import { readNotification } from './notification.ts';
import { acceptedManifest } from './parse-manifest.ts';

const ANDINA = { merchantId: 'M-1', apiKey: 'key-1', signingSecret: 'secret-1' };
const QUIPU = { comercio: 'C1', llave: 'llave-1' };
const PAID =
  '{"event":"order.paid","order":{"id":"ord_1","amount":22.00,"currency":"PEN","operation":77,"merchant_reference":"A-1"}}';

const hmac = (body: string | Buffer, secret = ANDINA.signingSecret) =>
  createHmac('sha512', secret).update(body).digest('base64');
const delivery = (body: string | Buffer, signature = `v1=${hmac(body)}`): RawNotification => ({
  body: Buffer.from(body),
  headers: { 'x-andina-signature': signature },
});
const read = (raw: RawNotification) => readNotification(example('andina'), raw, ANDINA);

function form(fields: Readonly<Record<string, string>>, firma?: string): RawNotification {
  const signed = ['llave-1', ...Object.values(fields)].join('~');
  const proof = firma ?? createHash('sha256').update(signed).digest('hex');
  return { body: Buffer.from(`${new URLSearchParams({ ...fields, firma: proof })}`), headers: {} };
}
const readForm = (raw: RawNotification) => readNotification(example('quipu'), raw, QUIPU);
const FIELDS = {
  id: '12',
  pedido: 'A-1',
  monto: '2200',
  moneda: 'PEN',
  estado: '2',
  operacion: '',
};

describe('a delivery signed in a header', () => {
  it('reads exactly what was signed', () => {
    expect(read(delivery(PAID))).toEqual({
      ok: true,
      value: {
        event: 'paid',
        eventType: 'order.paid',
        reference: 'ord_1',
        operation: '77',
        amount: { minor: 2200n, currency: 'PEN' },
        transactionCode: 'A-1',
      },
    });
  });

  it.each<[string, RawNotification, string]>([
    ['no signature', { body: Buffer.from(PAID), headers: {} }, 'missing-signature'],
    ['one without its prefix', delivery(PAID, hmac(PAID)), 'malformed-signature'],
    ['one that is no digest', delivery(PAID, 'v1=abc'), 'malformed-signature'],
    ['one of another length', delivery(PAID, `v1=${'A'.repeat(44)}`), 'malformed-signature'],
    ['one by another key', delivery(PAID, `v1=${hmac(PAID, 'other')}`), 'wrong-signature'],
    ['one over other bytes', delivery(`${PAID}\n`, `v1=${hmac(PAID)}`), 'wrong-signature'],
    [
      'two of them',
      { body: Buffer.from(PAID), headers: { 'x-andina-signature': ['a', 'b'] } },
      'malformed-signature',
    ],
  ])('is not believed with %s', (_what, raw, reason) => {
    expect(read(raw)).toEqual({ ok: false, error: { reason } });
  });

  it('is checked over its bytes, also where they are no text', () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x7b]);
    expect(read(delivery(bytes))).toMatchObject({ error: { reason: 'unreadable' } });
    expect(read(delivery(bytes, `v1=${hmac(bytes.toString())}`))).toMatchObject({
      error: { reason: 'wrong-signature' },
    });
  });

  it.each([
    ['no JSON', 'hola'],
    ['a list', '[]'],
    ['no order', '{"event":"order.paid"}'],
    ['an order that is a part of every object', '{"event":"order.paid","order":"constructor"}'],
  ])('is kept unread when it is true and says %s', (_what, body) => {
    expect(read(delivery(body))).toMatchObject({ error: { reason: 'unreadable' } });
  });

  it('that speaks a word that the manifest does not know moves nothing', () => {
    expect(read(delivery(PAID.replace('order.paid', 'toString')))).toMatchObject({
      value: { event: 'unknown', eventType: 'toString' },
    });
  });
});

describe('a delivery signed in a field', () => {
  it('reads what its signature covers', () => {
    expect(readForm(form(FIELDS))).toMatchObject({
      value: { event: 'paid', reference: '12', amount: { minor: 2200n, currency: 'PEN' } },
    });
  });

  it.each(Object.keys(FIELDS))('is not believed once its %s was changed', (name) => {
    const firma = new URLSearchParams(Buffer.from(form(FIELDS).body).toString()).get('firma') ?? '';
    const forged = form({ ...FIELDS, [name]: '3' }, firma);
    expect(readForm(forged)).toEqual({ ok: false, error: { reason: 'wrong-signature' } });
  });

  it('is not believed when a field stands twice', () => {
    const twice = Buffer.from(`${Buffer.from(form(FIELDS).body)}&estado=4`);
    expect(readForm({ body: twice, headers: {} })).toEqual({
      ok: false,
      error: { reason: 'missing-signature' },
    });
  });
});

describe('other recipes', () => {
  it('sign a header’s time stamp with the body', () => {
    const manifest = acceptedManifest(
      changed('andina', {
        'notification.signature.recipe.parts': ['{header.x-time}', '{body}'],
        'notification.signature.recipe.separator': '.',
      }),
    );
    const signature = `v1=${hmac(`1795791600.${PAID}`)}`;
    const headers = { 'x-andina-signature': signature, 'x-time': '1795791600' };
    const raw = { body: Buffer.from(PAID), headers };
    expect(readNotification(manifest, raw, ANDINA).ok).toBe(true);
    const later = { ...raw, headers: { ...headers, 'x-time': '1795791601' } };
    expect(readNotification(manifest, later, ANDINA).ok).toBe(false);
  });

  it('leave an unsigned delivery as no more than a reason to ask', () => {
    const manifest = acceptedManifest(
      changed('andina', {
        'notification.signature': { kind: 'none' },
        'notification.event': 'changed',
      }),
    );
    expect(
      readNotification(manifest, { body: Buffer.from(PAID), headers: {} }, ANDINA),
    ).toMatchObject({
      value: { event: 'changed', eventType: 'changed', reference: 'ord_1' },
    });
  });
});
