import { setTimeout as pause } from 'node:timers/promises';
import type { AccountId, PaymentId, VoucherId } from '#app/kernel/ids.ts';
import { eraseCredentials } from '#app/merchants/erase-credentials.server.ts';
import { findOrder } from '#app/merchants/find-order.server.ts';
import { fulfilPrivacyRequest } from '#app/merchants/fulfil-privacy-request.server.ts';
import { applyNotification } from '#app/notifications/apply.server.ts';
import { askBeforePaid } from '#app/payments/ask-before-paid.server.ts';
import { askDue } from '#app/payments/ask-due.server.ts';
import type { ObserveDeps } from '#app/payments/observe.server.ts';
import { nameOrder } from '#app/payments/order-name.server.ts';
import { sayTell, type TellDeps } from '#app/payments/tell.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { compareNightly } from '#app/reconciliation/comparison/nightly.server.ts';
import { putToUse } from '#app/reconciliation/expected/add-rate-card.server.ts';
import { lookAtExpectations } from '#app/reconciliation/expected/look.server.ts';
import { fetchDue } from '#app/reconciliation/fetching/fetch-due.server.ts';
import { createDueImports } from '#app/reconciliation/lines/due-imports.server.ts';
import { rematchDue } from '#app/reconciliation/matching/rematch.server.ts';
import { tellArrivals } from '#app/reconciliation/matching/tell-arrivals.server.ts';
import { sayRefundTell } from '#app/refunds/tell.server.ts';
import type { Work } from './worker.server.ts';

/** What is done with each kind of due row; every one claims its row itself. */
export const workOf = (deps: Foundation & ObserveDeps & TellDeps): Work => ({
  notification: (due) => applyNotification(deps, due),
  tell: async ({ shopId, id }) => {
    const tell = await deps.database.inShop(shopId, (tx) =>
      tx.tell.findUnique({ where: { shopId_id: { shopId, id } } }),
    );
    const ref = { shopId, tellId: id };
    if (tell?.refundId) return sayRefundTell(deps, ref);
    await askBeforePaid(deps, ref);
    return sayTell(deps, ref);
  },
  voucher: ({ shopId, id }) => askDue(deps, { shopId, voucherId: id as VoucherId }),
  order: ({ shopId, id }) =>
    nameOrder(
      { ...deps, findOrder: (ref) => findOrder(deps, ref) },
      { shopId, paymentId: id as PaymentId },
    ),
  privacy: async (due) => ((await fulfilPrivacyRequest(deps, due)) ? 'fulfilled' : 'not-due'),
  refused: async ({ shopId, id }) => {
    const { count } = await deps.database.inShop(shopId, (tx) =>
      tx.refusedDelivery.deleteMany({ where: { shopId, id } }),
    );
    return count > 0 ? 'forgotten' : 'not-due';
  },
  credentials: ({ shopId, id }) => eraseCredentials(deps, { shopId, accountId: id as AccountId }),
  report: createDueImports(deps),
  arrivals: ({ shopId, id }) => tellArrivals(deps, { shopId, fileId: id }),
  'rate-card': (due) => putToUse(deps, due),
  expectation: ({ shopId }) => lookAtExpectations(deps, { shopId }),
  'ledger-news': ({ shopId }) => rematchDue(deps, shopId),
  'report-fetch': async ({ shopId, id }) => {
    const came = await fetchDue(deps, { shopId, accountId: id as AccountId });
    return came === 'nothing-to-fetch' ? 'not-due' : came;
  },
  comparison: ({ shopId }) => compareNightly({ ...deps, pause }, shopId),
});
