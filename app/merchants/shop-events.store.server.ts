import type { Actor } from '#app/kernel/actor.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';

/** What happens to a shop itself, as opposed to one of its payments. */
export type ShopEventKind =
  | 'app-installed'
  | 'app-uninstalled'
  | 'app-scopes-changed'
  | 'app-readiness-told'
  | 'account-added'
  | 'account-rotated'
  | 'account-renamed'
  | 'account-made-default'
  | 'account-retired'
  | 'account-credentials-erased'
  | 'account-previous-erased'
  | 'account-version-changed'
  | 'gateway-declared'
  | 'account-limits-saved'
  | 'shopper-blocked'
  | 'shopper-unblocked'
  | 'settings-saved'
  | 'privacy-requested'
  | 'privacy-fulfilled';

export type ShopEvent = {
  readonly shopId: ShopId;
  readonly id: string;
  readonly at: Date;
  readonly actor: Actor;
  readonly kind: ShopEventKind;
  /** Facts as text; no secret and no personal data (law 9). */
  readonly data: Readonly<Record<string, string>>;
};

/** Writes down who did what to a shop, for good. */
export async function writeShopEvent(tx: ShopTransaction, event: ShopEvent): Promise<void> {
  const { shopId, id, at, actor, kind, data } = event;
  await tx.event.create({ data: { shopId, id, at, actor, kind, data } });
}
