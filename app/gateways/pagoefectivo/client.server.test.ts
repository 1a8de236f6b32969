import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR } from '#app/kernel/clock.ts';
import { playHost, type Stage } from '#test/gateways/stage.ts';
import type { Gateway, IssueOrder } from '../gateway.ts';
import { pagoefectivo } from './provider.ts';

const HOST = 'pre1a.services.pagoefectivo.pe';
const NOW = new Date('2026-11-25T15:00:00Z');

type Seen = {
  readonly call: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};
type Said = { readonly status: number; readonly body: string } | 'silence' | 'cut';

// why: PagoEfectivo is not ours and has no public test account; this fake answers what each test tells it to.
class FakePagoEfectivo {
  readonly seen: Seen[] = [];
  readonly #scripts = new Map<string, Said[]>();
  #tokens = 0;

  /** The next answers to a call, in order; the last one stays. */
  say(call: string, ...said: Said[]): void {
    this.#scripts.set(call, said);
  }

  calls(call: string): Seen[] {
    return this.seen.filter((each) => each.call === call);
  }

  answer(seen: Seen): Said {
    this.seen.push(seen);
    const script = this.#scripts.get(seen.call);
    if (script) return (script.length > 1 ? script.shift() : script[0]) ?? 'silence';
    return seen.call === 'POST /v1/authorizations' ? this.#token() : { status: 404, body: '' };
  }

  #token(): Said {
    this.#tokens += 1;
    return {
      status: 201,
      body: `{"code":"100","message":"","data":{"token":"token-${this.#tokens}","codeService":"SRV","tokenStart":"2026-11-25T10:00:00-05:00","tokenExpires":"2026-11-25T12:00:00-05:00"}}`,
    };
  }
}

let fake: FakePagoEfectivo;
let stage: Stage;
let now: Date;

beforeEach(async () => {
  fake = new FakePagoEfectivo();
  now = NOW;
  stage = await playHost(HOST, (req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const said = fake.answer({ call: `${req.method} ${req.url}`, headers: req.headers, body });
      if (said === 'cut') req.socket.destroy();
      else if (said !== 'silence') res.writeHead(said.status).end(said.body);
    });
  });
});
afterEach(() => stage.close());

function open(fields: Partial<Record<string, string>> = {}): Gateway {
  const read = pagoefectivo.parseCredentials({
    idService: '1234',
    accessKey: 'ACCESS-KEY-1',
    secretKey: 'secret-key-1',
    ...fields,
  });
  if (!read.ok) throw new Error('bad fields');
  const deps = { egress: stage.egress, clock: { now: () => now } };
  return pagoefectivo.open(deps, {
    mode: 'test',
    credentials: read.value,
    notificationUrl: 'https://codigo.example/notifications',
  });
}

const order: IssueOrder = {
  transactionCode: 'A-1',
  amount: { minor: 2500n, currency: 'PEN' },
  expiresAt: new Date('2026-11-27T15:00:00Z'),
  concept: 'La Tiendita',
  contact: {
    email: 'rosa@tienda.pe',
    phone: '987654321',
    document: null,
    firstName: null,
    lastName: null,
  },
  locale: 'es',
};
const issued: Said = {
  status: 201,
  body: '{"code":100,"message":"Solicitud exitosa.","data":{"cip":2523136,"currency":"PEN","amount":25,"transactionCode":"A-1","dateExpiry":"2026-11-27T10:00:00-05:00","cipUrl":"https://pre1a.payment.pagoefectivo.pe/A.html"}}',
};
const refusedToken: Said = { status: 401, body: '' };
const done: Said = { status: 200, body: '{"code":100,"message":"","data":{}}' };

