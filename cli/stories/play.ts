import { setTimeout as pause } from 'node:timers/promises';
import { readLedger } from '#test/oracle/ledger.ts';
import { type Browser, openBrowser, type Page } from '../launch/browser.ts';
import type { World } from '../launch/world.ts';
import { differences } from './expected.ts';
import { COURSES, type Fate } from './fates.ts';
import { comeToRest } from './rest.ts';
import { asksContact, offersRetry } from './shopper-page.ts';
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
  for (const step of COURSES[fate]) {
    await comeToRest(world);
    await world.control.advance(step === 'past-the-code' ? await untilPast(world, email) : step);
  }
  await comeToRest(world);
  return lastWords(world, { fate, email, sessionId: placed.sessionId, ms: began });
}

/** How long until two minutes after the shopper's last code, by the gateway's books. */
async function untilPast({ control }: World, email: string): Promise<number> {
  const [{ gateways }, { now }] = await Promise.all([control.books(), control.time()]);
  const ends = gateways.codes
    .filter((code) => code.email === email)
    .map(({ expiresAt }) => Date.parse(expiresAt));
  return Math.max(now.getTime(), ...ends) - now.getTime() + 2 * 60_000;
}

/** The shopper lands on the page, and tries again as long as it offers that instead of a code. */
export async function land(world: World, redirectUrl: string): Promise<void> {
  const browser = openBrowser();
  const url = world.browserUrl(redirectUrl);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const opened = await browser.open(url);
    if (opened.status !== 200) throw new Error(`the shopper's page answered ${opened.status}`);
    const page = (await answered(browser, opened)) ?? opened;
    if (!offersRetry(page)) return;
    await pause(500);
  }
  throw new Error('the shopper never saw a code');
}

/** What the shopper types where the page asks for what checkout did not. */
const TYPED = { document: '45678912', phone: '987654321' };

/** The page after its questions were answered; null where it asks nothing. */
const answered = (browser: Browser, page: Page): Promise<Page | null> =>
  asksContact(page)
    ? browser.press(page, { name: 'intent', value: 'contact' }, TYPED)
    : Promise.resolve(null);

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
