import type { Actor } from '#app/kernel/actor.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import { judgeLines } from '../matching/judge.server.ts';
import { gatherAgain } from '../matching/unit.store.server.ts';
import { inSession, tryLockLines } from '../session.store.server.ts';
import { recordDecision } from './hand-journal.store.server.ts';
import type { HandDeps } from './match-by-hand.server.ts';

/** What the bank's statement says of a payout; null takes back what was said. Minor units of the payout's currency. */
export type BankTransfer = {
  readonly shopId: ShopId;
  readonly payoutId: string;
  readonly actor: Actor;
  readonly bank: {
    readonly minor: bigint;
    /** `2026-11-25`, in Lima. */
    readonly on: string;
    readonly reference: string | null;
  } | null;
};

/** `lines-busy`: a report is being put into the books, and nobody waits for it with a connection in hand. */
export type NotTold = { readonly kind: 'not-found' | 'lines-busy' };

const TELL = `
update payout set bank_minor = $3, bank_on = $4, bank_reference = $5, bank_told_by = $6 where shop_id = $1 and id = $2`;

/** The bank got more than was said when so much was written off, or nobody says any more what it got. */
const NO_LONGER_LOST = `
insert into money_decision_undone (shop_id, decision_id, at, actor)
select d.shop_id, d.id, $4, $5
from payout p
join exception e on e.shop_id = $1 and e.kind = 'PAYOUT_MISMATCH' and e.subject = 'payout:' || p.id
join money_decision d on d.shop_id = $1 and d.exception_id = e.id and d.choice = 'written-off'
where p.shop_id = $1 and p.id = $2 and ($3::bigint is null or $3 > coalesce(p.bank_minor, 0))
on conflict do nothing`;

/** Writes down what the bank got of a payout, takes back what was lost by less, and judges the payout anew. */
export async function tellBankTransfer(
  deps: HandDeps,
  { shopId, payoutId, actor, bank }: BankTransfer,
): Promise<Result<null, NotTold>> {
  return inSession(deps, shopId, async (session) => {
    if (!(await tryLockLines(session))) return err({ kind: 'lines-busy' });
    const at = deps.clock.now();
    await session.run(NO_LONGER_LOST, [shopId, payoutId, bank?.minor ?? null, at, actor]);
    const told = bank && [bank.minor, bank.on, bank.reference, actor];
    const found = await session.run(TELL, [
      shopId,
      payoutId,
      ...(told ?? [null, null, null, null]),
    ]);
    if (found === 0) return err({ kind: 'not-found' });
    await gatherAgain(session, { vouchers: [], lines: [] });
    const run = { id: deps.ids.next(), at };
    await judgeLines(session, { run, fileId: null, payouts: [payoutId] });
    const kind = bank ? 'payout.bank-told' : 'payout.bank-untold';
    const deed = { id: deps.ids.next(), at, actor, kind, exceptionId: null };
    await recordDecision(session, { ...deed, data: { payout: payoutId } });
    return ok(null);
  });
}