describe('asking for a code', () => {
  it('authorises with the documented proof and sends the documented headers', async () => {
    fake.say('POST /v1/cips', issued);
    expect(await open().issue({ ...order, locale: 'en' })).toMatchObject({
      ok: true,
      value: { reference: '2523136', expiresAt: new Date('2026-11-27T15:00:00Z') },
    });
    const [authorization] = fake.calls('POST /v1/authorizations');
    const hashString = createHash('sha256')
      .update('1234.ACCESS-KEY-1.secret-key-1.2026-11-25T10:00:00-05:00')
      .digest('hex');
    expect(authorization?.body).toBe(
      `{"accessKey":"ACCESS-KEY-1","idService":1234,"dateRequest":"2026-11-25T10:00:00-05:00","hashString":"${hashString}"}`,
    );
    const [call] = fake.calls('POST /v1/cips');
    expect(call?.body).toContain('"amount":25.00,');
    expect(call?.headers).toMatchObject({
      authorization: 'Bearer token-1',
      origin: 'web',
      'accept-language': 'en-US',
      'content-type': 'application/json',
    });
    expect(new Set(stage.hosts)).toEqual(new Set([HOST]));
  });

  it('shares one token among all who ask, also through another opened gateway', async () => {
    fake.say('POST /v1/cips', issued);
    await Promise.all([open().issue(order), open().issue(order), open().issue(order)]);
    await open().issue(order);
    expect(fake.calls('POST /v1/authorizations')).toHaveLength(1);
    now = new Date(NOW.getTime() + 2 * HOUR);
    await open().issue(order);
    await open({ idService: '77' }).issue(order);
    expect(fake.calls('POST /v1/authorizations')).toHaveLength(3);
  });

  it.each<[string, Said]>([
    ['401', refusedToken],
    ['508', { status: 400, body: '{"code":508,"message":"","data":{}}' }],
  ])('authorises again when the token is refused with %s', async (_name, refusal) => {
    fake.say('POST /v1/cips', refusal, issued);
    expect(await open().issue(order)).toMatchObject({ ok: true });
    expect(fake.calls('POST /v1/cips').map(({ headers }) => headers.authorization)).toEqual([
      'Bearer token-1',
      'Bearer token-2',
    ]);
  });

  it('does so once, and then a person must look', async () => {
    fake.say('POST /v1/cips', refusedToken);
    expect(await open().issue(order)).toEqual({
      ok: false,
      error: { kind: 'misconfigured', code: '401' },
    });
    expect(fake.calls('POST /v1/cips')).toHaveLength(2);
  });

  it.each<[string, Said]>([
    ['no answer comes', 'silence'],
    ['the connection is cut', 'cut'],
    ['the service breaks down', { status: 500, body: '{"code":166,"message":"","data":{}}' }],
    ['a page of maintenance comes', { status: 200, body: '<html></html>' }],
    ['the answer is cut off', { status: 201, body: '{"code":100,"data":{"cip":25231' }],
  ])('does not know what became of it when %s, and does not try again', async (_name, said) => {
    if (said === 'silence') stage.giveUpSoon();
    fake.say('POST /v1/cips', said);
    expect(await open().issue(order)).toEqual({ ok: false, error: { kind: 'indeterminate' } });
    expect(fake.calls('POST /v1/cips')).toHaveLength(1);
  });

  it.each<[string, Said]>([
    ['is silent', 'silence'],
    ['breaks down', { status: 500, body: '' }],
  ])('knows that nothing happened when only the authorisation %s', async (_name, said) => {
    if (said === 'silence') stage.giveUpSoon();
    fake.say('POST /v1/authorizations', said);
    expect(await open().issue(order)).toEqual({ ok: false, error: { kind: 'unavailable' } });
    expect(fake.calls('POST /v1/cips')).toHaveLength(0);
  });

  it('knows that nothing happened when PagoEfectivo cannot be reached', async () => {
    stage.reach('unreachable');
    expect(await open().issue(order)).toEqual({ ok: false, error: { kind: 'unavailable' } });
  });

  it('does not ask for a code without e-mail or phone', async () => {
    const contact = { ...order.contact, phone: null };
    expect(await open().issue({ ...order, contact })).toMatchObject({
      error: { kind: 'rejected', reason: 'invalid-contact' },
    });
    expect(fake.seen).toEqual([]);
  });
});

describe('about a code', () => {
  it('searches by the code as a number', async () => {
    fake.say('POST /v1/cips/search', {
      status: 200,
      body: '{"code":100,"data":[{"cip":0,"status":0}]}',
    });
    expect(await open().query('00000002523136')).toEqual({
      ok: true,
      value: { status: 'not-found' },
    });
    expect(fake.calls('POST /v1/cips/search')[0]?.body).toBe('{"data":[{"cip":2523136}]}');
  });

  it('voids it, and moves its deadline', async () => {
    fake.say('DELETE /v1/cips/2523136', done);
    fake.say('PATCH /v1/cips/2523136', done);
    expect(await open().void('2523136')).toEqual({ ok: true, value: null });
    expect(await open().extend('2523136', new Date('2026-11-30T04:59:59Z'))).toEqual({
      ok: true,
      value: null,
    });
    expect(fake.calls('PATCH /v1/cips/2523136')[0]?.body).toBe(
      '{"dateExpiry":"2026-11-29T23:59:59-05:00"}',
    );
  });

  it.each(['', '0', '12/../authorizations', '123456789012345', 'abc'])(
    'asks nothing about %j, which is no code',
    async (reference) => {
      expect(await open().void(reference)).toMatchObject({ error: { kind: 'rejected' } });
      expect(fake.seen).toEqual([]);
    },
  );
});

describe('proving the keys', () => {
  it('authorises anew, also when a token is kept, and changes nothing', async () => {
    expect(await open().probe()).toMatchObject({ ok: true });
    expect(await open().probe()).toMatchObject({ ok: true });
    expect(fake.seen.map(({ call }) => call)).toEqual([
      'POST /v1/authorizations',
      'POST /v1/authorizations',
    ]);
  });

  it('says what PagoEfectivo says against them', async () => {
    fake.say('POST /v1/authorizations', {
      status: 400,
      body: '{"code":111,"message":"","data":[]}',
    });
    expect(await open().probe()).toEqual({
      ok: false,
      error: { kind: 'misconfigured', code: '111' },
    });
  });
});
