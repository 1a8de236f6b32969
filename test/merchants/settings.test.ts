import { describe, expect, it } from 'vitest';
import { err, ok } from '#app/kernel/result.ts';
import {
  getSettings,
  refuseSettings,
  type Settings,
  saveSettings,
} from '#app/merchants/settings.server.ts';
import { withDatabase } from '#test/database.ts';

const usual: Settings = { deadlineHours: 48, graceMinutes: 60, onLapse: 'leave' };

describe('what a merchant decides about time', () => {
  it('is 48 hours and one hour of grace until he decides', async () => {
    await using house = await withDatabase();
    const shopId = await house.addShop();
    expect(await getSettings(house.foundation, shopId)).toEqual({ name: null, ...usual });
  });

  it('is saved with who decided it, and the shop’s name stays', async () => {
    await using house = await withDatabase();
    const shopId = await house.addShop();
    await house.asOwner(
      "insert into shop_settings (shop_id, name, updated_at) values ($1, 'Tienda', now())",
      [shopId],
    );
    const settings: Settings = { deadlineHours: 24, graceMinutes: 0, onLapse: 'reject' };
    expect(await saveSettings(house.foundation, { shopId, actor: 'staff:7', settings })).toEqual(
      ok(null),
    );
    expect(await getSettings(house.foundation, shopId)).toEqual({ name: 'Tienda', ...settings });
    expect(await house.asOwner('select actor, kind, data from event')).toEqual([
      {
        actor: 'staff:7',
        kind: 'settings-saved',
        data: { deadlineHours: '24', graceMinutes: '0', onLapse: 'reject' },
      },
    ]);
  });

  it('never outlives what Shopify waits for', async () => {
    expect(refuseSettings({ ...usual, deadlineHours: 70, graceMinutes: 60 })).toBeNull();
    expect(refuseSettings({ ...usual, deadlineHours: 70, graceMinutes: 61 })).toEqual({
      kind: 'longer-than-shopify',
    });
    await using house = await withDatabase();
    const shopId = await house.addShop();
    const settings = { ...usual, deadlineHours: 70, graceMinutes: 90 };
    expect(await saveSettings(house.foundation, { shopId, actor: 'staff:7', settings })).toEqual(
      err({ kind: 'longer-than-shopify' }),
    );
    expect(await getSettings(house.foundation, shopId)).toMatchObject(usual);
  });

  it.each<[keyof Settings, Partial<Settings>]>([
    ['deadlineHours', { deadlineHours: 0 }],
    ['deadlineHours', { deadlineHours: 71 }],
    ['deadlineHours', { deadlineHours: 1.5 }],
    ['deadlineHours', { deadlineHours: Number.NaN }],
    ['graceMinutes', { graceMinutes: -1 }],
    ['graceMinutes', { graceMinutes: 121 }],
    ['onLapse', { onLapse: 'burn' as 'leave' }],
  ])('names %s when it is out of measure', (field, wrong) => {
    expect(refuseSettings({ ...usual, ...wrong })).toEqual({
      kind: 'invalid-fields',
      fields: [field],
    });
  });
});
