import { raiseAlert } from '#app/alerts/alert.server.ts';
import { after, HOUR, MINUTE } from '#app/kernel/clock.ts';
import type { AccountId, CheckoutId, PaymentId, ShopId, VoucherId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import { lockCheckout, readCheckout } from './checkout.store.server.ts';
import { record } from './journal.server.ts';
import { canLookFor, lookFor } from './look-for.server.ts';
import { type ObserveDeps, observe } from './observe.server.ts';
import { reconsider } from './reconsider.server.ts';
import { isSuperfluous, nextVoidAt } from './superfluous.ts';
import { voidVoucher } from './void.server.ts';

type Ref = { readonly shopId: ShopId; readonly voucherId: VoucherId };

const LEASE_MS = MINUTE;

type Claimed = {
  readonly state: string;
  readonly accountId: AccountId;
  readonly version: string | null;
  readonly checkoutId: CheckoutId;
  readonly paymentId: PaymentId;
  readonly transactionCode: string;
};

/**
 * The janitor's visit to one code: an intent whose lease ran out is an orphan, a void under way is taken up again, and
 * any other is asked about. What cannot be answered now is asked again later.
 */
export async function askDue(deps: ObserveDeps, ref: Ref): Promise<'asked' | 'not-due'> {
  const claimed = await deps.database.inShop(ref.shopId, (tx) => claim(deps, tx, ref));
  if (!claimed) return 'not-due';
  if (claimed.state === 'intended') {
    const searchable = canLookFor(await deps.openAccount({ ...ref, ...claimed }));
    await deps.database.inShop(ref.shopId, (tx) =>
      orphan(deps, tx, { ...ref, ...claimed, searchable }),
    );
    return 'asked';
  }
  if (claimed.state === 'orphan') {
    await lookFor(deps, { ...ref, ...claimed });
    return 'asked';
  }
  const observed = await observe(deps, { ...ref, actor: 'clock', hint: null });
  if (!observed.ok) {
    const misconfigured = observed.error.kind === 'misconfigured';
    await deps.database.inShop(ref.shopId, (tx) =>
      putOff(deps, tx, { ...ref, ...claimed, misconfigured }),
    );
    return 'asked';
  }
  if (claimed.state === 'voiding') await voidVoucher(deps, { ...ref, actor: 'clock' });
  return 'asked';
}

async function claim(
  deps: ObserveDeps,
  tx: ShopTransaction,
  { shopId, voucherId }: Ref,
): Promise<Claimed | null> {
  const now = deps.clock.now();
  const { count } = await tx.voucher.updateMany({
    where: {
      shopId,
      id: voucherId,
      nextAskAt: { lte: now },
      OR: [{ leaseUntil: null }, { leaseUntil: { lte: now } }],
    },
    data: { leaseUntil: after(now, LEASE_MS) },
  });
  if (count === 0) return null;
  const row = await tx.voucher.findUniqueOrThrow({
    where: { shopId_id: { shopId, id: voucherId } },
  });
  return {
    state: row.state,
    accountId: row.accountId as AccountId,
    version: row.declaredGatewayId,
    checkoutId: row.checkoutId as CheckoutId,
    paymentId: row.paymentId as PaymentId,
    transactionCode: row.transactionCode,
  };
}

/** An issue that nobody ended: its process died. The code may live, so it is kept with its transaction code (law 4). */
async function orphan(
  deps: ObserveDeps,
  tx: ShopTransaction,
  ref: Ref & Claimed & { readonly searchable: boolean },
): Promise<void> {
  const { shopId, voucherId, checkoutId, paymentId } = ref;
  await lockCheckout(tx, { shopId, checkoutId });
  const now = deps.clock.now();
  const { count } = await tx.voucher.updateMany({
    where: { shopId, id: voucherId, state: 'intended' },
    data: {
      state: 'orphan',
      refusal: 'unanswered',
      nextAskAt: ref.searchable ? now : null,
      leaseUntil: null,
      endedAt: now,
    },
  });
  if (count === 1) {
    await record(tx, {
      shopId,
      id: deps.ids.next(),
      at: now,
      actor: 'clock',
      kind: 'voucher.orphan',
      paymentId,
      data: { why: 'unanswered' },
    });
  }
  await reconsider(deps, tx, { shopId, checkoutId, actor: 'clock' });
}

type PutOff = Ref & Claimed & { readonly misconfigured: boolean };

async function putOff(
  deps: ObserveDeps,
  tx: ShopTransaction,
  { shopId, voucherId, checkoutId, accountId, misconfigured }: PutOff,
): Promise<void> {
  const now = deps.clock.now();
  const row = await tx.voucher.findUniqueOrThrow({
    where: { shopId_id: { shopId, id: voucherId } },
  });
  // Often near the deadline, less often before it and long after it.
  const distance = Math.abs((row.expiresAt ?? now).getTime() - now.getTime());
  const wait = Math.min(Math.max(distance / 4, MINUTE), HOUR);
  const facts = row.state === 'voiding' && (await readCheckout(tx, { shopId, checkoutId }));
  const superfluous = facts && isSuperfluous({ id: voucherId }, facts);
  await tx.voucher.updateMany({
    where: { shopId, id: voucherId },
    data: { nextAskAt: superfluous ? nextVoidAt(now, facts) : after(now, wait), leaseUntil: null },
  });
  const kind = misconfigured ? 'GATEWAY_CREDENTIALS' : 'GATEWAY_UNREACHABLE';
  await raiseAlert(tx, { shopId, id: deps.ids.next(), kind, subject: accountId, at: now });
}
