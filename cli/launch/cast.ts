import { randomBytes } from 'node:crypto';
import { APP_HOST, APP_URL, SESSIONS_HOST } from './places.ts';

/** A shop of the simulated Shopify, and the PagoEfectivo service that its merchant has. */
export type ShopPlan = { readonly domain: string; readonly name: string; readonly stock?: number };

/** An app of ours at Shopify; secrets are new in every run. */
export type Registration = {
  readonly key: 'embedded' | 'payments';
  readonly kind: 'embedded' | 'payments-app';
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: readonly string[];
};

export type GatewayService = {
  readonly idService: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly mode: 'test';
};

/** Who is who in one run: both apps, the shops, and each shop's service at the gateway. */
export type Cast = {
  readonly registrations: readonly Registration[];
  readonly shops: readonly (ShopPlan & { readonly service: GatewayService })[];
  readonly sealingKey: string;
};

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
    shops: shops.map((shop, index) => ({ ...shop, service: serviceOf(index) })),
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

const serviceOf = (index: number): GatewayService => ({
  idService: `${1042 + index}`,
  accessKey: secret(15),
  secretKey: secret(30),
  mode: 'test',
});

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
    shops: cast.shops.map(({ service: _, ...shop }) => ({ currency: 'PEN', ...shop })),
    pagoefectivo: { services: cast.shops.map(({ service }) => service) },
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
