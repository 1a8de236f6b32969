import { z } from 'zod';
import type { ShopId } from '#app/kernel/ids.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import type { AdminGraphql } from './shopify-library.server.ts';

/** Asked once, at install. Every document of ours is validated against Shopify's schema by a test. */
export const SHOP_NAME_QUERY = `#graphql
  query ShopName {
    shop {
      name
    }
  }
`;

const answer = z.object({ data: z.object({ shop: z.object({ name: z.string().min(1) }) }) });

/** Keeps the shop's name as shoppers know it. Without it all works: pages then show the domain. */
export async function keepShopName(
  deps: Pick<Foundation, 'clock' | 'database' | 'log'>,
  shopId: ShopId,
  graphql: AdminGraphql,
): Promise<void> {
  const name = await askName(graphql);
  if (name === null) {
    deps.log.warn('shop.name-not-told', { shop: shopId });
    return;
  }
  const updatedAt = deps.clock.now();
  await deps.database.inShop(shopId, (tx) =>
    tx.shopSettings.upsert({
      where: { shopId },
      create: { shopId, name, updatedAt },
      update: { name, updatedAt },
    }),
  );
}

async function askName(graphql: AdminGraphql): Promise<string | null> {
  try {
    const read = answer.safeParse(await (await graphql(SHOP_NAME_QUERY)).json());
    return read.success ? read.data.data.shop.name : null;
  } catch {
    // The library throws what Shopify answered; a name is not worth refusing an installation for.
    return null;
  }
}
