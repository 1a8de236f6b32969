import { raiseAlert } from '#app/alerts/alert.server.ts';
import { raiseException } from '#app/exceptions/raise.server.ts';
import { after, MINUTE } from '#app/kernel/clock.ts';
import type { CheckoutId, PaymentId, RegistrationKey, ShopId } from '#app/kernel/ids.ts';
import type { Result } from '#app/kernel/result.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import type { Message, NotTaken, Rail, ShopifyAccess, Taken } from '#app/rails/rail.ts';
import { lockCheckout } from './checkout.store.server.ts';
import { pendingUntil } from './deadlines.ts';
import { record } from './journal.server.ts';
import type { TellState, TellWhat } from './model.ts';
import { reconsider } from './reconsider.server.ts';
import { readRules } from './rules.store.server.ts';
import { nextAttemptAt } from './tell-schedule.ts';

export type TellDeps = Pick<Foundation, 'clock' | 'ids' | 'database' | 'log'> & {
  readonly rail: Rail;
  readonly access: ShopifyAccessFor;
  /** 0 ≤ jitter < 1, handed in so that a test can hold it. */
  readonly jitter: () => number;
};

/** The token of a registration in a shop; `uninstalled` parks what is to be said, `unavailable` puts it off. */
export type ShopifyAccessFor = (ref: {
  shopId: ShopId;
  registrationKey: RegistrationKey;
  /** Shopify has just refused the token we held. */
  refused?: boolean;
}) => Promise<Result<ShopifyAccess, { readonly kind: 'uninstalled' | 'unavailable' }>>;

type TellRef = { readonly shopId: ShopId; readonly tellId: string };

/** How long one attempt may take before another process may try. */
const LEASE_MS = MINUTE;

type Claimed = {
  readonly id: string;
  readonly what: TellWhat;
  readonly attempts: number;
  readonly openedAt: Date;
  readonly paymentId: PaymentId;
  readonly checkoutId: CheckoutId;
  readonly registrationKey: RegistrationKey;
  readonly message: Message;
};

/** Says one thing to Shopify, once per claim: the claim is the row of intent, the outcome is written after (law 5). */
export async function sayTell(deps: TellDeps, ref: TellRef): Promise<'said' | 'not-due'> {
  const claimed = await deps.database.inShop(ref.shopId, (tx) => claim(deps, tx, ref));
  if (!claimed) return 'not-due';
  const outcome = await speak(deps, ref.shopId, claimed);
  await deps.database.inShop(ref.shopId, (tx) =>
    writeOutcome(deps, tx, { shopId: ref.shopId, claimed, outcome }),
  );
  return 'said';
}

async function claim(
  deps: TellDeps,
  tx: ShopTransaction,
  { shopId, tellId }: TellRef,
): Promise<Claimed | null> {
  const now = deps.clock.now();
  const { count } = await tx.tell.updateMany({
    where: {
      shopId,
      id: tellId,
      endedAt: null,
      dueAt: { lte: now },
      OR: [{ leaseUntil: null }, { leaseUntil: { lte: now } }],
    },
    data: { attempts: { increment: 1 }, leaseUntil: after(now, LEASE_MS), state: 'indeterminate' },
  });
  if (count === 0) return null;
  const row = await tx.tell.findUniqueOrThrow({
    where: { shopId_id: { shopId, id: tellId } },
    include: { payment: true },
  });
  if (!row.payment) return null;
  const what = row.what as TellWhat;
  const gid = row.payment.sessionGid;
  return {
    id: row.id,
    what,
    attempts: row.attempts,
    openedAt: row.openedAt,
    paymentId: row.payment.id as PaymentId,
    checkoutId: row.payment.checkoutId as CheckoutId,
    registrationKey: row.payment.registrationKey as RegistrationKey,
    message: await messageOf(deps, tx, {
      shopId,
      what,
      gid,
      checkoutId: row.payment.checkoutId,
      shorter: row.lastOutcome?.startsWith('shorter') ?? false,
    }),
  };
}

type Wording = {
  readonly shopId: ShopId;
  readonly what: TellWhat;
  readonly gid: string;
  readonly checkoutId: string;
  readonly shorter: boolean;
};

async function messageOf(deps: TellDeps, tx: ShopTransaction, wording: Wording): Promise<Message> {
  const { shopId, what, gid, checkoutId } = wording;
  if (what === 'paid') return { what, gid };
  if (what === 'reject')
    return {
      what,
      gid,
      merchantMessage: 'PagoEfectivo: código no pagado / code not paid / 付款码未支付',
    };
  const now = deps.clock.now();
  const live = await tx.voucher.findFirst({ where: { shopId, checkoutId, state: 'live' } });
  const rules = await readRules(tx, shopId);
  const until = pendingUntil(now, live?.expiresAt ?? now, rules);
  const half = new Date((now.getTime() + until.getTime()) / 2);
  return { what, gid, until: wording.shorter ? half : until };
}

