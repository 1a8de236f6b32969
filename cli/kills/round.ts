import { setTimeout as pause } from 'node:timers/promises';
import { bankPayments } from '#test/oracle/books.ts';
import { isUnheardOrphan } from '#test/oracle/laws/unheard-orphan.ts';
import { type Ledger, readLedger } from '#test/oracle/ledger.ts';
import { disagreements } from '#test/oracle/oracle.ts';
import type { World } from '../launch/world.ts';
import { comeToRest, comeToStandstill } from '../stories/rest.ts';
import type { Kill } from './plan.ts';
import type { Seeded } from './seeded.ts';
import { castShoppers, goShopping, type Habit, lookAgain, type Visit } from './shoppers.ts';

export type Round = {
  readonly world: World;
  readonly random: Seeded;
  readonly kill: Kill;
  /** Numbers of shoppers already used up. */
  readonly shoppersSoFar: number;
  /** Whether the clock then goes past every code's end. */
  readonly toTheEnd: boolean;
};

export type RoundEnd = {
  readonly shoppers: number;
  /** Whether the server came to the place where it was to die. */
  readonly reached: boolean;
  readonly disagreements: readonly string[];
  /** Payments so far on codes whose issue was never answered, and of which no word ever came. */
  readonly unheard: number;
};

const SHOPPERS = 4;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Past leases and second attempts; then past the janitor's first visit. */
const SOON = [61_000, 2.5 * MINUTE];
const TO_THE_END = [48 * HOUR, 62 * MINUTE, 3 * HOUR];
const PATIENCE = { leaseMs: 3_000 };

/** Shoppers set out, a server dies and comes back, all comes to rest, and both books are compared. */
export async function playRound(round: Round): Promise<RoundEnd> {
  const { world, kill, toTheEnd } = round;
  const { visits, ...struck } =
    kill.kind === 'gap' ? await strikeAtGap(round, kill) : await strikeAnytime(round, kill);
  const [leases, ...later] = toTheEnd ? [...SOON, ...TO_THE_END] : SOON;
  await goOn(world, leases);
  await Promise.all(visits.map(lookAgain));
  for (const ms of later) await goOn(world, ms);
  const [books, ledger] = await Promise.all([world.control.books(), readLedger(world.ownerUrl)]);
  const evidence = { books, ledger };
  return {
    ...struck,
    disagreements: [...disagreements(evidence), ...withoutCode(visits, ledger)],
    unheard: bankPayments(books).filter((payment) => isUnheardOrphan(evidence, payment)).length,
  };
}

/** Whoever came back has got a code, unless he gave up before there was one. */
function withoutCode(visits: readonly Visit[], { payments, vouchers }: Ledger): string[] {
  return visits.flatMap(({ sessionId, shopper }) => {
    const payment = payments.find((candidate) => candidate.sessionId === sessionId);
    const hasCode = vouchers.some(
      ({ checkoutId, reference }) => checkoutId === payment?.checkoutId && reference !== null,
    );
    const wanted = !hasCode && payment?.state !== 'cancelled';
    return wanted ? [`${shopper.habit}+${shopper.number} came back and got no code`] : [];
  });
}

async function goOn(world: World, ms = 0): Promise<void> {
  await comeToStandstill(world);
  await world.control.advance(ms);
  await comeToRest(world, PATIENCE);
}

type Struck = Pick<RoundEnd, 'shoppers' | 'reached'> & { readonly visits: readonly Visit[] };

async function sendShoppers(
  { world, random }: Round,
  first: number,
  only?: Habit,
): Promise<Visit[]> {
  const shops = world.cast.shops.map(({ domain }) => domain);
  const shoppers = castShoppers(first, SHOPPERS, { shops, random, ...(only && { only }) });
  const visits = await Promise.all(shoppers.map((shopper) => goShopping(world, shopper)));
  return visits.filter((visit) => visit !== null);
}

async function strikeAnytime(
  round: Round,
  { servers, afterMs }: Extract<Kill, { kind: 'moment' }>,
): Promise<Struck> {
  const { world, shoppersSoFar } = round;
  const shopping = sendShoppers(round, shoppersSoFar);
  await pause(afterMs);
  await Promise.all(servers.map((n) => world.servers.kill(n)));
  await Promise.all(servers.map((n) => world.servers.restart(n)));
  return { shoppers: SHOPPERS, reached: true, visits: await shopping };
}

const MOST_WAVES = 4;

/** Arms one server, and sends shoppers until it has died in the gap. */
async function strikeAtGap(
  round: Round,
  { server, gap, passes }: Extract<Kill, { kind: 'gap' }>,
): Promise<Struck> {
  const { world, shoppersSoFar } = round;
  await world.servers.kill(server);
  await world.servers.restart(server, { STOP_AT: `${gap}:${passes}` });
  const only = gap.startsWith('void') ? 'gives-up' : undefined;
  const visits: Visit[] = [];
  let waves = 0;
  while (waves < MOST_WAVES && world.servers.isRunning(server)) {
    visits.push(...(await sendShoppers(round, shoppersSoFar + waves * SHOPPERS, only)));
    waves += 1;
    await Promise.race([world.servers.ended(server), comeToRest(world, PATIENCE)]);
  }
  const reached = !world.servers.isRunning(server);
  if (!reached) await world.servers.kill(server);
  await world.servers.restart(server);
  return { shoppers: waves * SHOPPERS, reached, visits };
}
