import type { IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { playHost, type Stage } from '#test/gateways/stage.ts';
import type { Gateway, GatewayMode, IssueOrder } from '../gateway.ts';
import { culqi } from './provider.ts';

const HOST = 'api.culqi.com';
const ID = 'ord_test_PRUEBA1234567890';

type Seen = {
  readonly call: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};
type Said = { readonly status: number; readonly body: string } | 'silence' | 'cut';

// why: Culqi is not ours; this fake answers what each test tells it to. Its whole self plays in the sandbox.
const seen: Seen[] = [];
let said: Said | ((call: string) => Said);
let stage: Stage;

beforeEach(async () => {
  seen.length = 0;
  stage = await playHost(HOST, (req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const call = `${req.method} ${req.url}`;
      seen.push({ call, headers: req.headers, body: Buffer.concat(chunks).toString() });
      const outcome = typeof said === 'function' ? said(call) : said;
      if (outcome === 'cut') req.socket.destroy();
      else if (outcome !== 'silence') res.writeHead(outcome.status).end(outcome.body);
    });
  });
});
afterEach(() => stage.close());

function open(mode: GatewayMode = 'test', secretKey = 'sk_test_PRUEBA12345678'): Gateway {
  const read = culqi.parseCredentials({ secretKey });
  if (!read.ok) throw new Error('bad fields');
  return culqi.open(
    { egress: stage.egress, clock: { now: () => new Date('2025-11-26T15:00:00Z') } },
    { mode, credentials: read.value, notificationUrl: 'https://codigo.example/notifications' },
  );
}

const order: IssueOrder = {
  transactionCode: 'A-1',
  amount: { minor: 2500n, currency: 'PEN' },
  expiresAt: new Date('2025-11-28T15:00:00Z'),
  concept: 'La Tiendita',
  contact: {
    email: 'rosa@tienda.pe',
    phone: '987654321',
    document: null,
    firstName: 'Rosa',
    lastName: null,
  },
  locale: 'es',
};
const made = (change: object = {}) => ({
  object: 'order',
  id: ID,
  amount: 2500,
  payment_code: '13642064',
  currency_code: 'PEN',
  order_number: 'A-1',
  state: 'pending',
  expiration_date: 1764342000,
  paid_at: null,
  ...change,
});
const answer = (status: number, json: unknown): Said => ({ status, body: JSON.stringify(json) });
const error = (status: number, change: object): Said =>
  answer(status, { object: 'error', type: 'parameter_error', merchant_message: 'm', ...change });

describe('asking for a code', () => {
  it('sends the key, and whole céntimos', async () => {
    said = answer(201, made());
    expect(await open().issue(order)).toMatchObject({
      ok: true,
      value: { reference: ID, code: '13642064', expiresAt: order.expiresAt },
    });
    expect(seen[0]?.call).toBe('POST /v2/orders');
    expect(seen[0]?.headers).toMatchObject({
      authorization: 'Bearer sk_test_PRUEBA12345678',
      'x-culqi-env': 'test',
      'content-type': 'application/json',
    });
    expect(seen[0]?.body).toContain('"amount":2500,');
    expect(new Set(stage.hosts)).toEqual(new Set([HOST]));
  });

  it('answers the order of the attempt before where its number stands there already', async () => {
    said = (call) =>
      call.startsWith('POST')
        ? error(400, { param: 'order_number' })
        : answer(200, { paging: {}, items: [made()] });
    expect(await open().issue(order)).toMatchObject({ ok: true, value: { reference: ID } });
    expect(seen.map(({ call }) => call)).toEqual([
      'POST /v2/orders',
      'GET /v2/orders?amount=2500&limit=100',
    ]);
  });

  it.each<[string, Said]>([
    ['is not among the latest', answer(200, { paging: {}, items: [] })],
    ['cannot be looked up', answer(500, {})],
  ])('does not know what became of it when that order %s', async (_name, list) => {
    said = (call) => (call.startsWith('POST') ? error(400, { param: 'order_number' }) : list);
    expect(await open().issue(order)).toEqual({ ok: false, error: { kind: 'indeterminate' } });
  });

  it.each([
    [100n, 'amount-too-small'],
    [2500n, 'amount-too-large'],
  ])('says of a refused amount of %s céntimos: %s', async (minor, reason) => {
    said = error(422, { param: 'amount', code: 'invalid_amount' });
    const result = await open().issue({ ...order, amount: { minor, currency: 'PEN' } });
    expect(result).toMatchObject({ error: { kind: 'rejected', reason } });
  });

  it.each<[string, Said]>([
    ['no answer comes', 'silence'],
    ['the connection is cut', 'cut'],
    ['the service breaks down', error(500, { type: 'api_error' })],
    ['a page of maintenance comes', { status: 200, body: '<html></html>' }],
    ['the answer is cut off', { status: 201, body: '{"object":"order"' }],
  ])('does not know what became of it when %s, and does not try again', async (_name, outcome) => {
    if (outcome === 'silence') stage.giveUpSoon();
    said = outcome;
    expect(await open().issue(order)).toEqual({ ok: false, error: { kind: 'indeterminate' } });
    expect(seen).toHaveLength(1);
  });

  it('knows that nothing happened when Culqi cannot be reached', async () => {
    stage.reach('unreachable');
    expect(await open().issue(order)).toEqual({ ok: false, error: { kind: 'unavailable' } });
  });
});

