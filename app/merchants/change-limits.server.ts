import type { Actor } from '#app/kernel/actor.ts';
import { err, type Result } from '#app/kernel/result.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { readLimits, writeLimits } from './account-limits.store.server.ts';
import type { AccountLimits } from './account-limits.ts';
import { type Fingerprint, fingerprintOf } from './blocked-shopper.ts';
import { deleteBlocked, insertBlocked, listBlocked } from './blocked-shoppers.store.server.ts';
import type { AccountMissing } from './gateway-account.ts';
import { type AccountKey, findAccountRow } from './gateway-accounts.store.server.ts';
import { done } from './prove-credentials.server.ts';
import { type ShopEventKind, writeShopEvent } from './shop-events.store.server.ts';

type Deps = Pick<Foundation, 'clock' | 'database' | 'ids' | 'sealing'>;
type About = AccountKey & { readonly actor: Actor };

const place = ({ shopId, accountId }: AccountKey) => ({
  shop: shopId,
  column: `blocked_shopper/${accountId}`,
});

/** Saves an account's limits; codes that were issued before stay as they were promised. */
export const saveLimits = (
  deps: Deps,
  command: About & { readonly limits: AccountLimits },
): Promise<Result<null, AccountMissing>> =>
  change(deps, { ...command, kind: 'account-limits-saved' }, (tx) =>
    writeLimits(tx, command, { limits: command.limits, at: deps.clock.now() }),
  );

export type Person = { readonly kind: Fingerprint['kind']; readonly text: string };

/** `unreadable`: neither an e-mail nor a document. */
export type BlockRefused = AccountMissing | { readonly kind: 'unreadable' };

/** No code of this account is issued any more to whoever names this e-mail or document. */
export async function blockShopper(
  deps: Deps,
  command: About & { readonly person: Person },
): Promise<Result<null, BlockRefused>> {
  const person = fingerprintOf(deps.sealing, command.person.kind, command.person.text);
  if (!person) return err({ kind: 'unreadable' });
  const sealed = await deps.sealing.seal(command.person.text.trim(), place(command));
  return change(deps, { ...command, kind: 'shopper-blocked' }, (tx) =>
    insertBlocked(tx, { ...command, ...person, sealed, at: deps.clock.now() }),
  );
}

/** Takes a block back. */
export const unblockShopper = (
  deps: Deps,
  command: About & { readonly person: Fingerprint },
): Promise<Result<null, AccountMissing>> =>
  change(deps, { ...command, kind: 'shopper-unblocked' }, async (tx) => {
    await deleteBlocked(tx, { ...command, ...command.person });
  });

/** One who is blocked; `text` is null once the person asked to be forgotten. */
export type BlockedShopper = Fingerprint & { readonly text: string | null; readonly at: Date };

/** An account's limits and whom it blocks. */
export async function getLimits(
  { database, sealing }: Pick<Foundation, 'database' | 'sealing'>,
  key: AccountKey,
): Promise<{ readonly limits: AccountLimits; readonly blocked: readonly BlockedShopper[] }> {
  const { limits, rows } = await database.inShop(key.shopId, async (tx) => ({
    limits: await readLimits(tx, key),
    rows: await listBlocked(tx, key),
  }));
  const blocked = rows.map(async ({ kind, fingerprint, sealed, blockedAt }) => ({
    kind: kind === 'document' ? ('document' as const) : ('email' as const),
    hash: Buffer.from(fingerprint),
    text: sealed === null ? null : await sealing.open(sealed, place(key)),
    at: blockedAt,
  }));
  return { limits, blocked: await Promise.all(blocked) };
}

type Change = About & { readonly kind: ShopEventKind };

/** Writes down who changed what, and never whom it was about (law 9). */
async function change(
  deps: Deps,
  { shopId, accountId, actor, kind }: Change,
  apply: (tx: ShopTransaction) => Promise<void>,
): Promise<Result<null, AccountMissing>> {
  const changed = await deps.database.inShop(shopId, async (tx) => {
    if (!(await findAccountRow(tx, { shopId, accountId }))) return false;
    await apply(tx);
    const event = { shopId, id: deps.ids.next(), at: deps.clock.now(), actor, kind };
    await writeShopEvent(tx, { ...event, data: { account: accountId } });
    return true;
  });
  return changed ? done : err({ kind: 'not-found' });
}
