import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DIALECTS } from '#sandbox/providers.ts';
import { readLedger } from '#test/oracle/ledger.ts';
import { disagreements } from '#test/oracle/oracle.ts';
import { openShop } from '../../cli/launch/open-shop.ts';
import { startWorld, type World } from '../../cli/launch/world.ts';
import { differences, EXPECTED } from '../../cli/stories/expected.ts';
import { FATES, type Fate } from '../../cli/stories/fates.ts';
import { playStory } from '../../cli/stories/play.ts';

/** PagoEfectivo's own are played in fates.test.ts. */
const GATEWAYS = DIALECTS.filter(({ name }) => name !== 'pagoefectivo');

/** Where gateways differ most. `ALL_FATES=1` plays every fate at each; that takes ten minutes. */
const USUAL: readonly Fate[] = ['at-once', 'late', 'reversed', 'notification-lost'];
const PLAYED = process.env['ALL_FATES'] === '1' ? FATES : USUAL;

/** Tells the gateways' shoppers apart: the books know them by their e-mail. */
const numberOf = (gateway: string): number =>
  GATEWAYS.findIndex(({ name }) => name === gateway) + 1;

const shopAt = (gateway: string): string => `tienda-${gateway}.myshopify.com`;

describe('what may become of a code, whichever gateway sold it', () => {
  let world: World;

  beforeAll(async () => {
    const shops = GATEWAYS.map(({ name, title }) => ({ domain: shopAt(name), name: title }));
    world = await startWorld({ shops, log: () => undefined });
    for (const { name } of GATEWAYS) await openShop(world, shopAt(name), name);
  }, 120_000);
  afterAll(() => world?.stop(), 60_000);

  describe.each(GATEWAYS)('$title', ({ name, cannot }) => {
    const fates = PLAYED.filter((fate) => !(fate in cannot));

    it.each(fates)('%s ends as it must', { timeout: 120_000 }, async (fate) => {
      const story = await playStory(world, {
        fate,
        number: numberOf(name),
        shop: shopAt(name),
      });
      expect(story.gateway).toBe(name);
      expect(differences(story), EXPECTED[fate].because).toEqual([]);
    });
  });

  it('leaves the outside world’s books and ours in agreement', async () => {
    const [books, ledger] = await Promise.all([world.control.books(), readLedger(world.ownerUrl)]);
    expect(disagreements({ books, ledger })).toEqual([]);
  });
});
