import { describe, expect, it } from 'vitest';
import { err, ok } from '#app/kernel/result.ts';
import type { Egress } from '#app/platform/egress.server.ts';
import type { GatewayMode } from '../gateway.ts';
import { changed, example } from './examples.test-data.ts';
import { acceptedManifest } from './parse-manifest.ts';
import { declaredProvider } from './provider.ts';

const KEYS = { merchantId: 'M-1', apiKey: 'key-1', signingSecret: 'secret-1' };
const HOSTS = ['sandbox.andina-pagos.example', 'api.andina-pagos.example'];

/** why: a declared gateway is not ours; this one says what the test tells it to. */
function world(said: { status: number; text: string } = { status: 200, text: '{}' }) {
  const called: string[] = [];
  const egress: Egress = {
    send: async ({ url }) => {
      called.push(url);
      return ok({ ...said, headers: { location: 'https://evil.example/' } });
    },
  };
  return { called, deps: { egress, clock: { now: () => new Date('2026-11-25T15:00:00Z') } } };
}

function open(mode: GatewayMode, approved: readonly string[], deps = world().deps) {
  const provider = declaredProvider(example('andina'), {
    mayCall: (host) => approved.includes(host),
  });
  const credentials = { gateway: 'declared', fields: KEYS };
  return provider.open(deps, { mode, credentials, notificationUrl: 'https://app.example/n' });
}

describe('where a declared gateway is called', () => {
  it.each<[GatewayMode, string]>([
    ['test', 'sandbox.andina-pagos.example'],
    ['live', 'api.andina-pagos.example'],
  ])('%s: at its own host alone', async (mode, host) => {
    const { called, deps } = world();
    await open(mode, HOSTS, deps).probe();
    expect(called).toEqual([`https://${host}/v1/merchant`]);
  });

  it.each<[GatewayMode, readonly string[]]>([
    ['test', []],
    ['test', ['api.andina-pagos.example']],
    ['live', ['sandbox.andina-pagos.example', 'evil.example']],
  ])('%s: nowhere, while only %j is approved', async (mode, approved) => {
    const { called, deps } = world();
    const gateway = open(mode, approved, deps);
    const refused = err({ kind: 'misconfigured', code: 'host-not-approved' });
    expect(await gateway.probe()).toEqual(refused);
    expect(await gateway.query('ord_1')).toEqual(refused);
    expect(await gateway.void('ord_1')).toEqual(refused);
    expect(await gateway.find('A-1')).toEqual(refused);
    expect(called).toEqual([]);
  });

  it('is never where a redirect points', async () => {
    const { called, deps } = world({ status: 302, text: '' });
    expect(await open('test', HOSTS, deps).void('ord_1')).toEqual(err({ kind: 'indeterminate' }));
    expect(await open('test', HOSTS, deps).query('ord_1')).toEqual(err({ kind: 'unavailable' }));
    expect(new Set(called.map((url) => new URL(url).host))).toEqual(new Set([HOSTS[0]]));
  });

  it('is nowhere by default', async () => {
    const { called, deps } = world();
    const provider = declaredProvider(example('andina'));
    const credentials = { gateway: 'declared', fields: KEYS };
    await provider
      .open(deps, { mode: 'test', credentials, notificationUrl: 'https://app.example/n' })
      .probe();
    expect(called).toEqual([]);
  });
});

describe('a void at a declared gateway', () => {
  const order = (status: string, id = 'ord_1') =>
    `{"order":{"id":"${id}","status":"${status}","amount":1.00,"currency":"PEN"}}`;
  it.each([
    ['the code is void', order('CANCELLED'), ok(null)],
    ['the code still awaits', order('PENDING'), err({ kind: 'indeterminate' })],
    ['the code is paid', order('PAID'), err({ kind: 'indeterminate' })],
    ['a word that nobody declared', order('CLOSED'), err({ kind: 'indeterminate' })],
    ['another code is void', order('CANCELLED', 'ord_2'), err({ kind: 'indeterminate' })],
    ['nothing', '{}', err({ kind: 'indeterminate' })],
  ])('is believed only when the gateway, asked, says so: %s', async (_what, text, told) => {
    const { called, deps } = world({ status: 200, text });
    expect(await open('test', HOSTS, deps).void('ord_1')).toEqual(told);
    expect(called).toHaveLength(2);
  });
});

describe('what a declared gateway can do', () => {
  it('is read off its manifest', () => {
    expect(declaredProvider(example('andina')).capabilities).toEqual({
      currencies: ['PEN', 'USD'],
      expiry: 'exact',
      voids: true,
      extends: true,
      refunds: 'bank-account',
      addressGivenBy: 'panel',
      notifications: 'signed',
      idempotentIssue: true,
      queryByTransactionCode: true,
      contactNeeded: ['email'],
      notificationsNamePeople: false,
    });
    expect(declaredProvider(example('quipu')).capabilities).toMatchObject({
      voids: false,
      extends: false,
      refunds: 'manual',
      idempotentIssue: false,
      queryByTransactionCode: false,
    });
  });

  it('asks for the credentials that it names, as plain text on one line', () => {
    const provider = declaredProvider(example('quipu'));
    expect(provider.credentialFields).toEqual([
      { name: 'comercio', secret: false },
      { name: 'llave', secret: true },
    ]);
    expect(provider.parseCredentials({ comercio: ' C1 ', llave: 'k' })).toEqual(
      ok({ gateway: 'declared', fields: { comercio: 'C1', llave: 'k' } }),
    );
    expect(provider.parseCredentials({ comercio: 'C1\r\nX: y', llave: '' })).toEqual(
      err(['comercio', 'llave']),
    );
    expect(provider.parseCredentials({})).toEqual(err(['comercio', 'llave']));
  });

  it('does not read what its manifest names like a part of every object', () => {
    const text = changed('andina', {
      statuses: { PENDING: 'awaiting', PAID: 'paid', GONE: 'voided' },
    });
    const { deps } = world({
      status: 200,
      text: '{"order":{"id":"ord_1","status":"toString","amount":1.00,"currency":"PEN"}}',
    });
    const provider = declaredProvider(acceptedManifest(text), { mayCall: () => true });
    const credentials = { gateway: 'declared', fields: KEYS };
    const account = {
      mode: 'test',
      credentials,
      notificationUrl: 'https://app.example/n',
    } as const;
    return expect(provider.open(deps, account).query('ord_1')).resolves.toEqual(
      ok({ status: 'unknown', word: 'toString' }),
    );
  });
});
