import { after, MINUTE } from '#app/kernel/clock.ts';
import type { CheckoutId, PaymentId, RegistrationKey, ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import type { Message } from '#app/rails/rail.ts';
import { claimTell, type TellRef } from './claim-tell.store.server.ts';
import { pendingUntil } from './deadlines.ts';
import type { TellWhat } from './model.ts';
import { readRules } from './rules.store.server.ts';
import { type SpeakDeps, speak } from './speak.server.ts';
import { writeOutcome } from './tell-outcome.store.server.ts';

export type TellDeps = Pick<Foundation, 'clock' | 'ids' | 'database' | 'gap'> &
  SpeakDeps & {
    /** 0 ≤ jitter < 1, handed in so that a test can hold it. */
    readonly jitter: () => number;
  };

export type Claimed = {
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
  deps.gap('tell.claimed');
  const outcome = await speak(deps, { ...claimed, shopId: ref.shopId });
  deps.gap('tell.spoken');
  await deps.database.inShop(ref.shopId, (tx) =>
    writeOutcome(deps, tx, { shopId: ref.shopId, claimed, outcome }),
  );
  return 'said';
}

async function claim(deps: TellDeps, tx: ShopTransaction, ref: TellRef): Promise<Claimed | null> {
  const { shopId } = ref;
  const row = await claimTell(tx, deps.clock.now(), ref);
  if (!row?.payment) return null;
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
      tooLong: row.lastOutcome?.startsWith('shorter') ? row.attempts - 1 : 0,
    }),
  };
}

type Wording = {
  readonly shopId: ShopId;
  readonly what: TellWhat;
  readonly gid: string;
  readonly checkoutId: string;
  /** How often Shopify found the end too far away: each time it is halved. */
  readonly tooLong: number;
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
  const live = await tx.voucher.findFirst({
    where: { shopId, checkoutId, state: { in: ['live', 'voiding'] } },
  });
  const rules = await readRules(tx, shopId);
  const until = pendingUntil(now, live?.expiresAt ?? now, rules);
  const wait = until.getTime() - now.getTime();
  return { what, gid, until: after(now, Math.max(wait / 2 ** wording.tooLong, 5 * MINUTE)) };
}
