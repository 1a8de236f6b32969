import type { Actor } from '#app/kernel/actor.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { judgeLines } from '../matching/judge.server.ts';
import { gatherReceipts } from '../matching/unit.store.server.ts';
import { inSession, lockLines, type Session } from '../session.store.server.ts';

export type TellBankDeps = Pick<Foundation, 'clock' | 'database' | 'ids'>;

/** What the bank's statement says of one payout. */
export type BankTold = {
  readonly shopId: ShopId;
  readonly payoutId: string;
  /** Minor units of the payout's currency. */
  readonly minor: bigint;
  /** The day on which it came, as `2026-11-25`. */
  readonly on: string;
  readonly reference: string | null;
  readonly actor: Actor;
};

const NOTED = `
update payout set bank_minor = $3, bank_on = $4::date, bank_reference = $5, bank_told_by = $6
where shop_id = $1 and id = $2`;

const EVENT = `
insert into reconciliation_event (shop_id, id, at, actor, kind, data)
values ($1, $2, $3, $4, 'payout.bank-told', $5::jsonb)`;

/** No line is new, and no receipt is thought about: the payout alone is judged. */
const NOTHING_ELSE = [
  'create temp table new_line (like settlement_line, payout text, found_by text) on commit drop',
  'create temp table payout_named (currency text, name text, payout_id uuid) on commit drop',
  'create temp table unit (voucher_id uuid) on commit drop',
];

/** Notes what the bank received, and judges the payout by it: where it does not agree, an exception opens. */
export async function tellBank(
  deps: TellBankDeps,
  told: BankTold,
): Promise<Result<void, { readonly kind: 'not-found' }>> {
  const at = deps.clock.now();
  return inSession(deps, told.shopId, async (session) => {
    await lockLines(session);
    if (!(await note(session, told, { id: deps.ids.next(), at })))
      return err({ kind: 'not-found' });
    for (const table of NOTHING_ELSE) await session.run(table);
    await gatherReceipts(session);
    const run = { id: deps.ids.next(), at };
    await judgeLines(session, { run, brought: null, payouts: [told.payoutId] });
    return ok(undefined);
  });
}

async function note(
  session: Session,
  { shopId, payoutId, minor, on, reference, actor }: BankTold,
  event: { readonly id: string; readonly at: Date },
): Promise<boolean> {
  const noted = await session.run(NOTED, [shopId, payoutId, minor, on, reference, actor]);
  if (noted === 0) return false;
  const data = JSON.stringify({ payout: payoutId, amountMinor: `${minor}`, on, reference });
  await session.run(EVENT, [shopId, event.id, event.at, actor, data]);
  return true;
}
