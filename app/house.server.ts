import { createExceptions } from '#app/exceptions/decisions.server.ts';
import type { OpenAccount } from '#app/gateways/opened-account.ts';
import { workOf } from '#app/jobs/work.server.ts';
import { startWorker, type Worker } from '#app/jobs/worker.server.ts';
import type { AccountId } from '#app/kernel/ids.ts';
import { accessTokenFor, refreshAfterRefusal } from '#app/merchants/access-token.server.ts';
import { openAccount } from '#app/merchants/account-directory.server.ts';
import { addFrameRules } from '#app/merchants/frame-rules.ts';
import { defaultAccount } from '#app/merchants/gateway-accounts.store.server.ts';
import { createShopifyApps, type ShopifyApps } from '#app/merchants/shopify.server.ts';
import {
  createNotifications,
  type Notifications,
} from '#app/notifications/notifications.server.ts';
import { createConsequence } from '#app/payments/consequence.server.ts';
import type { IssueDeps } from '#app/payments/issue.server.ts';
import type { ObserveDeps } from '#app/payments/observe.server.ts';
import { createPayments, type Payments } from '#app/payments/payments.server.ts';
import type { ShopifyAccessFor } from '#app/payments/speak.server.ts';
import type { TellDeps } from '#app/payments/tell.server.ts';
import { voidVoucher } from '#app/payments/void.server.ts';
import type { DocumentHooks } from '#app/platform/document-hooks.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { describeBug } from '#app/platform/log.server.ts';
import { createPaymentsAppRail } from '#app/rails/payments-app/payments-app-rail.server.ts';
import type { Rail } from '#app/rails/rail.ts';
import { linesConsequence } from '#app/reconciliation/decisions/decided-lines.store.server.ts';
import { createRefunds, type Refunds } from '#app/refunds/refunds.server.ts';
import { createShopper, type Shopper } from '#app/shopper/visit.server.ts';

/** The one place that knows every room: builds each with what it needs and hands them to doors, routes, jobs and cli. */
export type House = Foundation & {
  readonly shopify: ShopifyApps;
  readonly rails: { readonly 'payments-app': Rail };
  readonly payments: Payments;
  readonly notifications: Notifications;
  readonly refunds: Refunds;
  readonly exceptions: ReturnType<typeof createExceptions>;
  readonly shopper: Shopper;
  readonly document: DocumentHooks;
  readonly worker: Worker;
};

/** Everything that payments need of the rooms below them. */
export type PaymentsDeps = IssueDeps & ObserveDeps & TellDeps & Foundation;

/** Builds the rooms; the worker starts at once unless the configuration says off, and gives way to who is `waiting` at the doors. */
export function buildHouse(foundation: Foundation, waiting?: () => number): House {
  const rail = createPaymentsAppRail({
    egress: foundation.egress,
    log: foundation.log,
    apiVersion: '2026-07',
  });
  const deps = paymentsDeps(foundation, rail);
  const worker = foundation.config.work
    ? startWorker(foundation, workOf(deps), waiting)
    : idleWorker;
  const wake = () => worker.wake();
  const { config, log } = foundation;
  return {
    ...foundation,
    shopify: createShopifyApps(foundation),
    rails: { 'payments-app': rail },
    payments: createPayments(deps, wake),
    notifications: createNotifications(foundation, wake),
    refunds: createRefunds(foundation, wake),
    exceptions: createExceptions({
      ...foundation,
      consequence: createConsequence(foundation),
      lines: linesConsequence(foundation),
    }),
    shopper: createShopper({ ...deps, wake }),
    document: {
      addHeaders: (request, headers) => addFrameRules(request, headers, config),
      failed: (error) => log.error('page.failed', { bug: describeBug(error) }),
    },
    worker,
  };
}

const idleWorker: Worker = {
  wake: () => undefined,
  drain: async () => 0,
  stop: async () => undefined,
};

function paymentsDeps(foundation: Foundation, rail: Rail): PaymentsDeps {
  const open: OpenAccount = (ref) => openAccount(foundation, ref);
  const access: ShopifyAccessFor = ({ refused, ...holder }) =>
    refused === undefined
      ? accessTokenFor(foundation, holder)
      : refreshAfterRefusal(foundation, { ...holder, refused });
  const observing = { ...foundation, openAccount: open };
  return {
    ...observing,
    defaultAccount: async (tx, ref) => (await defaultAccount(tx, ref)) as AccountId | null,
    voidVoucher: async ({ shopId, voucher }) => {
      const voided = await voidVoucher(observing, {
        shopId,
        voucherId: voucher.id,
        actor: 'shopper',
      });
      return voided.ok && voided.value === 'voided';
    },
    rail,
    access,
    jitter: Math.random,
  };
}
