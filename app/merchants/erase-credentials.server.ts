import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { forgetAccount } from './account-directory.server.ts';
import { credentialsFate } from './credentials-kept.ts';
import { eraseKeys, erasePrevious, putOffErasure, readTraces } from './erasure.store.server.ts';
import {
  type AccountKey,
  type AccountRow,
  findAccountRow,
  lockAccounts,
} from './gateway-accounts.store.server.ts';
import { type ShopEventKind, writeShopEvent } from './shop-events.store.server.ts';

type Deps = Pick<Foundation, 'clock' | 'database' | 'ids'>;

/** `erased`: keys are gone, the account's own or the replaced ones. `put-off`: they are needed for longer. */
export type Erasure = 'erased' | 'put-off' | 'not-due';

/** Erases what nothing is asked with or believed by any more: a retired account's keys, and replaced ones after their window. */
export async function eraseCredentials(deps: Deps, key: AccountKey): Promise<Erasure> {
  const { shopId } = key;
  const done = await deps.database.inShop(shopId, async (tx) => {
    await lockAccounts(tx, shopId);
    const row = await findAccountRow(tx, key);
    return row && { pathKey: row.pathKey, outcome: await erase(deps, tx, { key, row }) };
  });
  if (done?.outcome === 'erased') forgetAccount(deps, done.pathKey);
  return done?.outcome ?? 'not-due';
}

type Due = { readonly key: AccountKey; readonly row: AccountRow };

async function erase(deps: Deps, tx: ShopTransaction, { key, row }: Due): Promise<Erasure> {
  const now = deps.clock.now();
  const { retiredAt, eraseDueAt, previousUntil } = row;
  const isDue = (at: Date | null): at is Date => at !== null && at <= now;
  const fate =
    retiredAt !== null && isDue(eraseDueAt)
      ? credentialsFate(now, { retiredAt, ...(await readTraces(tx, key)) })
      : null;
  if (fate?.kind === 'erase') {
    await eraseKeys(tx, key);
    await note(deps, tx, { key, kind: 'account-credentials-erased' });
    return 'erased';
  }
  if (fate) await putOffErasure(tx, key, fate.lookAt);
  if (!isDue(previousUntil)) return fate ? 'put-off' : 'not-due';
  await erasePrevious(tx, key);
  await note(deps, tx, { key, kind: 'account-previous-erased' });
  return 'erased';
}

type Note = { readonly key: AccountKey; readonly kind: ShopEventKind };

const note = (deps: Deps, tx: ShopTransaction, { key, kind }: Note): Promise<void> =>
  writeShopEvent(tx, {
    shopId: key.shopId,
    id: deps.ids.next(),
    at: deps.clock.now(),
    actor: 'clock',
    kind,
    data: { account: key.accountId },
  });
