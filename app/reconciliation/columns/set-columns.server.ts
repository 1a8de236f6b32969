import type { Actor } from '#app/kernel/actor.ts';
import type { AccountId } from '#app/kernel/ids.ts';
import { ok, type Result } from '#app/kernel/result.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { makeDue, makeUnknownDue } from '../files/due-files.store.server.ts';
import { type FileKey, findFile } from '../files/report-files.store.server.ts';
import { insertPlan } from './columns.store.server.ts';
import { type PlanFaults, parsePlan } from './plan-of-columns.ts';

export type SetColumns = FileKey & { readonly actor: Actor; readonly plan: unknown };

/**
 * Says once for an account which column of its reports says what. All of its reports that nobody knew the columns of are read
 * again, by the worker. A plan is never changed, only followed by another; what was read by it stays.
 */
export async function setColumns(
  deps: Pick<Foundation, 'clock' | 'database' | 'ids'>,
  command: SetColumns,
): Promise<Result<'set', PlanFaults | { readonly why: 'no-such-file' }>> {
  const plan = parsePlan(command.plan);
  if (!plan.ok) return plan;
  const { shopId, actor } = command;
  const at = deps.clock.now();
  return deps.database.inShop(shopId, async (tx) => {
    const file = await findFile(tx, command);
    if (!file) return { ok: false, error: { why: 'no-such-file' } };
    const accountId = file.accountId as AccountId;
    const ids = { id: deps.ids.next(), eventId: deps.ids.next() };
    await insertPlan(tx, { ...ids, shopId, accountId, plan: plan.value, actor, at });
    await makeUnknownDue(tx, { shopId, accountId, at });
    await makeDue(tx, command, at);
    return ok('set');
  });
}
