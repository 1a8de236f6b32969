import { readFileSync } from 'node:fs';
import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CopiedApp, copyApp } from './shopify-cli.ts';
import {
  complaintsAboutEmbeddedApp,
  complaintsAboutExtension,
  complaintsAboutPaymentsApp,
  extensionOf,
  type Toml,
} from './toml-rules.ts';

const EXTENSION = 'extensions/payments-app/pagoefectivo-offsite/shopify.extension.toml';

const read = (file: string): Toml => parse(readFileSync(file, 'utf8'));
const payments = () => read('shopify.app.payments.toml');
const embedded = () => read('shopify.app.toml');

/** The extensions that belong to an app, by its own `extension_directories`. */
async function extensionsOf(app: Toml): Promise<Toml[]> {
  const folders = (app.extension_directories ?? []) as string[];
  const found: Toml[] = [];
  for (const folder of folders) {
    for await (const file of glob(join(folder, 'shopify.extension.toml'))) found.push(read(file));
  }
  return found;
}

const extensionWith = (change: Toml): Toml => {
  const toml = read(EXTENSION);
  return { ...toml, extensions: [{ ...extensionOf(toml), ...change }] };
};

describe('the payments extension', () => {
  it('is as Shopify wants it', () => expect(complaintsAboutExtension(read(EXTENSION))).toEqual([]));

  it('declares no capture, no void and no confirmation: a cash code is paid or not', () => {
    const keys = Object.keys(extensionOf(read(EXTENSION)));
    expect(keys.filter((key) => /capture|void|confirmation|oversell/.test(key))).toEqual([]);
  });

  it('speaks the version that the rail speaks', async () => {
    const rail = await readFile('app/rails/payments-app/payments-app-rail.server.ts', 'utf8');
    expect(rail).toContain(`apiVersion: '${read(EXTENSION).api_version}'`);
  });

  it('serves soles and dollars in Peru, with test payments', () => {
    expect(extensionOf(read(EXTENSION))).toMatchObject({
      supported_countries: ['PE'],
      supported_buyer_contexts: [{ currency: 'PEN' }, { currency: 'USD' }],
      test_mode_available: true,
    });
  });

  it.each<[string, Toml, string]>([
    ['a key that nobody reads', { suports_3ds: true }, 'unknown key: suports_3ds'],
    ['a country by its name', { supported_countries: ['Peru'] }, 'not a country: Peru'],
    ['a country that is none', { supported_countries: ['PE', 'QX'] }, 'not a country: QX'],
    [
      'a method without an icon',
      { supported_payment_methods: ['cip'] },
      'not a payment method: cip',
    ],
    [
      'sessions in the clear',
      { payment_session_url: 'http://codigo.example/' },
      'not https: payment_session_url',
    ],
    ['no door for refunds', { refund_session_url: undefined }, 'not https: refund_session_url'],
    [
      'money that does not exist',
      { supported_buyer_contexts: [{ currency: 'SOL' }] },
      'not a currency: SOL',
    ],
    [
      'a door that a cash code has no use for',
      { capture_session_url: 'https://codigo.example/' },
      'unknown key: capture_session_url',
    ],
  ])('is not taken with %s', (_what, change, complaint) => {
    expect(complaintsAboutExtension(extensionWith(change))).toEqual([complaint]);
  });

  it.each(['2026-13', '2019-04', 'unstable'])('is not taken in version %s', (version) => {
    const toml = { ...read(EXTENSION), api_version: version };
    expect(complaintsAboutExtension(toml)).toEqual([`not a supported version: ${version}`]);
  });
});

