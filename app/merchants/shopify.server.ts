import { answerAuth } from './auth-pages.server.ts';
import { type PaymentsVisitor, requirePaymentsVisitor } from './payments-visit.server.ts';
import { type AppsDeps, createAppInstances } from './shopify-apps.server.ts';
import { requireStaff, type Staff } from './staff.server.ts';

/** Who may come in through the pages' doors, as Shopify proves it. Each throws a Response to everyone else. */
export type ShopifyApps = {
  /** For every loader and action of the merchant's screens. */
  requireStaff(request: Request): Promise<Staff>;
  /** For the payments app's own page. */
  requirePaymentsVisitor(request: Request): Promise<PaymentsVisitor>;
  /** For `/auth/{registration}/…`. */
  answerAuth(ask: { request: Request; registrationKey: string }): Promise<Response>;
};

export function createShopifyApps(deps: AppsDeps): ShopifyApps {
  const apps = createAppInstances(deps);
  return {
    requireStaff: (request) => requireStaff(deps, apps, request),
    requirePaymentsVisitor: (request) => requirePaymentsVisitor(deps, apps, request),
    answerAuth: (ask) => answerAuth(deps, apps, ask),
  };
}
