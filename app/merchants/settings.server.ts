import type { Actor } from '#app/kernel/actor.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import { err, type Result } from '#app/kernel/result.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { done } from './prove-credentials.server.ts';
import { writeShopEvent } from './shop-events.store.server.ts';

/** What a merchant decides about time: how long a code can be paid, how long we still ask, what becomes of the order. */
export type Settings = {
  readonly deadlineHours: number;
  readonly graceMinutes: number;
  /** `leave`: Shopify lets the unpaid payment lapse. `reject`: it is told, and the buyer gets a mail with a way to pay anew. */
  readonly onLapse: 'leave' | 'reject';
};

export type ShopSettings = Settings & {
  /** As shoppers know the shop; null until Shopify told it. */
  readonly name: string | null;
};

const DEFAULTS: ShopSettings = {
  name: null,
  deadlineHours: 48,
  graceMinutes: 60,
  onLapse: 'leave',
};

/** Shopify ends a pending payment after 72 h (research: KOMOJU); an hour of it is ours. */
const LONGEST_MINUTES = 71 * 60;

export type SettingsRefused =
  | { readonly kind: 'invalid-fields'; readonly fields: readonly (keyof Settings)[] }
  | { readonly kind: 'longer-than-shopify' };

/** What the settings are not allowed to be, or null. */
export function refuseSettings(settings: Settings): SettingsRefused | null {
  const { deadlineHours, graceMinutes, onLapse } = settings;
  const within = (value: number, least: number, most: number) =>
    value % 1 === 0 && value >= least && value <= most;
  const fields: (keyof Settings)[] = [];
  if (!within(deadlineHours, 1, 70)) fields.push('deadlineHours');
  if (!within(graceMinutes, 0, 120)) fields.push('graceMinutes');
  if (onLapse !== 'leave' && onLapse !== 'reject') fields.push('onLapse');
  if (fields.length > 0) return { kind: 'invalid-fields', fields };
  const tooLong = deadlineHours * 60 + graceMinutes > LONGEST_MINUTES;
  return tooLong ? { kind: 'longer-than-shopify' } : null;
}

/** The shop's settings inside a transaction of another room. */
export async function settingsOf(tx: ShopTransaction, shopId: ShopId): Promise<ShopSettings> {
  const row = await tx.shopSettings.findUnique({ where: { shopId } });
  if (!row) return DEFAULTS;
  const { name, deadlineHours, graceMinutes, onLapse } = row;
  return { name, deadlineHours, graceMinutes, onLapse: onLapse === 'reject' ? 'reject' : 'leave' };
}

export const getSettings = (
  { database }: Pick<Foundation, 'database'>,
  shopId: ShopId,
): Promise<ShopSettings> => database.inShop(shopId, (tx) => settingsOf(tx, shopId));

export type SaveSettings = {
  readonly shopId: ShopId;
  readonly actor: Actor;
  readonly settings: Settings;
};

/** Saves them for payments to come; what was promised to a shopper stays as it was promised. */
export async function saveSettings(
  { clock, database, ids }: Pick<Foundation, 'clock' | 'database' | 'ids'>,
  { shopId, actor, settings }: SaveSettings,
): Promise<Result<null, SettingsRefused>> {
  const refused = refuseSettings(settings);
  if (refused) return err(refused);
  const { deadlineHours, graceMinutes, onLapse } = settings;
  const at = clock.now();
  await database.inShop(shopId, async (tx) => {
    const values = { deadlineHours, graceMinutes, onLapse, updatedAt: at };
    await tx.shopSettings.upsert({
      where: { shopId },
      create: { shopId, ...values },
      update: values,
    });
    const data = {
      deadlineHours: `${deadlineHours}`,
      graceMinutes: `${graceMinutes}`,
      onLapse,
    };
    await writeShopEvent(tx, { shopId, id: ids.next(), at, actor, kind: 'settings-saved', data });
  });
  return done;
}
