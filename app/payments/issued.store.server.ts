import { closeGatewayAlerts, raiseAlert } from '#app/alerts/alert.server.ts';
import type { GatewayError, IssuedVoucher } from '#app/gateways/gateway.ts';
import type { CheckoutId, ShopId, VoucherId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { lockCheckout } from './checkout.store.server.ts';
import { nextAskAt } from './deadlines.ts';
import { record } from './journal.server.ts';
import { isKnown, type KnownVoucher, type Voucher } from './model.ts';
import { reconsider } from './reconsider.server.ts';
import { readRules } from './rules.store.server.ts';
import { hasRunningBeside } from './superfluous.ts';

type Deps = Pick<Foundation, 'clock' | 'ids'>;
type Finish = {
  readonly shopId: ShopId;
  readonly checkoutId: CheckoutId;
  readonly voucherId: VoucherId;
  readonly issued: IssuedVoucher | GatewayError;
  /** Whether the gateway can be asked later for a code whose issue was not answered. */
  readonly canLookFor?: boolean;
};

/**
 * Writes down how an issue ended. Nothing happened: the attempt is closed, and the shopper may try again. Outcome unknown:
 * an orphan, kept with its transaction code, so that a later notification can adopt it (law 4).
 */
export async function finishIssue(
  deps: Deps,
  tx: ShopTransaction,
  finish: Finish,
): Promise<KnownVoucher | null> {
  const { shopId, checkoutId, voucherId, issued } = finish;
  const facts = await lockCheckout(tx, { shopId, checkoutId });
  const voucher = facts.vouchers.find((candidate) => candidate.id === voucherId);
  if (!voucher) return null;
  // The gateway told of it before it answered us: what it is paid by comes with the answer.
  if (isKnown(voucher)) return completeCode(tx, { shopId, voucher, issued });
  // A lease that ran out has made it an orphan already; a code that arrives all the same is written to it.
  const { canLookFor = false } = finish;
  if ('kind' in issued)
    await closeAttempt(deps, tx, { shopId, voucher, error: issued, canLookFor });
  else
    await writeCode(deps, tx, {
      shopId,
      voucher,
      issued,
      anotherLives: hasRunningBeside(voucher, facts.vouchers),
    });
  const after = await reconsider(deps, tx, { shopId, checkoutId, actor: 'gateway' });
  const found = after.vouchers.find((candidate) => candidate.id === voucherId);
  return found && isKnown(found) && found.state === 'live' ? found : null;
}

type Complete = {
  readonly shopId: ShopId;
  readonly voucher: KnownVoucher;
  readonly issued: IssuedVoucher | GatewayError;
};

/** Adds to a code that is known by name already what only the answer to its issue tells. */
async function completeCode(
  tx: ShopTransaction,
  { shopId, voucher, issued }: Complete,
): Promise<KnownVoucher> {
  if ('kind' in issued || issued.reference !== voucher.reference) return voucher;
  const code = voucher.code ?? issued.code;
  const pageUrl = voucher.pageUrl ?? issued.pageUrl;
  await tx.voucher.updateMany({ where: { shopId, id: voucher.id }, data: { code, pageUrl } });
  return { ...voucher, code, pageUrl };
}

type Close = {
  readonly shopId: ShopId;
  readonly voucher: Voucher;
  readonly error: GatewayError;
  readonly canLookFor: boolean;
};

async function closeAttempt(
  deps: Deps,
  tx: ShopTransaction,
  { shopId, voucher, error, canLookFor }: Close,
): Promise<void> {
  const now = deps.clock.now();
  const state = error.kind === 'indeterminate' ? 'orphan' : 'refused';
  const refusal = 'code' in error ? error.code : error.kind;
  await tx.voucher.updateMany({
    where: { shopId, id: voucher.id, state: 'intended' },
    data: {
      state,
      refusal,
      leaseUntil: null,
      nextAskAt: state === 'orphan' && canLookFor ? now : null,
      endedAt: now,
    },
  });
  await record(tx, {
    shopId,
    id: deps.ids.next(),
    at: now,
    actor: 'gateway',
    kind: `voucher.${state}`,
    paymentId: voucher.paymentId,
    data: { why: error.kind, code: refusal },
  });
  if (error.kind === 'rejected') return;
  await raiseAlert(tx, {
    shopId,
    id: deps.ids.next(),
    kind: error.kind === 'misconfigured' ? 'GATEWAY_CREDENTIALS' : 'GATEWAY_UNREACHABLE',
    subject: voucher.accountId,
    at: now,
  });
}

type Write = {
  readonly shopId: ShopId;
  readonly voucher: Voucher;
  readonly issued: IssuedVoucher;
  readonly anotherLives: boolean;
};

/** A code that arrives after its attempt was given up, while another lives, stays an orphan by state but is known by name. */
async function writeCode(
  deps: Deps,
  tx: ShopTransaction,
  { shopId, voucher, issued, anotherLives }: Write,
): Promise<void> {
  const now = deps.clock.now();
  await closeGatewayAlerts(tx, { shopId, accountId: voucher.accountId, at: now });
  const rules = await readRules(tx, shopId);
  const times = { state: 'live' as const, issuedAt: now, expiresAt: issued.expiresAt };
  await tx.voucher.updateMany({
    where: { shopId, id: voucher.id, state: { in: ['intended', 'orphan'] } },
    data: {
      state: anotherLives ? 'lapsed' : 'live',
      reference: issued.reference,
      code: issued.code,
      expiresAt: issued.expiresAt,
      pageUrl: issued.pageUrl,
      issuedAt: now,
      endedAt: anotherLives ? now : null,
      leaseUntil: null,
      nextAskAt: nextAskAt(now, times, rules),
    },
  });
  await record(tx, {
    shopId,
    id: deps.ids.next(),
    at: now,
    actor: 'gateway',
    kind: 'voucher.live',
    paymentId: voucher.paymentId,
    data: { reference: issued.reference, expiresAt: issued.expiresAt.toISOString() },
  });
}
