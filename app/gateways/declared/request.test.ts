import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { changed, example } from './examples.test-data.ts';
import { plain, type Values } from './fill.ts';
import type { Manifest } from './manifest.ts';
import type { CallName } from './manifest-calls.ts';
import { orderValues } from './order-values.ts';
import { acceptedManifest } from './parse-manifest.ts';
import { writeRequest } from './request.ts';

const NOW = new Date('2026-11-25T15:00:00Z');
const ANDINA_KEYS = { merchantId: 'M-1', apiKey: 'key-1', signingSecret: 'secret-1' };
const QUIPU_KEYS = { comercio: 'C1', llave: 'llave-1' };
const andina = (changes: Readonly<Record<string, unknown>>) =>
  acceptedManifest(changed('andina', changes));

const order = {
  transactionCode: 'A-1',
  amount: { minor: 12050n, currency: 'PEN' },
  expiresAt: new Date('2026-11-27T15:00:00Z'),
  concept: 'La "Tiendita" de Rosa',
  contact: {
    email: 'rosa@tienda.example',
    phone: '987 654 321',
    document: null,
    firstName: 'Rosa',
    lastName: null,
  },
  locale: 'es' as const,
};

function written(
  manifest: Manifest,
  name: CallName,
  values: Values,
  keys: Readonly<Record<string, string>> = ANDINA_KEYS,
) {
  const call = manifest.calls[name];
  if (!call) throw new Error(`no call ${name}`);
  return writeRequest({ manifest, mode: 'test', keys, call, values, now: NOW, once: 'A-1' });
}

function created(manifest: Manifest, keys = ANDINA_KEYS as Readonly<Record<string, string>>) {
  const values = orderValues(manifest, order, 'https://app.example/notifications/declared/k');
  if (!values.ok) throw new Error('refused');
  const request = written(manifest, 'create', values.value, keys);
  if (!request.ok) throw new Error(JSON.stringify(request.error));
  return request.value;
}
const about = (reference: string): Values => new Map([['reference', plain(reference)]]);

describe('an order', () => {
  it('is written as the manifest says, the amount exact, what is not known left out', () => {
    const { method, url, body } = created(example('andina'));
    expect([method, url]).toEqual(['POST', 'https://sandbox.andina-pagos.example/v1/orders']);
    expect(body).toContain('"amount":120.50,');
    expect(JSON.parse(body ?? '')).toMatchObject({
      merchant_reference: 'A-1',
      expires_at: '2026-11-27T10:00:00-05:00',
      description: 'La "Tiendita" de Rosa',
      payer: { email: 'rosa@tienda.example', phone: '+51987654321', name: 'Rosa' },
      channels: ['cash', 'bank_transfer'],
    });
    expect(body).not.toContain('document');
  });

  it('bears the signature over method, path, time and the very body that is sent', () => {
    const { headers, body } = created(example('andina'));
    const signed = `POST\n/v1/orders\n2026-11-25T10:00:00-05:00\n${body}`;
    const signature = createHmac('sha256', 'secret-1').update(signed).digest('hex');
    expect(headers).toEqual({
      accept: 'application/json',
      'content-type': 'application/json',
      'idempotency-key': 'A-1',
      'x-andina-key': 'key-1',
      'x-andina-merchant': 'M-1',
      'x-andina-signature': `v1=${signature}`,
      'x-andina-time': '2026-11-25T10:00:00-05:00',
    });
  });

  it('bears a signature in its body where the gateway wants it there', () => {
    const { headers, body } = created(example('quipu'), QUIPU_KEYS);
    const firma = createHash('sha256').update('llave-1~C1~A-1~12050~PEN').digest('hex');
    expect(JSON.parse(body ?? '')).toMatchObject({
      monto: '12050',
      vence: 1_795_791_600,
      celular: '51987654321',
      firma,
    });
    expect(headers.authorization).toBe(`Basic ${Buffer.from('C1:llave-1').toString('base64')}`);
  });

  it.each([
    ['bearer', { kind: 'bearer', token: '{credential.apiKey}' }, 'authorization', 'Bearer key-1'],
    [
      'a key of its own',
      { kind: 'header', name: 'X-Key', value: 'k {credential.apiKey}' },
      'x-key',
      'k key-1',
    ],
  ])('is proved by %s', (_what, auth, name, value) => {
    expect(created(andina({ auth })).headers[name]).toBe(value);
  });
});

describe('a value stays in its place', () => {
  it.each([
    ['ord/1?x=2#y', '/v1/orders/ord%2F1%3Fx%3D2%23y'],
    ['a b%2e', '/v1/orders/a%20b%252e'],
    ["o'brien", '/v1/orders/o%27brien'],
    ['//evil.example', '/v1/orders/%2F%2Fevil.example'],
    ['@evil.example', '/v1/orders/%40evil.example'],
    ['ñ', '/v1/orders/%C3%B1'],
  ])('in a path: %s', (reference, path) => {
    expect(written(example('andina'), 'query', about(reference))).toMatchObject({
      value: { url: `https://sandbox.andina-pagos.example${path}` },
    });
  });

  it.each(['.', '..'])('and is no step of its own: %s', (reference) => {
    expect(written(example('andina'), 'query', about(reference))).toMatchObject({ ok: false });
  });

  it('in a query', () => {
    const values = new Map([['transactionCode', plain('a&b=c#d')]]);
    expect(written(example('andina'), 'find', values)).toMatchObject({
      value: { url: expect.stringMatching(/\?merchant_reference=a%26b%3Dc%23d$/) },
    });
  });

  it.each(['x\r\nHost: evil.example', 'x\ny', 'x\u0000', 'ñ', ' x', 'x '])(
    'in a header, or is refused: %j',
    (apiKey) => {
      const keys = { ...ANDINA_KEYS, apiKey };
      expect(written(example('andina'), 'query', about('ord_1'), keys)).toEqual({
        ok: false,
        error: { kind: 'rejected', code: 'x-andina-key', reason: 'invalid-request' },
      });
    },
  );

  it('in a body, whatever signs it holds', () => {
    const manifest = example('andina');
    const concept = '"}, "amount": 1, "x": "\u2028{amount}';
    const values = orderValues(manifest, { ...order, concept }, 'https://app.example/n');
    const request = values.ok ? written(manifest, 'create', values.value) : values;
    const body = request.ok && 'body' in request.value ? JSON.parse(request.value.body ?? '') : {};
    expect(body).toMatchObject({ amount: 120.5, description: expect.stringContaining('{amount}') });
    expect(Object.keys(body)).not.toContain('x');
  });
});
