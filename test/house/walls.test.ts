import { describe, expect, it } from 'vitest';
import { assertWalls } from '#app/platform/database.server.ts';
import { withDatabase } from '#test/database.ts';

describe('the walls between shops', () => {
  it('runs as roles that cannot look over them', async () => {
    await using house = await withDatabase();
    await expect(assertWalls(house.foundation.database)).resolves.toBeUndefined();
    const { rows } = await house.foundation.database.app.query('select current_user');
    expect(rows).toEqual([{ current_user: 'codigo_app' }]);
  });

  it('shows a shop its own rows and nothing of another shop', async () => {
    await using house = await withDatabase();
    const { database, clock } = house.foundation;
    const own = await house.addShop('own.myshopify.com');
    const other = await house.addShop('other.myshopify.com');
    await database.inShop(own, (tx) =>
      tx.shopSettings.create({ data: { shopId: own, updatedAt: clock.now() } }),
    );
    expect(await database.inShop(other, (tx) => tx.shopSettings.findMany())).toEqual([]);
    expect(await database.inShop(own, (tx) => tx.shopSettings.findMany())).toHaveLength(1);
    await expect(
      database.inShop(other, (tx) =>
        tx.shopSettings.create({ data: { shopId: own, updatedAt: clock.now() } }),
      ),
    ).rejects.toThrow();
    expect((await database.app.query('select * from shop_settings')).rows).toEqual([]);
  });
});
