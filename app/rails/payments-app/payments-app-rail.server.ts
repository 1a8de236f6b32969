import { ok, type Result } from '#app/kernel/result.ts';
import type { Egress } from '#app/platform/egress.server.ts';
import type { Log } from '#app/platform/log.server.ts';
import type { NotTaken, Rail, ShopifyAccess, Taken } from '../rail.ts';
import { readAnswer } from './answer.ts';
import { readinessSaying, type Saying, sayingOf } from './saying.ts';

export type PaymentsAppRailDeps = {
  readonly egress: Egress;
  readonly log?: Log;
  /** The version that the extension's TOML names too: Shopify asks for both to be the same. */
  readonly apiVersion: '2026-07';
};

const TIMEOUT_MS = 10_000;

/** The rail of a payments app: Shopify's Payments Apps API, one request for each message. */
export function createPaymentsAppRail({ egress, log, apiVersion }: PaymentsAppRailDeps): Rail {
  const say = async (access: ShopifyAccess, what: string, saying: Saying) => {
    const outcome = await egress.send(requestOf(access, saying, apiVersion));
    const result = readAnswer(outcome);
    if (!result.ok) {
      const requestId = outcome.ok ? outcome.value.headers['x-request-id'] : undefined;
      log?.warn('rail.not-taken', { what, shop: access.shopDomain, requestId, ...result.error });
    }
    return result;
  };
  return {
    tell: (access, message): Promise<Result<Taken, NotTaken>> =>
      say(access, message.what, sayingOf(message)),
    async configure(access, readiness) {
      const taken = await say(access, 'configure', readinessSaying(readiness));
      return taken.ok ? ok(null) : taken;
    },
  };
}

/** The body is text, so that the client sends its Content-Length: Shopify answers 411 without. */
const requestOf = (access: ShopifyAccess, saying: Saying, apiVersion: string) => ({
  method: 'POST' as const,
  url: `https://${access.shopDomain}/payments_apps/api/${apiVersion}/graphql.json`,
  headers: {
    'content-type': 'application/json',
    accept: 'application/json',
    'x-shopify-access-token': access.accessToken,
  },
  body: JSON.stringify({ query: saying.document, variables: saying.variables }),
  timeoutMs: TIMEOUT_MS,
});
