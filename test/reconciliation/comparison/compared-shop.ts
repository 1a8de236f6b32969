import { Session } from '@shopify/shopify-api';
import { execute, parse, validate } from 'graphql';
import type { RegistrationKey } from '#app/kernel/ids.ts';
import { err, ok } from '#app/kernel/result.ts';
import { seedRegistrations } from '#app/merchants/registrations.server.ts';
import { createSessionStorage } from '#app/merchants/session-storage.server.ts';
import type { EgressRequest } from '#app/platform/egress.server.ts';
import { compare } from '#app/reconciliation/comparison/compare.server.ts';
import { compareNightly } from '#app/reconciliation/comparison/nightly.server.ts';
import { adminApi } from '#sandbox/shopify/admin-api.ts';
import type { PaymentSession } from '#sandbox/shopify/payment-session.ts';
import type { RefundSession } from '#sandbox/shopify/refund-session.ts';
import { schemaOf } from '#sandbox/shopify/schema.ts';
import { createShopify } from '#sandbox/shopify/shopify.ts';
import { createComplaints } from '#sandbox/world/complaints.ts';
import { createRandom } from '#sandbox/world/random.ts';
import { DAY, gidOf, HOUR, MINUTE, setStage } from '#test/payments/stage.ts';

export const SHOP = 'tienda-lima.myshopify.com';

const EMBEDDED = {
  kind: 'embedded',
  name: 'embedded',
  clientId: 'embedded-client',
  secret: 'embedded-secret',
  appUrl: 'https://app.codigo.example',
  scopes: ['read_orders'],
  apiVersion: '2026-07',
  webhooks: [],
} as const;

/**
 * The stage of payments with the sandbox's Shopify beside it: what the rail was told is put into the sandbox's books by
 * `mirror`, and its Admin API answers from them.
 */
export async function openComparedShop() {
  const stage = await setStage();
  const { clock, house, world } = stage;
  const shopify = simulate(clock);
  const shop = shopify.shops.find(SHOP);
  if (!shop) throw new Error('no shop');
  const outside = { shopify: 'up' as 'up' | 'away', throttled: 0 };
  const asked: string[] = [];
  const paused: number[] = [];
  const root = adminApi(shopify).root(
    { shop, app: EMBEDDED as never, scopes: ['read_orders'] },
    '',
  );
  const send = async (request: EgressRequest) => {
    asked.push(request.body ?? '');
    if (outside.shopify === 'away') return err({ kind: 'not-sent', detail: 'away' } as const);
    outside.throttled -= 1;
    const body = outside.throttled >= 0 ? THROTTLED : await answer(root, request.body ?? '');
    return ok({ status: 200, headers: {}, text: JSON.stringify(body) });
  };
  const deps = {
    ...stage.first.deps,
    egress: { send },
    pause: async (ms: number) => void paused.push(ms),
  };
  await seedRegistrations(deps);
  await createSessionStorage(deps, 'embedded' as RegistrationKey).storeSession(
    new Session({
      id: `offline_${SHOP}`,
      shop: SHOP,
      state: '',
      isOnline: false,
      accessToken: 'shpat_first',
      scope: 'read_orders',
    }),
  );
  const { shopId } = world;
  const mirrored = new Map<string, PaymentSession>();

  /** A shopper opens a payment, and Shopify has its session. */
  const order = async (id: string, changes: Record<string, unknown> = {}) => {
    const landed = await stage.landed({ id, gid: gidOf(id), group: `checkout-${id}`, ...changes });
    const [payment] = await house.asOwner<{ amount_minor: string; currency: string }>(
      'select amount_minor, currency from payment where session_id = $1',
      [id],
    );
    const session = sessionOf(id, BigInt(payment?.amount_minor ?? 0), payment?.currency ?? '');
    mirrored.set(id, session);
    shopify.sessions.payments.set(id, session);
    session.acceptedAt = clock.now();
    return { ...landed, session };
  };

  /** Shopify's books are what the rail was told. */
  const mirror = () => {
    for (const [id, session] of mirrored) {
      const state = stage.rail.state(gidOf(id));
      if (state === 'pending' && session.state === 'created')
        shopify.sessions.pend(session, {
          expiresAt: new Date(clock.now().getTime() + DAY),
          reason: '',
        });
      if (state === 'resolved') shopify.sessions.resolve(session);
      if (state === 'rejected')
        shopify.sessions.reject(session, { code: 'X', merchantMessage: null, source: null });
    }
  };

  return {
    ...stage,
    shopify,
    outside,
    asked,
    paused,
    deps,
    shopId,
    order,
    mirror,
    /** All that is due is done, and Shopify has heard it. */
    settle: async () => {
      await stage.first.drain();
      clock.move(MINUTE);
      mirror();
    },
    /** Shopify's staff give money back by a refund session. */
    refundAtShopify: (sessionId: string, minor: bigint, id = `r-${sessionId}`) => {
      const refund = refundOf(id, sessionId, minor);
      shopify.sessions.refunds.set(id, refund);
      shopify.sessions.resolveRefund(refund);
    },
    orderOf: (session: PaymentSession) => {
      const found = shopify.orders.ofCheckout(session.checkout);
      if (!found) throw new Error('no order');
      return found;
    },
    compare: (from = '2026-11-25', to = from) =>
      compare(deps, { shopId, from, to, accountId: null, actor: 'operator' }),
    night: () => compareNightly(deps, shopId),
    rows: () =>
      house.asOwner<DayRow>(
        'select d.*, d.day::text as day from comparison_day d order by d.day, d.currency',
      ),
    exceptions: () =>
      house.asOwner<ExceptionRow>(
        `select kind, subject, evidence, closed_by, close_reason from exception where subject like 'compared:%' order by opened_at, kind`,
      ),
    async [Symbol.asyncDispose]() {
      await stage[Symbol.asyncDispose]();
    },
  };
}

