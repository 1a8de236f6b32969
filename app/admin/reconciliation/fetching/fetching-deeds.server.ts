import type { AccountId } from '#app/kernel/ids.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { switchNightly, wishReport } from '#app/reconciliation/fetching/wish.server.ts';
import { type Answer, fieldOf } from '../../answer.ts';
import type { By } from '../../house.ts';
import { readFetching } from './fetching.store.server.ts';

export type FetchingAnswer = Answer<'wanted' | 'on' | 'off'>;

type Deps = Pick<Foundation, 'clock' | 'database' | 'ids'> & { readonly wake: () => void };

/** Has an account's report fetched now, or switches its nights on or off. */
export async function doAboutFetching(
  deps: Deps,
  { shopId, actor, form }: By & { readonly form: FormData },
): Promise<FetchingAnswer> {
  const id = fieldOf(form, 'account');
  const rows = await deps.database.inShop(shopId, (tx) => readFetching(tx, shopId));
  const known = rows.find((row) => row.account_id === id);
  if (!known) return { refused: 'not-found' };
  const account = { shopId, accountId: known.account_id as AccountId, actor };
  switch (fieldOf(form, 'intent')) {
    case 'fetch':
      await wishReport(deps, account);
      deps.wake();
      return { done: 'wanted' };
    case 'on':
      await switchNightly(deps, { ...account, on: true });
      return { done: 'on' };
    case 'off':
      await switchNightly(deps, { ...account, on: false });
      return { done: 'off' };
    default:
      return { refused: 'unknown' };
  }
}
