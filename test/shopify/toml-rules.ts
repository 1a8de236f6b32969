import { readdirSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * What Shopify's command line does not look at in our TOML files (tried with 4.8.2): unknown keys, countries, payment
 * methods, http addresses; and what review demands of a payments app. Each rule answers with its complaints.
 */

/** A TOML file as it was read. */
export type Toml = Readonly<Record<string, unknown>>;

/** Keys of an offsite payments extension (Shopify/cli, payments_app_extension_schemas), without capture, void and confirmation. */
const EXTENSION_KEYS = new Set([
  'type',
  'name',
  'description',
  'handle',
  'uid',
  'merchant_label',
  'buyer_label',
  'buyer_label_translations',
  'payment_session_url',
  'refund_session_url',
  'supported_countries',
  'supported_payment_methods',
  'supported_buyer_contexts',
  'test_mode_available',
  'supports_3ds',
  'supports_installments',
  'supports_deferred_payments',
  'targeting',
]);

/** Keys of an app configuration (shopify.dev, apps/build/cli-for-apps/app-configuration), as far as this product may use them. */
const APP_KEYS = new Set([
  'client_id',
  'name',
  'handle',
  'application_url',
  'embedded',
  'extension_directories',
  'web_directories',
  'access_scopes',
  'auth',
  'webhooks',
  'app_preferences',
  'build',
  'order',
  'pos',
]);

const SECTION_KEYS: Readonly<Record<string, ReadonlySet<string>>> = {
  access_scopes: new Set(['scopes', 'optional_scopes', 'use_legacy_install_flow']),
  auth: new Set(['redirect_urls']),
  webhooks: new Set(['api_version', 'subscriptions']),
  pos: new Set(['embedded']),
};

const SUBSCRIPTION_KEYS = new Set([
  'topics',
  'compliance_topics',
  'uri',
  'filter',
  'include_fields',
]);

/** Names from activemerchant/payment_icons (db/payment_icons.yml at 91dc710) that this app can serve. */
const PAYMENT_METHODS = ['pagoefectivo'];

const COMPLIANCE_TOPICS = ['customers/data_request', 'customers/redact', 'shop/redact'];

/** A payments app may use the Payments Apps API and no other (shopify.dev, apps/build/payments). */
const PAYMENT_SCOPES = [
  'read_payment_sessions',
  'write_payment_sessions',
  'write_payment_gateways',
];

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const table = (value: unknown): Toml =>
  typeof value === 'object' && value !== null ? (value as Toml) : {};

const unknownKeys = (toml: Toml, known: ReadonlySet<string>): string[] =>
  Object.keys(toml)
    .filter((key) => !known.has(key))
    .map((key) => `unknown key: ${key}`);

const complainUnless = (fine: boolean, complaint: string): string[] => (fine ? [] : [complaint]);

/** Versions of the API that Shopify's own package knows as released. */
function supportedVersions(api: 'payments-apps' | 'admin'): string[] {
  const manifest = findPackageJSON('@shopify/dev-mcp', import.meta.url);
  if (!manifest) throw new Error('@shopify/dev-mcp is not installed');
  return readdirSync(join(dirname(manifest), 'dist', 'data'))
    .map((file) => new RegExp(`^${api}_(\\d{4}-\\d{2})\\.json\\.gz$`).exec(file)?.[1])
    .filter((version) => version !== undefined);
}

function isCountry(code: unknown): boolean {
  if (typeof code !== 'string' || !/^[A-Z]{2}$/.test(code)) return false;
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const name = names.of(code);
  return name !== undefined && name !== 'Unknown Region';
}

const isHttps = (address: unknown): boolean =>
  typeof address === 'string' && URL.parse(address)?.protocol === 'https:';

/** The one entry of an extension's file. */
export const extensionOf = (toml: Toml): Toml => table(list(toml.extensions)[0]);

/** Complaints about the payments extension's file. */
export function complaintsAboutExtension(toml: Toml): string[] {
  const extension = extensionOf(toml);
  const { supported_countries: countries, supported_payment_methods: methods } = extension;
  return [
    ...complainUnless(list(toml.extensions).length === 1, 'not exactly one extension'),
    ...unknownKeys(toml, new Set(['api_version', 'extensions'])),
    ...unknownKeys(extension, EXTENSION_KEYS),
    ...complainUnless(
      supportedVersions('payments-apps').includes(String(toml.api_version)),
      `not a supported version: ${toml.api_version}`,
    ),
    ...['payment_session_url', 'refund_session_url']
      .filter((key) => !isHttps(extension[key]))
      .map((key) => `not https: ${key}`),
    ...list(countries)
      .filter((code) => !isCountry(code))
      .map((code) => `not a country: ${code}`),
    ...list(methods)
      .filter((method) => !PAYMENT_METHODS.includes(String(method)))
      .map((method) => `not a payment method: ${method}`),
    ...complaintsAboutContexts(extension),
  ];
}

function complaintsAboutContexts({ supported_buyer_contexts: contexts }: Toml): string[] {
  const currencies = new Set(Intl.supportedValuesOf('currency'));
  return list(contexts)
    .map((context) => String(table(context).currency))
    .filter((currency) => !currencies.has(currency))
    .map((currency) => `not a currency: ${currency}`);
}

/** Complaints about either app's file. */
function complaintsAboutApp(toml: Toml): string[] {
  const webhooks = table(toml.webhooks);
  const addresses = [toml.application_url, ...list(table(toml.auth).redirect_urls)];
  const subscriptions = list(webhooks.subscriptions).map(table);
  const topics = subscriptions.flatMap((subscription) => list(subscription.compliance_topics));
  return [
    ...unknownKeys(toml, APP_KEYS),
    ...Object.entries(SECTION_KEYS).flatMap(([key, known]) => unknownKeys(table(toml[key]), known)),
    ...subscriptions.flatMap((subscription) => unknownKeys(subscription, SUBSCRIPTION_KEYS)),
    ...subscriptions
      .filter(({ uri }) => !isHttps(uri) && !String(uri).startsWith('/'))
      .map(({ uri }) => `not https: ${uri}`),
    ...addresses.filter((address) => !isHttps(address)).map((address) => `not https: ${address}`),
    ...complainUnless(
      supportedVersions('admin').includes(String(webhooks.api_version)),
      `not a supported version: ${webhooks.api_version}`,
    ),
    ...COMPLIANCE_TOPICS.filter((topic) => !topics.includes(topic)).map(
      (topic) => `compliance topic missing: ${topic}`,
    ),
  ];
}

/** Complaints about the payments app: not embedded since 2025-04-30, its own extension alone, and no other API. */
export function complaintsAboutPaymentsApp(toml: Toml, extensions: readonly Toml[]): string[] {
  const scopes = String(table(toml.access_scopes).scopes ?? '').split(',');
  const types = extensions.map((each) => extensionOf(each).type);
  return [
    ...complaintsAboutApp(toml),
    ...complainUnless(toml.embedded === false, 'a payments app may not be embedded'),
    ...complainUnless(
      types.length === 1 && types[0] === 'payments_extension',
      `not the payments extension alone: ${types.join(', ') || 'none'}`,
    ),
    ...scopes
      .map((scope) => scope.trim())
      .filter((scope) => scope !== '' && !PAYMENT_SCOPES.includes(scope))
      .map((scope) => `not a payments app's scope: ${scope}`),
  ];
}

/** Complaints about the embedded app: in the admin, and without any payments extension. */
export function complaintsAboutEmbeddedApp(toml: Toml, extensions: readonly Toml[]): string[] {
  const types = extensions.flatMap((each) =>
    list(each.extensions).map((extension) => table(extension).type),
  );
  return [
    ...complaintsAboutApp(toml),
    ...complainUnless(toml.embedded === true, 'the merchant’s app is not embedded'),
    ...complainUnless(
      !types.includes('payments_extension'),
      'a payments extension in the embedded app',
    ),
    ...complainUnless(
      list(toml.extension_directories).length > 0,
      'no extension_directories: the command line would take every extension there is',
    ),
  ];
}
