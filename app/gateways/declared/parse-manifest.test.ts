import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { changed, exampleText } from './examples.test-data.ts';
import { manifestJsonSchema } from './manifest.ts';
import { parseManifest } from './parse-manifest.ts';

function faults(text: string): readonly string[] {
  const read = parseManifest(text);
  return read.ok ? [] : read.error.map(({ field, why }) => `${field}: ${why}`);
}
const ofAndina = (changes: Readonly<Record<string, unknown>>) => faults(changed('andina', changes));
const ofQuipu = (changes: Readonly<Record<string, unknown>>) => faults(changed('quipu', changes));
const HMAC = { algorithm: 'hmac-sha256', key: 'signingSecret', separator: '', encoding: 'hex' };

describe('a manifest', () => {
  it.each(['andina', 'quipu'] as const)('is taken as the example %s shows it', (name) => {
    expect(faults(exampleText(name))).toEqual([]);
  });

  it('has the form that its published schema says', () => {
    const published = new URL(
      '../../../docs/gateways/declared/manifest.schema.json',
      import.meta.url,
    );
    expect(JSON.parse(readFileSync(published, 'utf8'))).toEqual(manifestJsonSchema());
  });

  it('is told all that is wrong with it, field by field', () => {
    expect(
      ofAndina({ amount: undefined, expiry: 'soon', colour: 'red', 'calls.create.path': 'v1' }),
    ).toEqual([
      'amount: missing',
      'expiry: not-one-of',
      'calls.create.path: path',
      'colour: unknown-field',
    ]);
  });

  it.each([
    ['no JSON', '{', [': not-json']],
    ['far too long', `"${'x'.repeat(70_000)}"`, [': too-large']],
    ['a list', '[]', [': wrong-type']],
    [
      'nested without end',
      `${'['.repeat(40)}${']'.repeat(40)}`,
      [expect.stringMatching(/: too-deep$/)],
    ],
  ])('is refused when it is %s', (_what, text, wrong) => {
    expect(faults(text)).toEqual(wrong);
  });
});

describe('the hosts of a manifest', () => {
  it.each([
    'http://api.andina.example',
    'ftp://api.andina.example',
    'https://api.andina.example/v1',
    'https://user@api.andina.example',
    'https://api.andina.example?x',
    'api.andina.example',
    '',
  ])('are names behind https alone, not %s', (sandbox) => {
    expect(ofAndina({ 'hosts.sandbox': sandbox })).toEqual(['hosts.sandbox: host']);
  });

  it.each([
    'https://127.0.0.1',
    'https://2130706433',
    'https://0x7f.1',
    'https://0177.0.0.1',
    'https://[::1]',
    'https://localhost',
    'https://printer.local',
    'https://metadata.google.internal',
    'https://nas.lan',
    'https://intranet',
    'https://api.andina.example:8443',
    'https://api.andina.example.',
    'https://API.andina.example',
    'https://api..example',
    'https://аndina.example',
  ])('are public, not %s', (sandbox) => {
    expect(ofAndina({ 'hosts.sandbox': sandbox })).toEqual(['hosts.sandbox: host-not-public']);
  });

  it('differ, so that a test payment never reaches the live gateway', () => {
    const production = 'https://sandbox.andina-pagos.example';
    expect(ofAndina({ 'hosts.production': production })).toEqual(['hosts.sandbox: hosts-alike']);
  });
});

describe('the templates of a manifest', () => {
  it.each([
    ['an unknown name', 'calls.create.body.extra', '{process.env}', 'unknown-placeholder'],
    [
      'a name that another call knows',
      'calls.create.body.extra',
      '{refund}',
      'unknown-placeholder',
    ],
    ['an expression', 'calls.create.body.extra', '{amount * 2}', 'unknown-placeholder'],
    ['an open brace', 'calls.create.body.extra', '{amount', 'braces'],
    ['a line break', 'calls.create.body.extra', 'a\r\nb', 'control-characters'],
    ['a number with decimals', 'calls.create.body.extra', 1.5, 'wrong-type'],
    [
      'an undeclared credential',
      'calls.create.body.extra',
      '{credential.toString}',
      'unknown-credential',
    ],
    [
      'a secret in a path',
      'calls.query.path',
      '/{reference}/{credential.apiKey}',
      'secret-in-address',
    ],
    [
      'a value that may be blank in a path',
      'calls.create.path',
      '/{concept}',
      'unknown-placeholder',
    ],
    ['a person in a path', 'calls.create.path', '/{email}', 'person-in-address'],
    ['steps out of a path', 'calls.create.path', '/v1/../admin', 'path'],
    ['a query in a path', 'calls.create.path', '/v1?x=1', 'path'],
    ['another host as path', 'calls.create.path', '//evil.example/', 'path'],
  ])('may not hold %s', (_what, field, value, why) => {
    expect(ofAndina({ [field]: value })).toEqual([`${field}: ${why}`]);
  });

  it.each(['Host', 'content-length', 'Transfer-Encoding', 'Proxy-Authorization', 'Cookie'])(
    'may not write the header %s',
    (name) => {
      expect(ofAndina({ headers: { [name]: 'x' } })).toEqual([`headers.${name}: header-reserved`]);
    },
  );

  it('may not break a header', () => {
    expect(ofAndina({ headers: { 'X-A': 'x\r\nHost: evil' } })).toEqual([
      'headers.X-A: control-characters',
    ]);
    expect(ofAndina({ headers: { 'X-A\r\nHost': 'x' } })).toEqual([
      'headers.X-A\r\nHost: header-name',
    ]);
  });

  it.each(['__proto__', 'constructor', 'prototype'])('may not name a member %s', (name) => {
    const text = changed('andina', { 'calls.create.body.extra': { MEMBER: '1' } });
    expect(faults(text.replace('MEMBER', name))).toEqual([
      `calls.create.body.extra.${name}: forbidden-name`,
    ]);
  });

  it('say what the call is about', () => {
    expect(ofAndina({ 'calls.create.body.amount': '100' })).toEqual([
      'calls.create: needs-placeholder',
    ]);
    expect(ofAndina({ 'calls.query.path': '/v1/orders' })).toEqual([
      'calls.query: needs-placeholder',
    ]);
  });
});

