import type { IncomingMessage, ServerResponse } from 'node:http';
import { findRegistration } from '#app/merchants/registrations.server.ts';
import { takeWebhook } from '#app/merchants/take-webhook.server.ts';
import { readWebhook, type ShopifyWebhook } from '#app/merchants/webhook.ts';
import { answerText } from '#app/platform/answers.server.ts';
import { at, type Door, type PathParams } from '#app/platform/door.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { describeBug } from '#app/platform/log.server.ts';
import { readBody, refuseBody } from '#app/platform/request-body.server.ts';

type Deps = Pick<Foundation, 'clock' | 'config' | 'ids' | 'database' | 'sealing' | 'log'>;

/**
 * Shopify's webhooks, verified over the bytes before anything is read. Shopify's library is not asked: it renews the shop's
 * token first, and answers 500 for ever where the shop has left (shopify-app-remix 6.0.1, Shopify/shopify-app-js#3360).
 */
export const createWebhookDoor = (deps: Deps): Door => ({
  method: 'POST',
  match: at('/webhooks/:registration'),
  handle: (req, res, params) => take(deps, { req, res, params }),
});

type Visit = {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly params: PathParams;
};

async function take(deps: Deps, { req, res, params }: Visit): Promise<void> {
  const body = await readBody(req);
  if (!body.ok) return refuseBody(res, body.error);
  const registration = await kept(deps, () => findRegistration(deps, params.registration ?? ''));
  if (registration === 'away') return later(res);
  if (!registration) return answerText(res, 404, 'There is nothing at this address.');
  const webhook = readWebhook({ body: body.value, headers: req.headers }, registration);
  if (!webhook.ok) {
    deps.log.warn('webhook.refused', { registration: registration.key, why: webhook.error });
    return answerText(res, 401, 'This is not signed by Shopify for this app.');
  }
  await answerTaken(deps, res, webhook.value);
}

/** Acknowledges what is committed, and nothing else (law 5). */
async function answerTaken(
  deps: Deps,
  res: ServerResponse,
  webhook: ShopifyWebhook,
): Promise<void> {
  const taken = await kept(deps, () => takeWebhook(deps, webhook));
  if (taken === 'away') return later(res);
  const { registrationKey: registration, topic, domain: shop, id } = webhook;
  deps.log.info('webhook.taken', { registration, topic, shop, id, taken });
  answerText(res, 200, 'Taken.');
}

const later = (res: ServerResponse): void =>
  answerText(res, 503, 'We cannot keep this now. Please send it again.');

/** Runs what needs the database; `away` where it cannot be kept, so that Shopify sends it again. */
async function kept<T>(deps: Deps, work: () => Promise<T>): Promise<T | 'away'> {
  try {
    return await work();
  } catch (error) {
    deps.log.error('webhook.not-kept', { error: describeBug(error) });
    return 'away';
  }
}
