import { readLedger } from '#test/oracle/ledger.ts';
import { disagreements } from '#test/oracle/oracle.ts';
import { openShop } from '../launch/open-shop.ts';
import { startWorld, type WorldPlan } from '../launch/world.ts';
import { differences, EXPECTED } from '../stories/expected.ts';
import { playStory } from '../stories/play.ts';
import { lineOf } from '../stories/story.ts';
import type { DemoArguments } from './arguments.ts';

const DEMO_SHOP = 'tienda-lima.myshopify.com';

/** Plays one purchase; answers its line and in what it ended otherwise than its fate demands. */
export async function playOnce(
  { fate, gateway, seed }: Pick<DemoArguments, 'fate' | 'gateway' | 'seed'>,
  log: WorldPlan['log'],
): Promise<{ readonly line: string; readonly wrong: readonly string[] }> {
  const world = await startWorld({ seed, log });
  try {
    await openShop(world, DEMO_SHOP, gateway);
    log('story', `${fate}: ${EXPECTED[fate].because}`);
    const story = await playStory(world, { fate, number: seed, shop: DEMO_SHOP });
    const [books, ledger] = await Promise.all([world.control.books(), readLedger(world.ownerUrl)]);
    return {
      line: lineOf(story),
      wrong: [...differences(story), ...disagreements({ books, ledger })],
    };
  } finally {
    await world.stop();
  }
}
