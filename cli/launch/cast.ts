import { randomBytes } from 'node:crypto';
import { DIALECTS } from '#sandbox/providers.ts';
import { APP_HOST, APP_URL, SESSIONS_HOST } from './places.ts';

/** A shop of the simulated Shopify. */
export type ShopPlan = { readonly domain: string; readonly name: string; readonly stock?: number };

/** An app of ours at Shopify; secrets are new in every run. */
export type Registration = {
  readonly key: 'embedded' | 'payments';
  readonly kind: 'embedded' | 'payments-app';
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: readonly string[];
};

/** The credentials of a shop's test account at a gateway, by the names of the app's form. */
export type AccountKeys = Readonly<Record<string, string>>;

/** Who is who in one run: both apps, the shops, and each shop's test account at every gateway. */
export type Cast = {
  readonly registrations: readonly Registration[];
  readonly shops: readonly CastShop[];
  readonly sealingKey: string;
};

/** A shop, and its keys by gateway. */
export type CastShop = ShopPlan & { readonly keys: Readonly<Record<string, AccountKeys>> };

/** A shop's keys at a gateway; it must be one that the sandbox plays. */
export function keysAt(shop: CastShop | undefined, gateway: string): AccountKeys {
  const keys = shop?.keys[gateway];
  if (!keys) throw new Error(`the sandbox has no account at ${gateway}`);
  return keys;
}

const secret = (bytes: number): string => randomBytes(bytes).toString('base64url');

export function castOf(shops: readonly ShopPlan[]): Cast {
  return {
    registrations: [
      registration('embedded', 'embedded', ['read_orders']),
      registration('payments', 'payments-app', [
        'write_payment_gateways',
        'write_payment_sessions',
      ]),
    ],
    shops: shops.map((shop, nth) => ({ ...shop, keys: testKeys(nth) })),
    sealingKey: `run:${secret(32)}`,
  };
}

const registration = (
  key: Registration['key'],
  kind: Registration['kind'],
  scopes: readonly string[],
): Registration => ({
  key,
  kind,
  scopes,
  clientId: randomBytes(16).toString('hex'),
  clientSecret: secret(24),
});

const testKeys = (nth: number): CastShop['keys'] =>
  Object.fromEntries(DIALECTS.map((dialect) => [dialect.name, dialect.testKeys(nth)]));

export type Upstreams = readonly { readonly port: number; readonly sessionsPort: number }[];
export type BrowserPorts = { readonly admin: number; readonly edge: number };

type SandboxPlan = {
  readonly cast: Cast;
  readonly directory: string;
  readonly seed: number;
  readonly ports: BrowserPorts;
  readonly servers: Upstreams;
};

/** The sandbox's configuration file. */
export function sandboxConfig({ cast, directory, seed, ports, servers }: SandboxPlan): object {
  return {
    dir: directory,
    seed,
    ports: { proxy: 0, control: 0, ...ports },
    hosts: {
      [APP_HOST]: servers.map(({ port }) => `127.0.0.1:${port}`),
      [SESSIONS_HOST]: servers.map(({ sessionsPort }) => `127.0.0.1:${sessionsPort}`),
    },
    tlsHosts: [SESSIONS_HOST],
    apps: cast.registrations.map(appOf),
    shops: cast.shops.map(({ keys: _, ...shop }) => ({ currency: 'PEN', ...shop })),
    gateways: Object.fromEntries(
      DIALECTS.map(({ name }) => [name, cast.shops.map((shop) => ({ keys: keysAt(shop, name) }))]),
    ),
  };
}

function appOf({ key, clientId, clientSecret, scopes }: Registration): object {
  const uri = `${APP_URL}/webhooks/${key}`;
  const common = { name: key, kind: key, clientId, secret: clientSecret, appUrl: APP_URL, scopes };
  const compliance = ['customers/data_request', 'customers/redact', 'shop/redact'];
  const uninstalled = { topics: ['app/uninstalled'], uri };
  if (key === 'embedded') {
    const topics = ['app/uninstalled', 'app/scopes_update'];
    return {
      ...common,
      webhooks: [
        { topics, uri },
        { compliance, uri },
      ],
    };
  }
  const sessions = `https://${SESSIONS_HOST}/registrations/${key}`;
  return {
    ...common,
    installPath: '/payments-app',
    paymentSessionUrl: `${sessions}/payment-sessions`,
    refundSessionUrl: `${sessions}/refund-sessions`,
    webhooks: [uninstalled, { compliance, uri }],
  };
}
