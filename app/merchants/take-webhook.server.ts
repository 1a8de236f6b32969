import { z } from 'zod';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { changeScopes, endInstallation, forgetInstalledShop } from './installations.server.ts';
import {
  isPrivacyTopic,
  keepPrivacyRequest,
  sealPrivacyRequest,
} from './privacy-requests.server.ts';
import { shopIdOf } from './shop-domain.ts';
import type { ShopifyWebhook, WebhookTaken } from './webhook.ts';

type Deps = Pick<Foundation, 'clock' | 'ids' | 'database' | 'sealing'>;

/**
 * Takes one verified webhook in one transaction: its id is kept, and what follows from it. Nothing here asks Shopify or
 * needs a token, so that it is right for shops that have left, too.
 */
export async function takeWebhook(deps: Deps, webhook: ShopifyWebhook): Promise<WebhookTaken> {
  const { registrationKey, domain, topic } = webhook;
  const sealed = isPrivacyTopic(topic) ? await sealPrivacyRequest(deps, webhook) : null;
  const taken = await deps.database.inShop(shopIdOf(domain), async (tx) => {
    if (!(await isNew(tx, deps, webhook))) return 'repeated';
    const isKnown = (await tx.shop.count({ where: { domain } })) === 1;
    if (!isKnown) return 'nothing-to-do';
    if (sealed !== null) return keepPrivacyRequest(tx, deps, { webhook, sealed });
    return apply(tx, deps, webhook);
  });
  forgetInstalledShop(deps, { registrationKey, domain });
  return taken;
}

async function isNew(tx: ShopTransaction, deps: Deps, webhook: ShopifyWebhook): Promise<boolean> {
  const { registrationKey, id: webhookId, topic, domain: shopDomain } = webhook;
  const { count } = await tx.shopifyWebhook.createMany({
    data: [{ registrationKey, webhookId, topic, shopDomain, receivedAt: deps.clock.now() }],
    skipDuplicates: true,
  });
  return count === 1;
}

const scopesUpdate = z.object({ current: z.array(z.string()) });

async function apply(
  tx: ShopTransaction,
  deps: Deps,
  webhook: ShopifyWebhook,
): Promise<WebhookTaken> {
  const { registrationKey, domain, topic, payload, triggeredAt: toldAt } = webhook;
  const shopId = shopIdOf(domain);
  const news = { shopId, registrationKey, at: deps.clock.now(), actor: 'shopify' } as const;
  if (topic === 'app/uninstalled') {
    await endInstallation(tx, deps, { ...news, domain, toldAt });
    return 'done';
  }
  if (topic === 'app/scopes_update') {
    const update = scopesUpdate.safeParse(payload);
    if (!update.success) return 'nothing-to-do';
    await changeScopes(tx, deps, { ...news, scopes: update.data.current.join(',') });
    return 'done';
  }
  return 'nothing-to-do';
}
