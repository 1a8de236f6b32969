import { GAPS } from '#app/platform/gaps.server.ts';
import { openShop } from '../launch/open-shop.ts';
import { startWorld, type WorldPlan } from '../launch/world.ts';
import { nameOfKill, planKill } from './plan.ts';
import { playRound } from './round.ts';
import { createSeeded } from './seeded.ts';

const SHOPS = [
  { domain: 'tienda-lima.myshopify.com', name: 'Tienda Lima', stock: 1_000_000 },
  { domain: 'tienda-cusco.myshopify.com', name: 'Tienda Cusco', stock: 1_000_000 },
];
const SERVERS = 2;
/** Every so often all codes are let run out; in between, purchases of many ages are in flight. */
const TO_THE_END_EVERY = 5;

export type KillRun = {
  readonly count: number;
  readonly seed: number;
  readonly log: WorldPlan['log'];
  readonly say: (line: string) => void;
};

export type KillSummary = {
  readonly kills: number;
  readonly shoppers: number;
  /** Named gaps in which no server died although it was armed. */
  readonly neverReached: readonly string[];
  readonly disagreements: readonly string[];
  /** Payments that only a settlement report can name: the answer died with a server, and all news was lost. */
  readonly unheard: number;
};

/** Kills servers so many times, and after each lets the oracle judge. */
export async function runKills({ count, seed, log, say }: KillRun): Promise<KillSummary> {
  const random = createSeeded(seed);
  const world = await startWorld({ servers: SERVERS, seed, shops: SHOPS, log });
  const wrong: string[] = [];
  const reachedGaps = new Set<string>();
  const aimed = new Set<string>();
  let shoppers = 0;
  let unheard = 0;
  try {
    for (const { domain } of SHOPS) await openShop(world, domain);
    for (let n = 0; n < count; n += 1) {
      const kill = planKill(n, SERVERS, random);
      const toTheEnd = n % TO_THE_END_EVERY === TO_THE_END_EVERY - 1 || n === count - 1;
      const end = await playRound({ world, random, kill, shoppersSoFar: shoppers, toTheEnd });
      shoppers += end.shoppers;
      unheard = end.unheard;
      if (kill.kind === 'gap') (end.reached ? reachedGaps : aimed).add(kill.gap);
      wrong.push(...end.disagreements);
      const verdict = end.disagreements.length === 0 ? 'agreed' : 'DISAGREED';
      const missed = end.reached ? '' : ', not reached';
      say(`kill ${n + 1}/${count}: ${nameOfKill(kill)}${missed}; ${shoppers} shoppers; ${verdict}`);
      for (const difference of end.disagreements) say(`  ${difference}`);
    }
  } finally {
    await world.stop();
  }
  const neverReached = GAPS.filter((gap) => aimed.has(gap) && !reachedGaps.has(gap));
  return { kills: count, shoppers, neverReached, disagreements: wrong, unheard };
}
