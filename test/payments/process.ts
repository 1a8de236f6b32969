import type { ContactField } from '#app/gateways/gateway.ts';
import { pagoefectivo } from '#app/gateways/pagoefectivo/provider.ts';
import { findDue } from '#app/jobs/due.store.server.ts';
import { workOf } from '#app/jobs/work.server.ts';
import { startWorker, type Work } from '#app/jobs/worker.server.ts';
import type { AccountId, PaymentId, RegistrationKey, ShopId, VoucherId } from '#app/kernel/ids.ts';
import { err, ok } from '#app/kernel/result.ts';
import { defaultAccount } from '#app/merchants/gateway-accounts.store.server.ts';
import { createReceive, type ReceivingAccount } from '#app/notifications/receive.server.ts';
import { giveUp } from '#app/payments/give-up.server.ts';
import { issueVoucher } from '#app/payments/issue.server.ts';
import { observe } from '#app/payments/observe.server.ts';
import { createOpenSessions, paymentIdOf } from '#app/payments/open.server.ts';
import { nameOrder } from '#app/payments/order-name.server.ts';
import { readSessionRequest } from '#app/payments/session-request.ts';
import { voidVoucher } from '#app/payments/void.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { openRefund } from '#app/refunds/open.server.ts';
import { readRefundRequest } from '#app/refunds/refund-request.ts';
import type { ScriptedGateway } from './scripted-gateway.ts';
import type { ScriptedRail } from './scripted-rail.ts';

const PAYMENTS_APP = 'payments' as RegistrationKey;

export const CREDENTIALS = (() => {
  const fields = { idService: '1234', accessKey: 'test-access-key', secretKey: 'test-secret-key' };
  const parsed = pagoefectivo.parseCredentials(fields);
  if (!parsed.ok) throw new Error(`wrong fields: ${parsed.error.join()}`);
  return parsed.value;
})();

/** What is outside, and what the shop has chosen. */
export type World = {
  readonly shopId: ShopId;
  readonly liveAccount: AccountId;
  readonly testAccount: AccountId;
  readonly live: ScriptedGateway;
  readonly test: ScriptedGateway;
  readonly rail: ScriptedRail;
  /** Whether the shop has the payments app, as Shopify's tokens show it. */
  installed: boolean;
  voids: boolean;
  contactNeeded: readonly ContactField[];
  /** Whether the gateway can be asked by our own code. */
  findsByTransactionCode: boolean;
};

/** One server process: the real use-cases, wired as the house wires them, around a gateway and a Shopify of the test. */
export function processOf(foundation: Foundation, world: World) {
  const { shopId } = world;
  const provider = {
    ...pagoefectivo,
    get capabilities() {
      const { voids, contactNeeded, findsByTransactionCode: queryByTransactionCode } = world;
      return { ...pagoefectivo.capabilities, voids, contactNeeded, queryByTransactionCode };
    },
  };
  const openAccount = async ({ accountId }: { accountId: AccountId }) => {
    if (accountId === world.liveAccount)
      return { provider, gateway: world.live, mode: 'live' } as const;
    return accountId === world.testAccount
      ? ({ provider, gateway: world.test, mode: 'test' } as const)
      : null;
  };
  const access = async ({ refused }: { refused?: string }) => {
    if (!world.installed) return err({ kind: 'uninstalled' } as const);
    const accessToken = refused === undefined ? 'first' : world.rail.token;
    return ok({ shopDomain: 'tienda-lima.myshopify.com', accessToken });
  };
  const deps = { ...foundation, openAccount, access, rail: world.rail, jitter: () => 0 };
  const voidCode = (voucherId: string, actor: 'shopper' | 'staff:7' = 'staff:7') =>
    voidVoucher(deps, { shopId, voucherId: voucherId as VoucherId, actor });
  const issueDeps = {
    ...deps,
    defaultAccount,
    voidVoucher: async ({ voucher }: { voucher: { id: string } }) => {
      const voided = await voidCode(voucher.id, 'shopper');
      return voided.ok && voided.value === 'voided';
    },
  };
  const account: ReceivingAccount = {
    shopId,
    accountId: world.liveAccount,
    provider,
    verifyWith: [CREDENTIALS],
  };
  const openSession = createOpenSessions(deps);
  const receive = createReceive(deps);
  const work: Work = {
    ...workOf(deps),
    order: ({ id }) =>
      nameOrder(
        { ...deps, findOrder: async () => ok(null) },
        { shopId, paymentId: id as PaymentId },
      ),
    // why: nobody on this stage can be asked for orders; test/reconciliation/comparison compares.
    comparison: async () => 'not-due',
  };
  const worker = startWorker(deps, work);
  return {
    deps,
    account,
    work,
    receive,
    openBody: async (body: object) => {
      const read = readSessionRequest(Buffer.from(JSON.stringify(body)));
      if (!read.ok) throw new Error(`unreadable: ${read.error}`);
      const open = { shopId, registrationKey: PAYMENTS_APP, request: read.value };
      const { redirectUrl } = await openSession(open);
      const paymentId = paymentIdOf(shopId, PAYMENTS_APP, read.value.sessionId);
      return { redirectUrl, paymentId };
    },
    land: (
      paymentId: PaymentId,
      more: { renew?: boolean; typed?: { name?: string; email?: string; phone?: string } } = {},
    ) => issueVoucher(issueDeps, { shopId, paymentId, ...more }),
    ask: (voucherId: string) =>
      observe(deps, { shopId, voucherId: voucherId as VoucherId, actor: 'staff:7', hint: null }),
    voidCode,
    giveUp: (paymentId: PaymentId) => giveUp(deps, { shopId, paymentId }),
    refundBody: async (body: object) => {
      const read = readRefundRequest(Buffer.from(JSON.stringify(body)));
      if (!read.ok) throw new Error(`unreadable: ${read.error}`);
      await openRefund(deps, { shopId, registrationKey: PAYMENTS_APP, request: read.value });
    },
    due: (kind: Parameters<typeof findDue>[1]) =>
      findDue(deps.database.worker, kind, { now: deps.clock.now(), most: 100 }),
    /** Does all that is due by the test's clock. */
    drain: () => worker.drain(),
    /** The background loop is ended at once: only `drain` works, so that a test decides when. */
    quiet: () => worker.stop(),
  };
}

export type Process = Awaited<ReturnType<typeof processOf>>;
