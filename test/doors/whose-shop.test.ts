import { expect, it } from 'vitest';
import { sessionBody, setStage } from '../payments/stage.ts';
import { openDoors, SHOP } from './machine-doors.ts';

it('turns away a session of a shop that has not installed the app', async () => {
  await using stage = await setStage();
  await using doors = await openDoors(stage.first);
  const answer = await doors.openSession(sessionBody(), { shop: 'otra.myshopify.com' });
  expect(answer.status).toBe(403);
  expect((await stage.books()).payments).toEqual([]);
});

it('takes the shop from the header that Shopify sets, never from the address', async () => {
  await using stage = await setStage();
  await using doors = await openDoors(stage.first);
  const other = await stage.house.addShop('otra.myshopify.com');
  const query = `?shop=otra.myshopify.com`;
  expect((await doors.openSession(sessionBody(), { shop: SHOP, query })).status).toBe(200);
  const owners = await stage.house.asOwner<{ shop_id: string }>('select shop_id from payment');
  expect(owners).toEqual([{ shop_id: stage.world.shopId }]);
  expect(other).not.toBe(stage.world.shopId);
});
