import { createHash, createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import dlocalVectors from '#test/vectors/dlocal.json' with { type: 'json' };
import mercadopagoVectors from '#test/vectors/mercadopago.json' with { type: 'json' };
import pagoefectivoVectors from '#test/vectors/pagoefectivo.json' with { type: 'json' };
import payuVectors from '#test/vectors/payu.json' with { type: 'json' };
import QUIPU from '../../docs/gateways/declared/examples/quipu.json' with { type: 'json' };
import { answerTo } from './answer.ts';

// Every delivery here is signed by this file's own hand, as the gateways' documents say.

const folder = mkdtempSync(join(tmpdir(), 'doctor-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
function file(content: string): string {
  files += 1;
  const path = join(folder, `${files}.json`);
  writeFileSync(path, content);
  return path;
}

type Captured = {
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

const ask = (command: string, gateway: string, credentials: object, ...rest: readonly string[]) => {
  const keys = file(JSON.stringify(credentials));
  return answerTo([command, '--gateway', gateway, '--credentials', keys, ...rest, '--json']);
};

function diagnosed(gateway: string, credentials: object, captured: Captured): unknown {
  const request = file(JSON.stringify({ method: 'POST', url: '/x', ...captured }));
  const told = ask('notification', gateway, credentials, '--request', request);
  const secrets = Object.entries(credentials).filter(([name]) => /key|secret|token/i.test(name));
  for (const [, secret] of secrets) expect(JSON.stringify(told)).not.toContain(secret);
  return 'answer' in told ? told.answer : told;
}

const signed = (gateway: string, credentials: object, fields: string) =>
  ask('signature', gateway, credentials, '--fields', file(fields));

const GOOD = { accepted: true, reason: 'verified', hint: null };
const wrong = (recipe: string | null) => ({
  accepted: false,
  reason: 'wrong-signature',
  recipe,
  hint: recipe === null ? expect.any(String) : expect.stringContaining(`${recipe}: `),
});
const hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('hex');

type Case = readonly [what: string, credentials: object, captured: Captured, told: object];

const PAGOEFECTIVO = { idService: 1042, accessKey: 'access-of-it', secretKey: 'secret-of-it' };
const CIP =
  '{"eventType":"cip.paid","operationNumber":"7","data":{"cip":"2523136","currency":"PEN","amount":22.00}}';
const pe = (key: string, body = CIP) => ({ body, headers: { 'PE-Signature': hmac(key, CIP) } });

describe('a captured notification of PagoEfectivo', () => {
  it.each<Case>([
    ['is good', PAGOEFECTIVO, pe('secret-of-it'), GOOD],
    ['is altered', PAGOEFECTIVO, pe('secret-of-it', CIP.replace('22', '2')), wrong(null)],
    [
      'was written anew',
      PAGOEFECTIVO,
      {
        ...pe('', CIP),
        headers: { 'PE-Signature': hmac('secret-of-it', JSON.stringify(JSON.parse(CIP))) },
      },
      wrong('body-reserialised'),
    ],
    ['is signed with the other key', PAGOEFECTIVO, pe('access-of-it'), wrong('other-key')],
    ['is signed with a stranger’s key', PAGOEFECTIVO, pe('secret-of-none'), wrong(null)],
  ])('%s', (_what, credentials, captured, told) =>
    expect(diagnosed('pagoefectivo', credentials, captured)).toEqual(told),
  );

  it.each(pagoefectivoVectors.notifications)('is good as published: $kind', (vector) => {
    const { secretKey, body, expected } = vector;
    const credentials = { ...PAGOEFECTIVO, secretKey };
    const captured = { body, headers: { 'pe-signature': expected } };
    expect(diagnosed('pagoefectivo', credentials, captured)).toEqual(GOOD);
  });
});

const PAYU = {
  merchantId: 508029,
  accountId: '512323',
  apiLogin: 'login-of-it',
  apiKey: 'key-of-the-api',
  algorithm: 'SHA256',
};
const confirmation = (sign: string, value = '150.00') => ({
  merchant_id: '508029',
  reference_sale: 'order-1',
  value,
  currency: 'PEN',
  state_pol: '4',
  reference_pol: '1400000001',
  sign,
});
const signedText = (key = PAYU.apiKey) => `${key}~508029~order-1~150.0~PEN~4`;
const hashed = (algorithm: string, key?: string) =>
  createHash(algorithm).update(signedText(key)).digest('hex');
const asForm = (fields: Record<string, string>) => ({
  body: new URLSearchParams(fields).toString(),
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
});
const asJson = (fields: Record<string, string>) => ({
  body: JSON.stringify(fields),
  headers: { 'content-type': 'application/json' },
});

describe.each([
  ['a form', asForm],
  ['JSON', asJson],
])('a captured confirmation of PayU, as %s', (_form, written) => {
  const own = { ...PAYU, algorithm: 'HMAC-SHA256', secret: 'secret-of-it' };
  const otherAlgorithm = (reason: string, name: string) => ({
    accepted: false,
    reason,
    recipe: 'other-algorithm',
    hint: expect.stringMatching(new RegExp(`^other-algorithm: .*: ${name}\\.`)),
  });
  it.each<Case>([
    ['is good', PAYU, written(confirmation(hashed('sha256'))), GOOD],
    [
      'is good by a secret of its own',
      own,
      written(confirmation(hmac('secret-of-it', signedText()))),
      GOOD,
    ],
    ['is altered', PAYU, written(confirmation(hashed('sha256'), '15.00')), wrong(null)],
    [
      'is signed with a stranger’s key',
      PAYU,
      written(confirmation(hashed('sha256', 'key-of-nobody'))),
      wrong(null),
    ],
    [
      'is signed with the login',
      PAYU,
      written(confirmation(hashed('sha256', 'login-of-it'))),
      wrong('other-key'),
    ],
    [
      'is signed by MD5',
      PAYU,
      written(confirmation(hashed('md5'))),
      otherAlgorithm('malformed-signature', 'MD5'),
    ],
    [
      'is signed by SHA256 where HMAC is set',
      own,
      written(confirmation(hashed('sha256'))),
      otherAlgorithm('wrong-signature', 'SHA256'),
    ],
  ])('%s', (_what, credentials, captured, told) =>
    expect(diagnosed('payu', credentials, captured)).toEqual(told),
  );
});

const DLOCAL = { login: 'login-of-it', transKey: 'trans-of-it', secretKey: 'secret-of-it' };
const DATE = '2026-11-25T15:00:00.000Z';
const NEWS = '{"id":"D-1","status":"PAID","amount":22.50,"currency":"PEN","order_id":"order-1"}';
const dl = (key: string, changes: { body?: string; date?: string } = {}) => ({
  body: changes.body ?? NEWS,
  headers: {
    'X-Login': DLOCAL.login,
    'X-Date': changes.date ?? DATE,
    Authorization: `V2-HMAC-SHA256, Signature: ${hmac(key, `${DLOCAL.login}${DATE}${NEWS}`)}`,
  },
});

describe('a captured notification of dLocal', () => {
  it.each<Case>([
    ['is good', DLOCAL, dl('secret-of-it'), GOOD],
    [
      'is altered',
      DLOCAL,
      dl('secret-of-it', { body: NEWS.replace('22.50', '2.50') }),
      wrong(null),
    ],
    ['is signed with the other key', DLOCAL, dl('trans-of-it'), wrong('other-key')],
    ['is signed with a stranger’s key', DLOCAL, dl('secret-of-none'), wrong(null)],
    [
      'has its time written otherwise',
      DLOCAL,
      dl('secret-of-it', { date: '2026-11-25T15:00:00Z' }),
      wrong('clock'),
    ],
    [
      'is of another time',
      DLOCAL,
      dl('secret-of-it', { date: '2026-11-26T15:00:00Z' }),
      wrong(null),
    ],
  ])('%s', (_what, credentials, captured, told) =>
    expect(diagnosed('dlocal', credentials, captured)).toEqual(told),
  );
});

const MERCADOPAGO = { accessToken: 'TEST-1234-5678-token', webhookSecret: 'secret-of-it' };
const LIVE = { ...MERCADOPAGO, accessToken: 'APP_USR-1234-5678-token' };
const changed = (id: string) =>
  `{"type":"payment","action":"payment.updated","data":{"id":"${id}"}}`;
const mp = (key: string, changes: { id?: string; ts?: string } = {}) => ({
  url: `https://app.codigo.example/x?data.id=${changes.id ?? '123456'}&type=payment`,
  body: changed(changes.id ?? '123456'),
  headers: {
    'X-Request-Id': 'request-1',
    'X-Signature': `ts=${changes.ts ?? '1742505638683'},v1=${hmac(key, 'id:123456;request-id:request-1;ts:1742505638683;')}`,
  },
});

describe('a captured notification of Mercado Pago', () => {
  it.each<Case>([
    ['is good', MERCADOPAGO, mp('secret-of-it'), GOOD],
    ['is good with live keys too', LIVE, mp('secret-of-it'), GOOD],
    [
      'is good without a token in the file',
      { webhookSecret: 'secret-of-it' },
      mp('secret-of-it'),
      GOOD,
    ],
    ['is altered', MERCADOPAGO, mp('secret-of-it', { id: '123457' }), wrong(null)],
    ['is signed with the token', MERCADOPAGO, mp('TEST-1234-5678-token'), wrong('other-key')],
    ['is signed with a stranger’s secret', MERCADOPAGO, mp('secret-of-none'), wrong(null)],
    [
      'has its time in seconds, and was signed with milliseconds',
      MERCADOPAGO,
      { ...mp('secret-of-it'), headers: seconds() },
      wrong('clock'),
    ],
  ])('%s', (_what, credentials, captured, told) =>
    expect(diagnosed('mercadopago', credentials, captured)).toEqual(told),
  );
});

/** The signature covers ten digits; thirteen arrived. */
function seconds(): Readonly<Record<string, string>> {
  const v1 = hmac('secret-of-it', 'id:123456;request-id:request-1;ts:1742505638;');
  return { 'x-request-id': 'request-1', 'x-signature': `ts=1742505638000,v1=${v1}` };
}

const rsa = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
const HASH = '5ff0b2d1a6a2d2e5b8d7d9c3a1f0e4b6c8a9d7e5f3b1c2d4';
const LIST = `operation=payment_status_change&notification_type=update&hash_codes=${HASH}`;

const UNSIGNED = {
  accepted: true,
  reason: 'unsigned-hint',
  hint: expect.stringContaining('only the answer of the gateway’s query counts'),
};

describe('a captured notification of EBANX', () => {
  const key = rsa();
  const other = rsa();
  const plain = { integrationKey: 'integration-of-it' };
  const certified = { ...plain, certificate: key.publicKey };
  const eb = (privateKey: string, body = LIST) => ({
    body,
    headers: {
      'X-SignatureType': 'RSA,SHA1',
      'X-SignatureContent': sign('RSA-SHA1', Buffer.from(LIST), privateKey).toString('base64'),
    },
  });
  it.each<Case>([
    ['is a hint where no certificate is set', plain, { body: LIST }, UNSIGNED],
    [
      'is a hint also if it is signed, where nothing checks it',
      plain,
      eb(other.privateKey),
      UNSIGNED,
    ],
    ['is good', certified, eb(key.privateKey), GOOD],
    [
      'is altered',
      certified,
      eb(key.privateKey, LIST.replace(HASH, `${HASH.slice(1)}a`)),
      wrong(null),
    ],
    ['has another line end', certified, eb(key.privateKey, `${LIST}\n`), wrong('trailing-newline')],
    ['is signed with a stranger’s key', certified, eb(other.privateKey), wrong(null)],
    ['is not signed', certified, { body: LIST }, { ...wrong(null), reason: 'missing-signature' }],
  ])('%s', (_what, credentials, captured, told) =>
    expect(diagnosed('ebanx', credentials, captured)).toEqual(told),
  );
});

describe('a captured notification of Culqi', () => {
  const body =
    '{"object":"event","type":"order.status.changed","data":"{\\"id\\":\\"ord_test_PRUEBA12345678\\"}"}';
  const own = { webhookUser: 'rosa', webhookPassword: 'password-of-it' };
  const basic = (password: string) => ({
    body,
    headers: { Authorization: `Basic ${Buffer.from(`rosa:${password}`).toString('base64')}` },
  });
  it.each<Case>([
    ['is a hint', { secretKey: 'sk_test_PRUEBA12345678' }, { body }, UNSIGNED],
    ['is a hint with live keys too', { secretKey: 'sk_live_PRUEBA12345678' }, { body }, UNSIGNED],
    [
      'is a hint that cannot be read',
      { secretKey: 'sk_test_PRUEBA12345678' },
      { body: 'hola' },
      { ...UNSIGNED, reason: 'unreadable' },
    ],
    ['bears the merchant’s own password', own, basic('password-of-it'), GOOD],
    ['bears another password', own, basic('guessed'), wrong(null)],
  ])('%s', (_what, credentials, captured, told) =>
    expect(diagnosed('culqi', credentials, captured)).toEqual(told),
  );
});

describe('a gateway that a shop declared, by its manifest', () => {
  const MANIFESTS = 'docs/gateways/declared/examples';
  const by = (name: string) => ['--manifest', `${MANIFESTS}/${name}.json`];
  const ANDINA = { merchantId: 'M-1', apiKey: 'key-of-it', signingSecret: 'secret-of-it' };
  const EVENT =
    '{"event":"order.paid","order":{"id":"ord_1","operation":"7","amount":22.50,"currency":"PEN"}}';
  const bearing = (secret: string, body = EVENT) => {
    const digest = createHmac('sha512', secret).update(EVENT).digest('base64');
    return { method: 'POST', url: '/x', body, headers: { 'X-Andina-Signature': `v1=${digest}` } };
  };
  const told = (captured: object, credentials: object = ANDINA) => {
    const request = file(JSON.stringify(captured));
    return ask('notification', 'declared', credentials, ...by('andina'), '--request', request);
  };

  it('has its deliveries judged, also without the keys that sign nothing', () => {
    expect(told(bearing('secret-of-it'))).toEqual({ answer: GOOD });
    expect(told(bearing('secret-of-it'), { signingSecret: 'secret-of-it' })).toEqual({
      answer: GOOD,
    });
    expect(told(bearing('key-of-it'))).toEqual({ answer: wrong('other-key') });
    expect(told(bearing('secret-of-it', `${EVENT}\n`))).toEqual({
      answer: wrong('trailing-newline'),
    });
    expect(told(bearing('secret-of-none'))).toEqual({ answer: wrong(null) });
  });

  it('has its signatures shown, of a delivery and of a request, with every secret masked', () => {
    const sign = (name: string, credentials: object, fields: object) =>
      ask(
        'signature',
        'declared',
        credentials,
        ...by(name),
        '--fields',
        file(JSON.stringify(fields)),
      );
    expect(sign('andina', ANDINA, { body: EVENT })).toEqual({
      answer: {
        signature: createHmac('sha512', 'secret-of-it').update(EVENT).digest('base64'),
        signed: EVENT,
        hint: null,
      },
    });
    const now = '2026-11-25T10:00:00-05:00';
    const request = { kind: 'request', method: 'GET', path: '/v1/merchant', now, body: '' };
    const text = `GET\n/v1/merchant\n${now}\n`;
    expect(sign('andina', ANDINA, request)).toEqual({
      answer: { signature: hmac('secret-of-it', text), signed: text, hint: null },
    });
    expect(sign('andina', ANDINA, { kind: 'request', method: 'GET' })).toMatchObject({
      answer: { signature: null, hint: 'Look again at: path, now, body.' },
    });
    expect(sign('andina', ANDINA, { kind: 'create' })).toMatchObject({
      answer: { signature: null, hint: 'Look again at: kind.' },
    });
    const quipu = JSON.stringify(sign('quipu', { comercio: 'C1', llave: 'llave-of-it' }, {}));
    expect(quipu).toContain('Look again at: /');
    expect(quipu).not.toContain('llave-of-it');
  });

  it('masks a secret that stands among the signed parts', () => {
    const { recipe } = QUIPU.notification.signature;
    const names = recipe.parts.flatMap((part) => part.match(/(?<=\{)\/[^}]+/g) ?? []);
    const fields = Object.fromEntries(names.map((name) => [name, `value of ${name}`]));
    const keys = { comercio: 'C1', llave: 'llave-of-it' };
    const text = (llave: string) =>
      recipe.parts
        .map((part) =>
          part.replace(/\{([^}]+)\}/g, (_all, name: string) =>
            name === 'credential.llave'
              ? llave
              : name === 'credential.comercio'
                ? 'C1'
                : (fields[name] ?? ''),
          ),
        )
        .join(recipe.separator);
    const asked = ask(
      ...(['signature', 'declared', keys, ...by('quipu')] as const),
      ...['--fields', file(JSON.stringify(fields))],
    );
    const digest = createHash('sha256').update(text('llave-of-it'));
    expect(asked).toMatchObject({
      answer: { signature: digest.digest('hex'), signed: text('***') },
    });
  });

  it('is asked for its manifest, and told what is wrong with it', () => {
    expect(ask('signature', 'declared', ANDINA, '--fields', file('{}'))).toEqual({
      unusable: expect.stringContaining('--manifest'),
    });
    const broken = ['--manifest', file('{"manifest":2}'), '--fields', file('{}')];
    expect(ask('signature', 'declared', ANDINA, ...broken)).toEqual({
      unusable: expect.stringMatching(/^--manifest: manifest: /),
    });
    expect(ask('signature', 'payu', PAYU, ...by('andina'), '--fields', file('{}'))).toEqual({
      unusable: expect.stringContaining('--gateway declared'),
    });
  });
});

describe('the signature that a request must bear', () => {
  it.each(payuVectors.signatures)('is PayU’s as published: $id', ({ keys, fields, ...vector }) => {
    const told = vector.string.replace(keys.apiKey, '***');
    const answer = { signature: vector.expected, signed: told, hint: null };
    expect(signed('payu', keys, JSON.stringify(fields))).toEqual({ answer });
  });

  it.each(dlocalVectors.signatures)('is dLocal’s as published: $kind', (vector) => {
    const { login, secretKey, date, body, expected } = vector;
    const answer = { signature: expected, signed: `${login}${date}${body}`, hint: null };
    const fields = JSON.stringify({ date, body });
    expect(signed('dlocal', { login, secretKey }, fields)).toEqual({ answer });
  });

  it.each(mercadopagoVectors.notifications)('is Mercado Pago’s: $kind', (vector) => {
    const { dataId, requestId, ts, webhookSecret } = vector;
    const fields = JSON.stringify({ 'data.id': dataId, 'x-request-id': requestId, ts });
    const answer = { signature: vector.expected, signed: vector.manifest, hint: null };
    expect(signed('mercadopago', { webhookSecret }, fields)).toEqual({ answer });
  });

  it.each(pagoefectivoVectors.authorization)('is PagoEfectivo’s as published', (vector) => {
    const { keys, dateRequest, expected } = vector;
    const answer = { signature: expected, signed: `8.***.***.${dateRequest}`, hint: null };
    expect(signed('pagoefectivo', keys, JSON.stringify({ dateRequest }))).toEqual({ answer });
  });

  it('signs an amount with the zeros that the file has, also where it is written as a number', () => {
    const fields =
      '{"kind":"request","referenceCode":"TestPayU","value":54600.00,"currency":"COP"}';
    expect(signed('payu', PAYU, fields)).toMatchObject({
      answer: { signed: '***~508029~TestPayU~54600.00~COP' },
    });
  });

  it('says what to look at again', () => {
    expect(signed('payu', PAYU, '{"kind":"request"}')).toEqual({
      answer: {
        signature: null,
        signed: null,
        hint: 'Look again at: referenceCode, value, currency.',
      },
    });
    expect(signed('culqi', {}, '{}')).toMatchObject({ answer: { signature: null } });
  });
});

describe('what cannot be used', () => {
  it.each([
    ['nobody', {}, 'there is no gateway nobody'],
    ['pagoefectivo', { idService: 'x' }, 'look again at idService, accessKey, secretKey'],
    ['payu', { ...PAYU, algorithm: 'SHA512' }, 'look again at algorithm'],
    ['mercadopago', { accessToken: 'TEST-1234-5678' }, 'look again at webhookSecret'],
    [
      'ebanx',
      { integrationKey: 'integration-of-it', certificate: 'x' },
      'look again at certificate',
    ],
  ])('is named: %s', (gateway, credentials, words) => {
    const told = ask('signature', gateway, credentials, '--fields', file('{}'));
    expect(told).toEqual({ unusable: expect.stringContaining(words) });
  });
});
