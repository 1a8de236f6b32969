import type { Actor } from '#app/kernel/actor.ts';
import { after, HOUR, MINUTE } from '#app/kernel/clock.ts';
import type { AccountId, CheckoutId, ShopId, VoucherId } from '#app/kernel/ids.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import { lockCheckout } from './checkout.store.server.ts';
import { record } from './journal.server.ts';
import { isKnown, type KnownVoucher } from './model.ts';
import { voucherMayBecome } from './moves.ts';
import { type ObserveDeps, observe } from './observe.server.ts';
import { reconsider } from './reconsider.server.ts';

/** How long the gateway's call may be under way before another process may take it up. */
const LEASE_MS = MINUTE;

export type VoidVoucher = {
  readonly shopId: ShopId;
  readonly voucherId: VoucherId;
  readonly actor: Actor;
};

export type VoidError = {
  readonly kind: 'not-found' | 'not-allowed-now' | 'cannot-void' | 'gateway-unavailable';
};

/**
 * Makes a code unpayable at the gateway. The intent stands first (`voiding`); a gateway that says no is asked what became
 * of the code, since it may have been paid this very moment; a call whose outcome is unknown is taken up by the sweep.
 */
export async function voidVoucher(
  deps: ObserveDeps,
  command: VoidVoucher,
): Promise<Result<'voided' | 'paid', VoidError>> {
  const { shopId, voucherId, actor } = command;
  const row = await deps.database.inShop(shopId, (tx) =>
    tx.voucher.findUnique({ where: { shopId_id: { shopId, id: voucherId } } }),
  );
  if (!row) return err({ kind: 'not-found' });
  const checkoutId = row.checkoutId as CheckoutId;
  const accountId = row.accountId as AccountId;
  const account = await deps.openAccount({ shopId, accountId, version: row.declaredGatewayId });
  if (!account) return err({ kind: 'not-found' });
  if (!account.provider.capabilities.voids) return err({ kind: 'cannot-void' });
  const voucher = await intendVoid(deps, { ...command, checkoutId });
  if (!voucher) return err({ kind: 'not-allowed-now' });
  deps.gap('void.intended');
  const answer = await account.gateway.void(voucher.reference);
  deps.gap('void.answered');
  if (answer.ok) return ok(await finishVoid(deps, { ...command, checkoutId }));
  const refused = answer.error.kind === 'rejected';
  const observed = refused ? await observe(deps, { shopId, voucherId, actor, hint: null }) : null;
  const state = await letGo(deps, command);
  if (!observed?.ok) return err({ kind: 'gateway-unavailable' });
  return state === 'paid' || state === 'voided' ? ok(state) : err({ kind: 'not-allowed-now' });
}

type OfCheckout = VoidVoucher & { readonly checkoutId: CheckoutId };

async function intendVoid(
  deps: ObserveDeps,
  { shopId, voucherId, checkoutId, actor }: OfCheckout,
): Promise<KnownVoucher | null> {
  return deps.database.inShop(shopId, async (tx) => {
    const facts = await lockCheckout(tx, { shopId, checkoutId });
    const voucher = facts.vouchers.find((candidate) => candidate.id === voucherId);
    if (!voucher || !isKnown(voucher)) return null;
    const now = deps.clock.now();
    const leaseUntil = after(now, LEASE_MS);
    const where = { shopId, id: voucherId };
    if (voucher.state === 'voiding') {
      await tx.voucher.updateMany({ where: { ...where, state: 'voiding' }, data: { leaseUntil } });
      return voucher;
    }
    if (voucher.state !== 'live' || facts.heldPayments.size > 0) return null;
    await tx.voucher.updateMany({
      where: { ...where, state: 'live' },
      data: { state: 'voiding', nextAskAt: leaseUntil, leaseUntil },
    });
    await record(tx, {
      shopId,
      id: deps.ids.next(),
      at: now,
      actor,
      kind: 'voucher.voiding',
      paymentId: voucher.paymentId,
      data: { reference: voucher.reference },
    });
    return { ...voucher, state: 'voiding' };
  });
}

async function finishVoid(
  deps: ObserveDeps,
  { shopId, voucherId, checkoutId, actor }: OfCheckout,
): Promise<'voided' | 'paid'> {
  return deps.database.inShop(shopId, async (tx) => {
    const facts = await lockCheckout(tx, { shopId, checkoutId });
    const now = deps.clock.now();
    const { count } = await tx.voucher.updateMany({
      // A sweep that asked in the middle of the call has made it live again: the gateway's answer to the call is the later word.
      where: { shopId, id: voucherId, state: { in: voucherMayBecome('voided') } },
      data: { state: 'voided', endedAt: now, nextAskAt: after(now, HOUR), leaseUntil: null },
    });
    const voucher = facts.vouchers.find((candidate) => candidate.id === voucherId);
    if (count === 1 && voucher) {
      await record(tx, {
        shopId,
        id: deps.ids.next(),
        at: now,
        actor,
        kind: 'voucher.voided',
        paymentId: voucher.paymentId,
        data: {},
      });
    }
    await reconsider(deps, tx, { shopId, checkoutId, actor });
    return count === 1 || voucher?.state !== 'paid' ? 'voided' : 'paid';
  });
}

/** The call is over: what is due about this code need not wait for the lease. Answers what has become of it. */
async function letGo(
  deps: ObserveDeps,
  { shopId, voucherId }: VoidVoucher,
): Promise<string | undefined> {
  return deps.database.inShop(shopId, async (tx) => {
    const where = { shopId, id: voucherId };
    await tx.voucher.updateMany({
      where: { ...where, state: 'voiding' },
      data: { leaseUntil: null },
    });
    const row = await tx.voucher.findUnique({ where: { shopId_id: where } });
    return row?.state;
  });
}