export type ComparedShop = Awaited<ReturnType<typeof openComparedShop>>;

export type DayRow = {
  readonly day: string;
  readonly trouble: string | null;
  readonly compared_at: Date | null;
  readonly compared_by: string | null;
  readonly codes: number;
  readonly corrected: number;
  readonly unclear: number;
  readonly under_way: number;
  readonly explained: number;
  readonly differing: number;
  readonly differences: Readonly<Record<string, number>>;
  readonly gateway_minor: string | null;
  readonly app_minor: string;
  readonly shopify_minor: string | null;
  readonly app_refunded_minor: string;
  readonly shopify_refunded_minor: string | null;
};

export type ExceptionRow = {
  readonly kind: string;
  readonly subject: string;
  readonly evidence: Readonly<Record<string, string>>;
  readonly closed_by: string | null;
  readonly close_reason: string | null;
};

const THROTTLED = {
  errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
  extensions: {
    cost: {
      requestedQueryCost: 812,
      throttleStatus: { maximumAvailable: 2_000, currentlyAvailable: 612, restoreRate: 100 },
    },
  },
};

async function answer(rootValue: unknown, body: string): Promise<unknown> {
  const schema = schemaOf('admin', '2026-07');
  const { query, variables } = JSON.parse(body) as { query: string; variables: object };
  const document = parse(query);
  if (!schema || validate(schema, document).length > 0) throw new Error('not valid');
  return execute({ schema, document, rootValue, variableValues: { ...variables } });
}

function simulate(clock: { now(): Date }) {
  const silent = () => undefined;
  const shop = { domain: SHOP, currency: 'PEN', staffLocale: 'es-PE', stock: 1_000 };
  const world = { ...clock, tick: silent };
  return createShopify({
    config: { shops: [shop], apps: [EMBEDDED] } as never,
    clock: world as never,
    random: createRandom(1),
    complaints: createComplaints(world as never, silent),
    faults: {} as never,
    log: silent as never,
    post: silent as never,
    clientIssuer: '',
  });
}

const sessionOf = (id: string, amountMinor: bigint, currency: string): PaymentSession => ({
  id,
  gid: gidOf(id),
  group: `checkout-${id}`,
  shop: SHOP,
  clientId: 'payments-client',
  checkout: `checkout-${id}`,
  amountMinor,
  currency,
  test: false,
  kind: 'sale',
  email: null,
  request: {},
  state: 'created',
  pendingExpiresAt: null,
  pendingReason: null,
  rejection: null,
  acceptedAt: null,
  redirectUrl: null,
  attempts: 1,
  effectiveResolves: 0,
  clientCertIssuer: null,
});

const refundOf = (id: string, paymentId: string, amountMinor: bigint): RefundSession => ({
  id,
  gid: `gid://shopify/RefundSession/${id}`,
  paymentId,
  shop: SHOP,
  clientId: 'payments-client',
  amountMinor,
  currency: 'PEN',
  request: {},
  state: 'created',
  acceptedAt: new Date(0),
  attempts: 1,
  rejection: null,
});

export { DAY, HOUR };
