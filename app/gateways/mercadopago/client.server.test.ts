import type { IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { playHost, type Stage } from '#test/gateways/stage.ts';
import type { Gateway, GatewayMode, IssueOrder } from '../gateway.ts';
import type { RefundOrder } from '../refund.ts';
import { mercadopago } from './provider.ts';

const HOST = 'api.mercadopago.com';
const NOW = new Date('2026-11-25T15:00:00Z');
const ID = '5466310457';

type Seen = {
  readonly call: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};
type Said = { readonly status: number; readonly body: string } | 'silence' | 'cut';

// why: Mercado Pago is not ours; this fake answers what each test tells it to. Its whole self plays in the sandbox.
const seen: Seen[] = [];
let said: Said | ((call: string) => Said);
let stage: Stage;

beforeEach(async () => {
  seen.length = 0;
  stage = await playHost(HOST, (req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const call = `${req.method} ${req.url}`;
      seen.push({ call, headers: req.headers, body });
      const outcome = typeof said === 'function' ? said(call) : said;
      if (outcome === 'cut') req.socket.destroy();
      else if (outcome !== 'silence') res.writeHead(outcome.status).end(outcome.body);
    });
  });
});
afterEach(() => stage.close());

function open(mode: GatewayMode = 'test', accessToken = 'TEST-1234-5678'): Gateway {
  const read = mercadopago.parseCredentials({ accessToken, webhookSecret: 'secret-of-webhooks' });
  if (!read.ok) throw new Error('bad fields');
  return mercadopago.open(
    { egress: stage.egress, clock: { now: () => NOW } },
    { mode, credentials: read.value, notificationUrl: 'https://codigo.example/notifications' },
  );
}

const order: IssueOrder = {
  transactionCode: 'A-1',
  amount: { minor: 2500n, currency: 'PEN' },
  expiresAt: new Date('2026-11-27T15:00:00Z'),
  concept: 'La Tiendita',
  contact: {
    email: 'rosa@tienda.pe',
    phone: null,
    document: null,
    firstName: null,
    lastName: null,
  },
  locale: 'es',
};
const payment = (change: object = {}) => ({
  id: 5466310457,
  status: 'pending',
  status_detail: 'pending_waiting_payment',
  payment_method_id: 'pagoefectivo_atm',
  currency_id: 'PEN',
  transaction_amount: 25,
  external_reference: 'A-1',
  date_of_expiration: '2026-11-27T11:00:00.000-04:00',
  transaction_details: { verification_code: '2829662' },
  ...change,
});
const answer = (status: number, json: unknown): Said => ({ status, body: JSON.stringify(json) });
const notFound = answer(404, {
  message: 'Payment not found',
  error: 'not_found',
  status: 404,
  cause: [{ code: 2000, description: 'Payment not found', data: null }],
});

describe('asking for a code', () => {
  it('sends the token and our own code as the key that makes repeating harmless', async () => {
    said = answer(201, payment());
    expect(await open().issue(order)).toMatchObject({
      ok: true,
      value: { reference: ID, code: '2829662', expiresAt: order.expiresAt },
    });
    expect(seen[0]?.call).toBe('POST /v1/payments');
    expect(seen[0]?.headers).toMatchObject({
      authorization: 'Bearer TEST-1234-5678',
      'x-idempotency-key': 'A-1',
      'content-type': 'application/json',
    });
    expect(seen[0]?.body).toContain('"transaction_amount":25.00,');
    expect(new Set(stage.hosts)).toEqual(new Set([HOST]));
  });

  it('tells the deadline that Mercado Pago gave where it takes no shorter one', async () => {
    said = answer(201, payment({ date_of_expiration: '2026-11-26T12:00:00.000-04:00' }));
    const soon = { ...order, expiresAt: new Date('2026-11-25T18:00:00Z') };
    expect(await open().issue(soon)).toMatchObject({
      value: { expiresAt: new Date('2026-11-26T16:00:00Z') },
    });
    expect(seen[0]?.body).toContain('"date_of_expiration":"2026-11-26T11:00:00.000-05:00"');
  });

  it.each<[string, Said]>([
    ['no answer comes', 'silence'],
    ['the connection is cut', 'cut'],
    ['the service breaks down', answer(500, { error: 'internal_error' })],
    ['a page of maintenance comes', { status: 200, body: '<html></html>' }],
    ['the answer is cut off', { status: 201, body: '{"id":546' }],
  ])('does not know what became of it when %s, and does not try again', async (_name, outcome) => {
    if (outcome === 'silence') stage.giveUpSoon();
    said = outcome;
    expect(await open().issue(order)).toEqual({ ok: false, error: { kind: 'indeterminate' } });
    expect(seen).toHaveLength(1);
  });

  it.each([
    ['within them', 25, 'invalid-request'],
    ['below', 24.99, 'amount-too-large'],
  ])('tells why it was refused by the limits of the account: %s', async (_name, most, reason) => {
    const cash = { id: 'pagoefectivo_atm', status: 'active', max_allowed_amount: most };
    said = (call) =>
      call.startsWith('POST')
        ? answer(400, { error: 'bad_request', cause: [{ code: 4037 }] })
        : answer(200, [cash]);
    expect(await open().issue(order)).toEqual({
      ok: false,
      error: { kind: 'rejected', code: '4037', reason },
    });
  });

  it('knows that nothing happened when Mercado Pago cannot be reached', async () => {
    stage.reach('unreachable');
    expect(await open().issue(order)).toEqual({ ok: false, error: { kind: 'unavailable' } });
  });
});

