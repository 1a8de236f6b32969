import '@shopify/shopify-app-remix/adapters/node';
import {
  ApiVersion,
  AppDistribution,
  LogSeverity,
  shopifyApp,
} from '@shopify/shopify-app-remix/server';
import type { Foundation } from '#app/platform/foundation.ts';
import { describeBug } from '#app/platform/log.server.ts';
import type { Registration } from './registrations.server.ts';
import { createSessionStorage } from './session-storage.server.ts';

type Deps = Pick<Foundation, 'clock' | 'config' | 'database' | 'log' | 'sealing'>;

/** Where the library's own pages of a registration stand. */
export const authPath = (registrationKey: string): string => `/auth/${registrationKey}`;

/** Sends one document to the Admin API as the visited shop. */
export type AdminGraphql = (
  query: string,
  options?: { variables?: Record<string, unknown> },
) => Promise<Response>;

const common = (deps: Deps, registration: Registration) => ({
  apiKey: registration.clientId,
  apiSecretKey: registration.secret,
  scopes: [...registration.scopes],
  appUrl: deps.config.appUrl,
  apiVersion: ApiVersion.July26,
  authPathPrefix: authPath(registration.key),
  distribution: AppDistribution.AppStore as const,
  sessionStorage: createSessionStorage(deps, registration.key),
  // The library's debug lines hold whole tokens; of what is left, nothing long passes (law 9).
  logger: {
    level: LogSeverity.Warning,
    log: async (_severity: LogSeverity, message: string) =>
      deps.log.warn('shopify.library', { said: describeBug(message) }),
  },
});

/** The embedded app: session tokens in the admin's frame, exchanged for offline tokens that end. */
export const createEmbeddedApp = (deps: Deps, registration: Registration) =>
  shopifyApp({
    ...common(deps, registration),
    isEmbeddedApp: true,
    future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
  });

/** A payments app may not be embedded since 2025-04-30 (shopify.dev changelog): authorization code and a cookie. */
export const createPaymentsApp = (deps: Deps, registration: Registration) =>
  shopifyApp({
    ...common(deps, registration),
    isEmbeddedApp: false,
    future: { expiringOfflineAccessTokens: true },
  });

export type EmbeddedApp = ReturnType<typeof createEmbeddedApp>;
export type PaymentsApp = ReturnType<typeof createPaymentsApp>;
