import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLedger } from '#test/oracle/ledger.ts';
import { disagreements } from '#test/oracle/oracle.ts';
import { openShop } from '../../cli/launch/open-shop.ts';
import { startWorld, type World } from '../../cli/launch/world.ts';
import { differences, EXPECTED } from '../../cli/stories/expected.ts';
import { FATES } from '../../cli/stories/fates.ts';
import { playStory } from '../../cli/stories/play.ts';

const SHOP = 'tienda-lima.myshopify.com';

describe('what may become of a code, on two servers and one database', () => {
  let world: World;

  beforeAll(async () => {
    world = await startWorld({ log: () => undefined });
    await openShop(world, SHOP);
  }, 120_000);
  afterAll(() => world?.stop(), 60_000);

  it.each(FATES)('%s ends as it must', { timeout: 120_000 }, async (fate) => {
    const story = await playStory(world, { fate, number: 1, shop: SHOP });
    expect(differences(story), EXPECTED[fate].because).toEqual([]);
  });

  it('leaves the outside world’s books and ours in agreement', async () => {
    const [books, ledger] = await Promise.all([world.control.books(), readLedger(world.ownerUrl)]);
    expect(disagreements({ books, ledger })).toEqual([]);
  });
});
