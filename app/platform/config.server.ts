import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseInteger } from '#app/kernel/integer.ts';
import { type AddressList, parseAddresses } from './addresses.ts';
import { GAPS, type Gap } from './gaps.server.ts';

/** The one place that reads the environment. Everything is checked at boot; a wrong setting stops the server with its name. */

const registrationSchema = z.object({
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  kind: z.enum(['embedded', 'payments-app']),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  scopes: z.array(z.string()),
});

export type RegistrationConfig = z.infer<typeof registrationSchema>;

const count = (fallback: number, least: number, most: number) =>
  z.coerce.number().int().min(least).max(most).default(fallback);

const environmentSchema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  APP_URL: z.url(),
  HOST: z.string().default('127.0.0.1'),
  PORT: count(3000, 0, 65535),
  SESSIONS_PORT: count(3001, 0, 65535),
  SESSIONS_TLS_KEY_FILE: z.string().optional(),
  SESSIONS_TLS_CERT_FILE: z.string().optional(),
  SHOPIFY_CLIENT_CA_FILE: z.string().optional(),
  TRUSTED_PROXY_SECRET: z.string().min(32).optional(),
  REGISTRATIONS_FILE: z.string(),
  /** `kid:base64url-of-32-bytes`, comma-separated; the first seals, all open. */
  SEALING_KEYS: z.string().regex(/^[\w-]+:[\w-]{43}(,[\w-]+:[\w-]{43})*$/),
  CLOCK_OFFSET_FILE: z.string().optional(),
  HTTPS_PROXY: z.string().optional(),
  HTTP_PROXY: z.string().optional(),
  NO_PROXY: z.string().optional(),
  /** JSON: `{"payu": {"mode": "log" | "enforce", "addresses": ["34.233.144.154", "10.0.0.0/8"]}}` */
  NOTIFICATION_SOURCES_FILE: z.string().optional(),
  /** Our own proxies, comma-separated addresses or nets: only what they write into X-Forwarded-For is believed. */
  PROXY_ADDRESSES: z.string().default(''),
  // Two imports at once take four each: one writes, one finds, one reads the original, one tells how far it is.
  POOL_SIZE: count(10, 8, 100),
  WORK: z.enum(['on', 'off']).default('on'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Kill runs only: `gap` or `gap:passes` (platform/gaps). */
  STOP_AT: z
    .string()
    .regex(new RegExp(`^(${GAPS.join('|').replaceAll('.', '\\.')})(:\\d+)?$`))
    .optional(),
  APP_BRIDGE_URL: z.url().default('https://cdn.shopify.com/shopifycloud/app-bridge.js'),
});

const sourcesSchema = z.record(
  z.string(),
  z.object({ mode: z.enum(['log', 'enforce']), addresses: z.array(z.string()).min(1) }),
);

/** Where a gateway's notifications come from, and what becomes of one that comes from elsewhere. */
export type NotificationSources = {
  readonly mode: 'log' | 'enforce';
  readonly addresses: AddressList;
};

/** Who proves Shopify's client certificate: our own listener, or a proxy that shares a secret with us. Never both. */
export type SessionGuard =
  | {
      readonly kind: 'mutual-tls';
      readonly key: Buffer;
      readonly cert: Buffer;
      readonly ca: Buffer;
    }
  | { readonly kind: 'trusted-proxy'; readonly secret: string };

export type Config = {
  readonly databaseUrl: string;
  readonly appUrl: string;
  readonly host: string;
  readonly port: number;
  readonly sessionsPort: number;
  readonly sessionGuard: SessionGuard;
  readonly registrations: readonly RegistrationConfig[];
  readonly sealingKeys: readonly { readonly kid: string; readonly key: Uint8Array }[];
  readonly clockOffsetFile: string | null;
  readonly egressProxy: {
    readonly httpsProxy?: string;
    readonly httpProxy?: string;
    readonly noProxy?: string;
  } | null;
  readonly notificationSources: ReadonlyMap<string, NotificationSources>;
  readonly proxies: AddressList;
  readonly poolSize: number;
  readonly work: boolean;
  readonly logLevel: string;
  readonly appBridgeUrl: string;
  readonly stopAt: { readonly gap: Gap; readonly passes: number } | null;
};