async function speak(
  deps: TellDeps,
  shopId: ShopId,
  claimed: Claimed,
): Promise<Result<Taken, NotTaken>> {
  const { registrationKey } = claimed;
  const access = await deps.access({ shopId, registrationKey });
  if (!access.ok) return { ok: false, error: withoutAccess(access.error.kind) };
  const first = await deps.rail.tell(access.value, claimed.message);
  if (first.ok || first.error.kind !== 'token') return first;
  const renewed = await deps.access({ shopId, registrationKey, refused: true });
  if (!renewed.ok) return { ok: false, error: withoutAccess(renewed.error.kind) };
  return deps.rail.tell(renewed.value, claimed.message);
}

const withoutAccess = (kind: 'uninstalled' | 'unavailable'): NotTaken =>
  kind === 'uninstalled'
    ? { kind: 'parked', code: 'uninstalled' }
    : { kind: 'again-later', code: 'no-token' };

type Outcome = {
  readonly shopId: ShopId;
  readonly claimed: Claimed;
  readonly outcome: Result<Taken, NotTaken>;
};

/** Also a tell that was superseded while we spoke: what Shopify took is written down as taken. */
async function writeOutcome(
  deps: TellDeps,
  tx: ShopTransaction,
  { shopId, claimed, outcome }: Outcome,
): Promise<void> {
  const { checkoutId, paymentId } = claimed;
  await lockCheckout(tx, { shopId, checkoutId });
  const now = deps.clock.now();
  const ends = outcome.ok ? 'applied' : endsAs(outcome.error);
  const word = outcome.ok ? 'taken' : `${outcome.error.kind}: ${outcome.error.code}`;
  if (ends) await end(tx, { shopId, id: claimed.id, state: ends, word, at: now });
  else await putOff(deps, tx, { shopId, claimed, word, error: outcome.ok ? null : outcome.error });
  await record(tx, {
    shopId,
    id: deps.ids.next(),
    at: now,
    actor: 'shopify',
    kind: `tell.${ends ?? 'put-off'}`,
    paymentId,
    data: { what: claimed.what, word, attempt: `${claimed.attempts}` },
  });
  if (ends === 'applied' && claimed.what === 'pending') {
    await tx.payment.updateMany({
      where: { shopId, id: paymentId, orderName: null },
      data: { orderDueAt: now },
    });
  }
  if (ends === 'refused') await raiseRefused(deps, tx, { shopId, claimed, word });
  await reconsider(deps, tx, { shopId, checkoutId, actor: 'shopify' });
}

const endsAs = (error: NotTaken): TellState | null => (error.kind === 'final' ? 'refused' : null);

type End = {
  readonly shopId: ShopId;
  readonly id: string;
  readonly state: TellState;
  readonly word: string;
  readonly at: Date;
};

async function end(tx: ShopTransaction, { shopId, id, state, word, at }: End): Promise<void> {
  const from =
    state === 'applied' ? ['due', 'indeterminate', 'superseded'] : ['due', 'indeterminate'];
  await tx.tell.updateMany({
    where: { shopId, id, state: { in: from } },
    data: { state, endedAt: at, leaseUntil: null, lastOutcome: word },
  });
}

type PutOff = {
  readonly shopId: ShopId;
  readonly claimed: Claimed;
  readonly word: string;
  readonly error: NotTaken | null;
};

async function putOff(
  deps: TellDeps,
  tx: ShopTransaction,
  { shopId, claimed, word, error }: PutOff,
): Promise<void> {
  const now = deps.clock.now();
  const dueAt = nextAttemptAt({
    now,
    openedAt: claimed.openedAt,
    attempts: claimed.attempts,
    error,
    jitter: deps.jitter(),
  });
  await tx.tell.updateMany({
    where: { shopId, id: claimed.id, endedAt: null },
    data: {
      dueAt,
      leaseUntil: null,
      lastOutcome: word,
      state: error?.kind === 'indeterminate' ? 'indeterminate' : 'due',
    },
  });
  if (claimed.attempts < 5) return;
  const kind =
    error?.kind === 'token' || error?.kind === 'parked' ? 'SHOPIFY_TOKEN' : 'SHOPIFY_UNREACHABLE';
  await raiseAlert(tx, {
    shopId,
    id: deps.ids.next(),
    kind,
    subject: claimed.registrationKey,
    at: now,
  });
  if (error?.kind === 'parked' && claimed.what === 'paid')
    await raiseRefused(deps, tx, { shopId, claimed, word });
}

/** Money that Shopify does not take is never out of sight. */
async function raiseRefused(
  deps: TellDeps,
  tx: ShopTransaction,
  { shopId, claimed, word }: { shopId: ShopId; claimed: Claimed; word: string },
): Promise<void> {
  if (claimed.what === 'reject') return;
  const money = claimed.what === 'paid';
  if (!money && /PENDING_INVALID_STATE/.test(word)) return;
  await raiseException(tx, {
    shopId,
    id: deps.ids.next(),
    kind:
      money && /already|INVALID_STATE|rejected/i.test(word) ? 'LATE_PAYMENT' : 'SHOPIFY_REFUSED',
    subject: `${claimed.paymentId}/${claimed.what}`,
    paymentId: claimed.paymentId,
    at: deps.clock.now(),
    evidence: { what: claimed.what, word },
  });
}