describe('a key or an order of the other mode', () => {
  it.each([
    ['test', 'sk_live_PRUEBA12345678'],
    ['live', 'sk_test_PRUEBA12345678'],
  ] as const)('never leaves the house: a %s account with %s', async (mode, key) => {
    const gateway = open(mode, key);
    const refused = { ok: false, error: { kind: 'misconfigured', code: 'key-of-other-mode' } };
    expect(await gateway.issue(order)).toEqual(refused);
    expect(await gateway.query(`ord_${mode}_PRUEBA1234567890`)).toEqual(refused);
    expect(await gateway.probe()).toEqual(refused);
    expect(seen).toEqual([]);
  });

  it.each(['ord_live_PRUEBA1234567890', '', 'ord_test_', '12', `${ID}/../x`])(
    'is not asked about: %j',
    async (reference) => {
      expect(await open().query(reference)).toMatchObject({ error: { kind: 'rejected' } });
      expect(seen).toEqual([]);
    },
  );
});

describe('about a code', () => {
  it('asks by its id', async () => {
    said = error(404, { type: 'resource_error' });
    expect(await open().query(ID)).toEqual({ ok: true, value: { status: 'not-found' } });
    expect(seen[0]?.call).toBe(`GET /v2/orders/${ID}`);
  });

  it('voids it, and moves its deadline', async () => {
    said = { status: 204, body: '' };
    expect(await open().void(ID)).toEqual({ ok: true, value: null });
    said = answer(200, made({ expiration_date: 1764514799 }));
    const until = new Date('2025-11-30T14:59:59Z');
    expect(await open().extend(ID, until)).toEqual({ ok: true, value: null });
    expect(seen.map(({ call, body }) => [call, body])).toEqual([
      [`DELETE /v2/orders/${ID}`, ''],
      [`PATCH /v2/orders/${ID}`, '{"expiration_date":1764514799}'],
    ]);
  });

  it('cannot void one that was paid', async () => {
    said = error(404, { type: 'resource_error' });
    expect(await open().void(ID)).toMatchObject({ error: { reason: 'not-allowed-now' } });
  });

  it('does not look for one by our own code, and gives no money back: there are no such calls', async () => {
    const none = { ok: false, error: { kind: 'rejected', code: 'no-such-call' } };
    expect(await open().find('A-1')).toMatchObject(none);
    expect(await open().queryRefund({ reference: ID, refund: '1' })).toMatchObject(none);
    expect(seen).toEqual([]);
  });
});

describe('proving the key', () => {
  it('asks for the latest order, and changes nothing', async () => {
    said = answer(200, { paging: {}, items: [] });
    expect(await open().probe()).toMatchObject({ ok: true, value: { gateway: 'culqi' } });
    expect(seen.map(({ call }) => call)).toEqual(['GET /v2/orders?limit=1']);
  });

  it.each<[string, Said, object]>([
    ['is not taken', error(401, { type: 'authentication_error' }), { kind: 'misconfigured' }],
    ['is answered by somebody else', answer(200, { hello: 'world' }), { kind: 'unavailable' }],
  ])('fails when it %s', async (_name, outcome, failure) => {
    said = outcome;
    expect(await open().probe()).toMatchObject({ ok: false, error: failure });
  });
});
