import { setTimeout as pause } from 'node:timers/promises';
import { readLedger } from '#test/oracle/ledger.ts';
import { openBrowser } from '../launch/browser.ts';
import type { World } from '../launch/world.ts';
import { differences } from './expected.ts';
import { COURSES, type Fate } from './fates.ts';
import { comeToRest } from './rest.ts';
import { offersRetry } from './shopper-page.ts';
import { type Asked, type Story, storyOf } from './story.ts';

export type Casting = {
  readonly fate: Fate;
  /** Tells the shoppers of one world apart. */
  readonly number: number;
  readonly shop: string;
  readonly amount?: string;
};

/** How long a story may still take, in real time, once its course is run. */
const LAST_WORDS_MS = 20_000;

/** Plays one purchase from checkout until it has ended: as its fate demands, or as it stands when patience is over. */
export async function playStory(world: World, casting: Casting): Promise<Story> {
  const { fate, number, shop, amount = '125.50' } = casting;
  const began = Date.now();
  const email = `${fate}+${number}@shopper.example`;
  const placed = await world.control.checkout({
    shop,
    amount,
    currency: 'PEN',
    email,
    phone: '+51987654321',
    name: 'Rosa Quispe',
    locale: 'es-PE',
    test: true,
  });
  if (!placed.redirectUrl) throw new Error(`checkout got ${placed.status} for an answer`);
  await land(world, placed.redirectUrl);
  for (const ms of COURSES[fate]) {
    await comeToRest(world);
    await world.control.advance(ms);
  }
  await comeToRest(world);
  return lastWords(world, { fate, email, sessionId: placed.sessionId, ms: began });
}

/** The shopper lands on the page, and tries again as long as it offers that instead of a code. */
export async function land(world: World, redirectUrl: string): Promise<void> {
  const browser = openBrowser();
  const url = world.browserUrl(redirectUrl);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const page = await browser.open(url);
    if (page.status !== 200) throw new Error(`the shopper's page answered ${page.status}`);
    if (!offersRetry(page)) return;
    await pause(500);
  }
  throw new Error('the shopper never saw a code');
}

const MOST_TRIES = 10;

async function lastWords(world: World, { ms: began, ...asked }: Asked): Promise<Story> {
  const limit = Date.now() + LAST_WORDS_MS;
  for (;;) {
    const [books, ledger] = await Promise.all([world.control.books(), readLedger(world.ownerUrl)]);
    const story = storyOf({ ...asked, ms: Date.now() - began }, { books, ledger });
    if (Date.now() > limit || differences(story).length === 0) return story;
    await pause(100);
  }
}