describe('the signatures of a manifest', () => {
  const recipe = 'notification.signature.recipe';

  it('need a secret that is declared as one', () => {
    expect(ofAndina({ [`${recipe}.key`]: 'merchantId' })).toEqual([`${recipe}.key: not-secret`]);
    expect(ofAndina({ [`${recipe}.key`]: 'nobody' })).toEqual([
      `${recipe}.key: unknown-credential`,
    ]);
    expect(ofQuipu({ 'calls.create.sign.parts': ['{amount}'] })).toEqual([
      'calls.create.sign.parts: needs-secret',
    ]);
  });

  it('cover everything that is read of a delivery', () => {
    const parts = ['{credential.llave}', '{/id}', '{/pedido}', '{/moneda}', '{/operacion}'];
    expect(ofQuipu({ [`${recipe}.parts`]: parts })).toEqual([
      'notification.amount: unsigned-field',
      'notification.event: unsigned-field',
    ]);
  });

  it('do not sign themselves', () => {
    expect(ofAndina({ 'notification.signature.place': { in: 'field', at: '/sign' } })).toEqual([
      `${recipe}.parts: signs-itself`,
    ]);
  });

  it('that run their fields together are only a reason to ask', () => {
    expect(ofQuipu({ [`${recipe}.separator`]: '' })).toEqual(['notification.event: only-changed']);
  });

  it('may be missing where a delivery is only a reason to ask', () => {
    const signature = { kind: 'none' };
    expect(ofAndina({ 'notification.signature': signature })).toEqual([
      'notification.event: only-changed',
    ]);
    expect(
      ofAndina({ 'notification.signature': signature, 'notification.event': 'changed' }),
    ).toEqual([]);
  });

  it('are made of what a request or a delivery has', () => {
    expect(ofAndina({ 'auth.recipe': { ...HMAC, parts: ['{/id}'] } })).toEqual([
      'auth.recipe.parts[0]: unknown-placeholder',
    ]);
    expect(ofAndina({ [`${recipe}.parts`]: ['{body}', '{path}'] })).toEqual([
      `${recipe}.parts[1]: unknown-placeholder`,
    ]);
  });
});

describe('the promises of a manifest', () => {
  it.each([
    ['refunds without a plan', { refunds: undefined }, 'refunds: needs-refunds'],
    ['a plan without refunds', { 'calls.refund': undefined }, 'calls.refund: missing'],
    [
      'refunds that stay open for ever',
      { 'calls.queryRefund': undefined },
      'calls.queryRefund: needs-query-refund',
    ],
    [
      'an idempotency header that is not there',
      { idempotency: undefined, 'refunds.once': 'idempotency-header' },
      'idempotency: needs-idempotency',
    ],
    [
      'amounts of two currencies without their name',
      { 'notification.currency': undefined },
      'notification.currency: needs-currency',
    ],
    [
      'no word for paid',
      { statuses: { PENDING: 'awaiting', GONE: 'voided' } },
      'statuses: needs-paid-word',
    ],
    [
      'a cancellation, and no word for what it leaves',
      { statuses: { PENDING: 'awaiting', PAID: 'paid' } },
      'statuses: needs-voided-word',
    ],
    [
      'credentials twice',
      {
        credentials: [
          { name: 'a', secret: true },
          { name: 'a', secret: true },
        ],
      },
      'credentials[1].name: repeated',
    ],
  ])('are kept: not %s', (_what, changes, wrong) => {
    expect(ofAndina(changes)).toContain(wrong);
  });
});
