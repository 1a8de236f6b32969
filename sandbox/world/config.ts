import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const Webhook = z.union([
  z.object({ topics: z.array(z.string()), uri: z.string() }),
  z.object({ compliance: z.array(z.string()), uri: z.string() }),
]);

const registration = {
  name: z.string(),
  clientId: z.string(),
  secret: z.string(),
  appUrl: z.string(),
  scopes: z.array(z.string()),
  apiVersion: z.string().default('2026-07'),
  webhooks: z.array(Webhook).default([]),
};

const EmbeddedApp = z.object({ ...registration, kind: z.literal('embedded') });

const PaymentsApp = z.object({
  ...registration,
  kind: z.literal('payments'),
  installPath: z.string().default('/'),
  paymentSessionUrl: z.string(),
  refundSessionUrl: z.string(),
});

const App = z.discriminatedUnion('kind', [EmbeddedApp, PaymentsApp]);

/** A store of the simulated Shopify. `stock` is in pieces of its only product. */
export const ShopConfig = z.object({
  domain: z.string(),
  name: z.string().optional(),
  currency: z.string().default('PEN'),
  staffLocale: z.string().default('es-PE'),
  stock: z.number().int().default(100),
});

/** A merchant's account at a gateway; `keys` by the names of the gateway's credential fields. */
const GatewayAccount = z.object({
  keys: z.record(z.string(), z.string()),
  mode: z.enum(['test', 'live']).default('test'),
  notificationUrl: z.string().nullable().default(null),
  maxAmount: z.string().default('3724.00'),
});

const Ports = z.object({
  proxy: z.number().int().default(0),
  control: z.number().int().default(0),
  admin: z.number().int().default(0),
  edge: z.number().int().default(0),
});

/** The configuration file: what stands outside the app, and where the app itself is served. */
const Config = z.object({
  dir: z.string(),
  ports: Ports.default({ proxy: 0, control: 0, admin: 0, edge: 0 }),
  seed: z.number().int().default(1),
  hosts: z.record(z.string(), z.array(z.string())),
  tlsHosts: z.array(z.string()).default([]),
  apps: z.array(App),
  shops: z.array(ShopConfig).default([]),
  /** Accounts by gateway; one that is not named has a test account for each shop. */
  gateways: z.record(z.string(), z.array(GatewayAccount)).default({}),
});

export type Config = z.infer<typeof Config>;
export type Ports = z.infer<typeof Ports>;
export type App = z.infer<typeof App>;
export type PaymentsApp = z.infer<typeof PaymentsApp>;
export type ShopConfig = z.infer<typeof ShopConfig>;

/** Untrusted JSON to a configuration; throws with the path of what is wrong. */
export const parseConfig = (json: unknown): Config => Config.parse(json);

export const readConfig = async (file: string): Promise<Config> =>
  parseConfig(JSON.parse(await readFile(file, 'utf8')));