describe('the payments app', () => {
  it('is as Shopify wants it', async () => {
    const app = payments();
    expect(complaintsAboutPaymentsApp(app, await extensionsOf(app))).toEqual([]);
  });

  const webhooks = () => payments().webhooks as { subscriptions: Toml[] };
  it.each<[string, () => Toml, string]>([
    ['embedded in the admin', () => ({ embedded: true }), 'a payments app may not be embedded'],
    [
      'with a scope of another API',
      () => ({ access_scopes: { scopes: 'write_payment_sessions, read_orders' } }),
      "not a payments app's scope: read_orders",
    ],
    ['with a key that nobody reads', () => ({ embeded: false }), 'unknown key: embeded'],
    [
      'with a scope key that nobody reads',
      () => ({ access_scopes: { scope: 'write_payment_sessions' } }),
      'unknown key: scope',
    ],
    [
      'with webhooks in the clear',
      () => ({
        webhooks: {
          ...webhooks(),
          subscriptions: [...webhooks().subscriptions, { topics: ['x'], uri: 'http://a.example' }],
        },
      }),
      'not https: http://a.example',
    ],
    [
      'in the clear',
      () => ({ application_url: 'http://codigo.example' }),
      'not https: http://codigo.example',
    ],
    [
      'without a privacy webhook',
      () => ({
        webhooks: {
          ...webhooks(),
          subscriptions: webhooks().subscriptions.map((each) => ({
            ...each,
            compliance_topics: ((each.compliance_topics ?? []) as string[]).filter(
              (topic) => topic !== 'customers/redact',
            ),
          })),
        },
      }),
      'compliance topic missing: customers/redact',
    ],
    [
      'in a version of the past',
      () => ({ webhooks: { ...webhooks(), api_version: '2019-04' } }),
      'not a supported version: 2019-04',
    ],
  ])('is not taken %s', async (_what, change, complaint) => {
    const app = { ...payments(), ...change() };
    expect(complaintsAboutPaymentsApp(app, await extensionsOf(app))).toEqual([complaint]);
  });

  it('is not taken without its extension', () => {
    expect(complaintsAboutPaymentsApp(payments(), [])).toEqual([
      'not the payments extension alone: none',
    ]);
  });
});

describe('the merchant’s app', () => {
  it('is as Shopify wants it', async () => {
    const app = embedded();
    expect(complaintsAboutEmbeddedApp(app, await extensionsOf(app))).toEqual([]);
  });

  it('is not taken with a payments extension in it', async () => {
    const app = { ...embedded(), extension_directories: ['extensions/*/*'] };
    expect(complaintsAboutEmbeddedApp(app, await extensionsOf(app))).toEqual([
      'a payments extension in the embedded app',
    ]);
  });

  it('is not taken outside the admin, nor with every extension there is', () => {
    const app = { ...embedded(), embedded: false, extension_directories: [] };
    expect(complaintsAboutEmbeddedApp(app, [])).toHaveLength(2);
  });
});

describe('Shopify’s own command line', () => {
  let copy: CopiedApp;
  beforeAll(async () => {
    copy = await copyApp();
  });
  afterAll(() => copy?.remove());

  const patch = async (from: string, to: string) => {
    const file = join(copy.folder, EXTENSION);
    const text = await readFile(file, 'utf8');
    expect(text).toContain(from);
    await writeFile(file, text.replace(from, to));
    return () => writeFile(file, text);
  };

  it('builds the merchant’s app', { timeout: 120_000 }, async () => {
    expect(await copy.build(null)).toMatchObject({ accepted: true });
  });

  it('builds the payments app', { timeout: 120_000 }, async () => {
    expect(await copy.build('payments')).toMatchObject({ accepted: true });
  });

  it('refuses an address that is none', { timeout: 120_000 }, async () => {
    const restore = await patch('"https://sessions', '"sessions');
    const { accepted, said } = await copy.build('payments');
    await restore();
    expect(said).toContain('payment_session_url');
    expect(accepted).toBe(false);
  });

  it('still lets through what our own rules are for', { timeout: 120_000 }, async () => {
    const restores = [
      await patch('"https://sessions', '"http://sessions'),
      await patch('["PE"]', '["Peru"]'),
      await patch('["pagoefectivo"]', '["nope"]'),
    ];
    const { accepted } = await copy.build('payments');
    for (const restore of restores.reverse()) await restore();
    expect(accepted).toBe(true);
  });
});