type Environment = z.infer<typeof environmentSchema>;

function sessionGuard(env: Environment): SessionGuard {
  const {
    SESSIONS_TLS_KEY_FILE: key,
    SESSIONS_TLS_CERT_FILE: cert,
    SHOPIFY_CLIENT_CA_FILE: ca,
  } = env;
  if (env.TRUSTED_PROXY_SECRET !== undefined) {
    if (key ?? cert ?? ca)
      throw new Error('Configure mutual TLS or TRUSTED_PROXY_SECRET, never both.');
    return { kind: 'trusted-proxy', secret: env.TRUSTED_PROXY_SECRET };
  }
  if (!key || !cert || !ca) {
    throw new Error(
      'Session requests need SESSIONS_TLS_KEY_FILE, SESSIONS_TLS_CERT_FILE and SHOPIFY_CLIENT_CA_FILE, or TRUSTED_PROXY_SECRET.',
    );
  }
  return {
    kind: 'mutual-tls',
    key: readFileSync(key),
    cert: readFileSync(cert),
    ca: readFileSync(ca),
  };
}

/** Reads and checks the environment; throws with the names of the settings that are wrong, never their values. */
export function readConfig(source: NodeJS.ProcessEnv = defaultSource()): Config {
  const parsed = environmentSchema.safeParse(source);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment is not complete:\n  ${wrong.join('\n  ')}`);
  }
  const env = parsed.data;
  return {
    databaseUrl: env.DATABASE_URL,
    appUrl: env.APP_URL.replace(/\/$/, ''),
    host: env.HOST,
    port: env.PORT,
    sessionsPort: env.SESSIONS_PORT,
    sessionGuard: sessionGuard(env),
    registrations: z
      .array(registrationSchema)
      .parse(JSON.parse(readFileSync(env.REGISTRATIONS_FILE, 'utf8'))),
    sealingKeys: env.SEALING_KEYS.split(',').map((entry) => {
      const [kid = '', key = ''] = entry.split(':');
      return { kid, key: Buffer.from(key, 'base64url') };
    }),
    clockOffsetFile: env.CLOCK_OFFSET_FILE ?? null,
    egressProxy: egressProxy(env),
    notificationSources: notificationSources(env.NOTIFICATION_SOURCES_FILE),
    proxies: addresses(env.PROXY_ADDRESSES.split(',').filter(Boolean), 'PROXY_ADDRESSES'),
    poolSize: env.POOL_SIZE,
    work: env.WORK === 'on',
    logLevel: env.LOG_LEVEL,
    appBridgeUrl: env.APP_BRIDGE_URL,
    stopAt: stopAt(env.STOP_AT),
  };
}

function egressProxy(env: Environment): Config['egressProxy'] {
  const { HTTPS_PROXY: httpsProxy, HTTP_PROXY: httpProxy, NO_PROXY: noProxy } = env;
  if (!httpsProxy && !httpProxy) return null;
  return {
    ...(httpsProxy && { httpsProxy }),
    ...(httpProxy && { httpProxy }),
    ...(noProxy && { noProxy }),
  };
}

function notificationSources(file: string | undefined): Config['notificationSources'] {
  if (file === undefined) return new Map();
  const written = sourcesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return new Map(
    Object.entries(written).map(([gateway, { mode, addresses: entries }]) => [
      gateway,
      { mode, addresses: addresses(entries, `NOTIFICATION_SOURCES_FILE, ${gateway}`) },
    ]),
  );
}

function addresses(entries: readonly string[], setting: string): AddressList {
  const list = parseAddresses(entries);
  if (!list) throw new Error(`${setting}: an entry is neither an address nor a net.`);
  return list;
}

function stopAt(text: string | undefined): Config['stopAt'] {
  const [gap, passes = '0'] = text?.split(':') ?? [];
  const known = GAPS.find((name) => name === gap);
  return known ? { gap: known, passes: parseInteger(passes) ?? 0 } : null;
}

function defaultSource(): NodeJS.ProcessEnv {
  // biome-ignore lint/style/noProcessEnv: the one file that may
  return process.env;
}
