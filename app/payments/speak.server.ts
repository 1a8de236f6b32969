import type { RegistrationKey, ShopId } from '#app/kernel/ids.ts';
import type { Result } from '#app/kernel/result.ts';
import type { Message, NotTaken, Rail, ShopifyAccess, Taken } from '#app/rails/rail.ts';

export type SpeakDeps = { readonly rail: Rail; readonly access: ShopifyAccessFor };

/** The token of a registration in a shop; `uninstalled` parks what is to be said, `unavailable` puts it off. */
export type ShopifyAccessFor = (ref: {
  shopId: ShopId;
  registrationKey: RegistrationKey;
  /** The token that Shopify has just refused. */
  refused?: string;
}) => Promise<Result<ShopifyAccess, { readonly kind: 'uninstalled' | 'unavailable' }>>;

type Speech = {
  readonly shopId: ShopId;
  readonly registrationKey: RegistrationKey;
  readonly message: Message;
};

/** Says one thing to Shopify; a refused token is renewed once and the thing said again. */
export async function speak(
  deps: SpeakDeps,
  { shopId, registrationKey, message }: Speech,
): Promise<Result<Taken, NotTaken>> {
  const access = await deps.access({ shopId, registrationKey });
  if (!access.ok) return { ok: false, error: withoutAccess(access.error.kind) };
  const first = await deps.rail.tell(access.value, message);
  if (first.ok || first.error.kind !== 'token') return first;
  const refused = access.value.accessToken;
  const renewed = await deps.access({ shopId, registrationKey, refused });
  if (!renewed.ok) return { ok: false, error: withoutAccess(renewed.error.kind) };
  return deps.rail.tell(renewed.value, message);
}

const withoutAccess = (kind: 'uninstalled' | 'unavailable'): NotTaken =>
  kind === 'uninstalled'
    ? { kind: 'parked', code: 'uninstalled' }
    : { kind: 'again-later', code: 'no-token' };
