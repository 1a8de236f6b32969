import type { Ready } from '#sandbox/start.ts';
import { APP_URL } from './places.ts';

type Settings = {
  readonly serverUrl: string;
  readonly registrationsFile: string;
  readonly sealingKey: string;
  readonly sandbox: Ready;
};

/**
 * The environment of the production server: what an operator would set, and the way out to the simulated world. Nothing
 * else tells the server that it is not the real one.
 */
export function serverEnvironment(settings: Settings): NodeJS.ProcessEnv {
  const { ports, files } = settings.sandbox;
  return {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    DATABASE_URL: settings.serverUrl,
    APP_URL,
    HOST: '127.0.0.1',
    REGISTRATIONS_FILE: settings.registrationsFile,
    SEALING_KEYS: settings.sealingKey,
    SESSIONS_TLS_KEY_FILE: files.sessionsKey,
    SESSIONS_TLS_CERT_FILE: files.sessionsCert,
    SHOPIFY_CLIENT_CA_FILE: files.shopifyClientCa,
    CLOCK_OFFSET_FILE: files.clock,
    NODE_USE_ENV_PROXY: '1',
    HTTPS_PROXY: `http://127.0.0.1:${ports.proxy}`,
    NO_PROXY: 'localhost,127.0.0.1',
    NODE_EXTRA_CA_CERTS: files.netCa,
  };
}