describe('a token of the other mode', () => {
  it.each([
    ['test', 'APP_USR-1234-5678'],
    ['live', 'TEST-1234-5678'],
  ] as const)('never leaves the house: a %s account with %s', async (mode, token) => {
    const gateway = open(mode, token);
    const refused = { ok: false, error: { kind: 'misconfigured', code: 'token-of-other-mode' } };
    expect(await gateway.issue(order)).toEqual(refused);
    expect(await gateway.query(ID)).toEqual(refused);
    expect(await gateway.probe()).toEqual(refused);
    expect(seen).toEqual([]);
  });
});

describe('about a code', () => {
  it('asks by its number', async () => {
    said = notFound;
    expect(await open().query(ID)).toEqual({ ok: true, value: { status: 'not-found' } });
    expect(seen[0]?.call).toBe(`GET /v1/payments/${ID}`);
  });

  it('voids it, and moves its deadline', async () => {
    said = answer(200, payment({ status: 'cancelled', status_detail: 'by_collector' }));
    expect(await open().void(ID)).toEqual({ ok: true, value: null });
    said = answer(200, payment({ date_of_expiration: '2026-11-30T00:59:59.000-04:00' }));
    const until = new Date('2026-11-30T04:59:59Z');
    expect(await open().extend(ID, until)).toEqual({ ok: true, value: null });
    expect(seen.map(({ call, body }) => [call, body])).toEqual([
      [`PUT /v1/payments/${ID}`, '{"status":"cancelled"}'],
      [`PUT /v1/payments/${ID}`, '{"date_of_expiration":"2026-11-29T23:59:59.000-05:00"}'],
    ]);
  });

  it('cannot void one that is not there', async () => {
    said = notFound;
    expect(await open().void(ID)).toMatchObject({ error: { reason: 'not-allowed-now' } });
  });

  it('searches by our own code', async () => {
    said = answer(200, { paging: { total: 1 }, results: [payment()] });
    expect(await open().find('A&1')).toEqual({ ok: true, value: null });
    expect(await open().find('A-1')).toMatchObject({ value: { voucher: { reference: ID } } });
    expect(seen[0]?.call).toBe(
      'GET /v1/payments/search?external_reference=A%261&sort=date_created&criteria=desc',
    );
  });

  it.each(['', '0', '12/../../users', '12345678901234567890', 'abc'])(
    'asks nothing about %j, which is no payment’s number',
    async (reference) => {
      expect(await open().void(reference)).toMatchObject({ error: { kind: 'rejected' } });
      expect(seen).toEqual([]);
    },
  );
});

describe('giving money back', () => {
  const refund: RefundOrder = {
    refundCode: 'R-1',
    reference: ID,
    amount: { minor: 1000n, currency: 'PEN' },
    whole: false,
    description: '',
    payee: null,
  };

  it('bears our own code, and asks to hear of refunds that are under way', async () => {
    said = answer(201, { id: 77, payment_id: 5466310457, amount: 10, status: 'in_process' });
    expect(await open().refund(refund)).toMatchObject({
      value: { refund: '77', state: 'pending' },
    });
    expect(seen[0]).toMatchObject({
      call: `POST /v1/payments/${ID}/refunds`,
      body: '{"amount":10.00}',
    });
    expect(seen[0]?.headers).toMatchObject({
      'x-idempotency-key': 'R-1',
      'x-render-in-process-refunds': 'true',
    });
  });

  it.each<[string, Said, object]>([
    ['silent', 'silence', { kind: 'indeterminate' }],
    ['broken', answer(502, ''), { kind: 'indeterminate' }],
    [
      'unwilling',
      answer(400, { error: 'bad_request', cause: [{ code: 2063 }] }),
      { kind: 'rejected', code: '2063', reason: 'not-allowed-now' },
    ],
  ])('tells what is known when Mercado Pago is %s', async (_name, outcome, error) => {
    if (outcome === 'silence') stage.giveUpSoon();
    said = outcome;
    expect(await open().refund(refund)).toEqual({ ok: false, error });
  });

  it('asks what became of it', async () => {
    said = answer(200, { id: 77, amount: 10, status: 'approved' });
    expect(await open().queryRefund({ reference: ID, refund: '77' })).toMatchObject({
      value: { state: 'sent', amount: { minor: 1000n } },
    });
    expect(seen[0]?.call).toBe(`GET /v1/payments/${ID}/refunds/77`);
    said = notFound;
    expect(await open().queryRefund({ reference: ID, refund: '77' })).toMatchObject({
      value: { state: 'unknown', word: 'not-found' },
    });
  });
});

describe('proving the token', () => {
  const offered = { id: 'pagoefectivo_atm', status: 'active' };

  it('asks what the account offers, and changes nothing', async () => {
    said = answer(200, [{ id: 'visa', status: 'active' }, offered]);
    expect(await open().probe()).toMatchObject({ ok: true, value: { gateway: 'mercadopago' } });
    expect(seen.map(({ call }) => call)).toEqual(['GET /v1/payment_methods']);
  });

  it.each<[string, Said, string]>([
    ['it is not taken', answer(401, { error: 'unauthorized', cause: [] }), 'unauthorized'],
    ['PagoEfectivo is not offered', answer(200, [{ id: 'visa' }]), 'pagoefectivo_atm'],
    ['PagoEfectivo is off', answer(200, [{ ...offered, status: 'deactive' }]), 'pagoefectivo_atm'],
  ])('wants a person when %s', async (_name, outcome, code) => {
    said = outcome;
    expect(await open().probe()).toEqual({ ok: false, error: { kind: 'misconfigured', code } });
  });
});
