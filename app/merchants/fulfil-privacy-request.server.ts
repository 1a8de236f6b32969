import { parseExactJson } from '#app/kernel/exact-json.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { forgetBlocked } from './blocked-shoppers.store.server.ts';
import { emailFingerprint } from './email-fingerprint.ts';
import {
  deleteDataOfLeftApps,
  deleteFreeText,
  deletePersonalData,
  findPersonalData,
} from './personal-data.store.server.ts';
import { type PrivacyOutcome, privacyOutcomeText } from './privacy-outcome.ts';
import { readPrivacySubject } from './privacy-payload.ts';
import { isPrivacyTopic, type PrivacyTopic, privacyPlace } from './privacy-requests.server.ts';
import { writeShopEvent } from './shop-events.store.server.ts';

type Deps = Pick<Foundation, 'clock' | 'ids' | 'database' | 'sealing'>;

export type FulfilPrivacyRequest = { readonly shopId: ShopId; readonly id: string };

/**
 * Does the work of one privacy request, once: deletes the keys to a person's data, or finds where it stands. What was owed,
 * paid and told stays, without a name. Gateway accounts stay too: money may still be under way. Null when already done.
 */
export async function fulfilPrivacyRequest(
  deps: Deps,
  { shopId, id }: FulfilPrivacyRequest,
): Promise<PrivacyOutcome | null> {
  return deps.database.inShop(shopId, async (tx) => {
    await tx.$queryRaw`select id from privacy_request where shop_id = ${shopId}::uuid and id = ${id}::uuid for update`;
    const row = await tx.privacyRequest.findUnique({ where: { shopId_id: { shopId, id } } });
    if (!row || row.doneAt || row.sealed === null || !isPrivacyTopic(row.topic)) return null;
    const body = await deps.sealing.open(row.sealed, privacyPlace(shopId));
    const outcome = await work(tx, deps, { shopId, topic: row.topic, body });
    const at = deps.clock.now();
    await tx.privacyRequest.update({
      where: { shopId_id: { shopId, id } },
      data: {
        doneAt: at,
        dueAt: null,
        leaseUntil: null,
        sealed: null,
        outcome: privacyOutcomeText(outcome),
      },
    });
    await writeShopEvent(tx, {
      shopId,
      id: deps.ids.next(),
      at,
      actor: 'shopify',
      kind: 'privacy-fulfilled',
      data: { request: id, topic: row.topic },
    });
    return outcome;
  });
}

type Work = { readonly shopId: ShopId; readonly topic: PrivacyTopic; readonly body: string };

async function work(
  tx: ShopTransaction,
  deps: Deps,
  { shopId, topic, body }: Work,
): Promise<PrivacyOutcome> {
  if (topic === 'shop/redact') return forgetShop(tx, deps, shopId);
  const parsed = parseExactJson(body);
  const { orderIds, email } = readPrivacySubject(parsed.ok ? parsed.value : null);
  const emailHash = email === null ? null : emailFingerprint(deps.sealing, email);
  const paymentIds = await findPersonalData(tx, { shopId, orderIds, emailHash });
  if (topic === 'customers/data_request') return { kind: 'found', paymentIds: [...paymentIds] };
  await deletePersonalData(tx, { shopId, paymentIds });
  if (emailHash) await forgetBlocked(tx, { shopId, hash: emailHash });
  return { kind: 'forgotten', payments: paymentIds.length };
}

/**
 * Shopify asks for this 48 hours after an app was uninstalled, for each of our apps by itself. While the shop still has
 * another, that one keeps what it needs to serve its payments.
 */
async function forgetShop(
  tx: ShopTransaction,
  { clock }: Deps,
  shopId: ShopId,
): Promise<PrivacyOutcome> {
  const standing = await tx.installation.findMany({ where: { shopId, state: 'installed' } });
  const installed = standing.map(({ registrationKey }) => registrationKey);
  const payments = await deleteDataOfLeftApps(tx, { shopId, installed });
  if (installed.length === 0) {
    await deleteFreeText(tx, shopId);
    const { domain } = await tx.shop.findUniqueOrThrow({ where: { id: shopId } });
    await tx.shopifySession.deleteMany({ where: { shopDomain: domain } });
    await tx.shopSettings.updateMany({
      where: { shopId },
      data: { name: null, updatedAt: clock.now() },
    });
  }
  return { kind: 'forgotten', payments };
}
