import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, openBrowser, type Page } from '../launch/browser.ts';
import type { World } from '../launch/world.ts';
import { offersRetry } from '../stories/shopper-page.ts';
import type { Seeded } from './seeded.ts';

/** Fates that need no minute of real time; an issue that is never answered comes from the kills themselves. */
const HABITS = [
  'at-once',
  'at-once',
  'while-pending',
  'late',
  'never',
  'twice',
  'wrong-amount',
  'reversed',
  'notification-lost',
  'notification-doubled',
  'notification-reordered',
  'gives-up',
] as const;

export type Habit = (typeof HABITS)[number];

export type Shopper = {
  readonly number: number;
  readonly habit: Habit;
  readonly shop: string;
  readonly amount: string;
  /** Opens the page in two tabs at once. */
  readonly isHasty: boolean;
};

/** The next shoppers to come; `only` makes all of them of one habit. */
export function castShoppers(
  first: number,
  count: number,
  { shops, random, only }: { shops: readonly string[]; random: Seeded; only?: Habit },
): Shopper[] {
  return Array.from({ length: count }, (_, index) => ({
    number: first + index,
    habit: only ?? random.pick(HABITS),
    shop: random.pick(shops),
    amount: `${20 + random.below(300)}.${random.below(10)}0`,
    isHasty: random.below(3) === 0,
  }));
}

/** A shopper's page, to come back to. */
export type Visit = { readonly shopper: Shopper; readonly sessionId: string; readonly url: string };

/**
 * Checkout and page while servers come and go. Null: Shopify gave the payment up, and its shopper saw checkout's own
 * error. Whoever sees no code after some reloads comes back later.
 */
export async function goShopping(world: World, shopper: Shopper): Promise<Visit | null> {
  const placed = await world.control.checkout({
    shop: shopper.shop,
    amount: shopper.amount,
    currency: 'PEN',
    email: `${shopper.habit}+${shopper.number}@shopper.example`,
    phone: '+51987654321',
    test: true,
  });
  if (!placed.redirectUrl) return null;
  const { sessionId, redirectUrl } = placed;
  const visit = { shopper, sessionId, url: world.browserUrl(redirectUrl) };
  const other = shopper.isHasty ? reloadUntilShown(openBrowser(), visit.url) : null;
  await lookAgain(visit);
  await other;
  return visit;
}

/** Opens the page; whoever wants to give up does so. */
export async function lookAgain({ shopper, url }: Visit): Promise<void> {
  const browser = openBrowser();
  const page = await reloadUntilShown(browser, url);
  if (page && shopper.habit === 'gives-up') await giveUp(browser, page, url);
}

const MOST_RELOADS = 12;

async function reloadUntilShown(browser: Browser, url: string): Promise<Page | null> {
  for (let reloads = 0; reloads < MOST_RELOADS; reloads += 1) {
    const page = await browser.open(url).catch(() => null);
    if (page?.status === 200 && !offersRetry(page)) return page;
    await pause(250);
  }
  return null;
}

/** Presses the button until it is taken, or gone. */
async function giveUp(browser: Browser, first: Page, url: string): Promise<void> {
  const button = { name: 'intent', value: 'cancel' };
  let page: Page | null = first;
  for (let tries = 0; tries < 10 && page; tries += 1) {
    const pressed: Page | null = await browser.press(page, button).catch(() => null);
    if (pressed && pressed.status < 500) return;
    page = await reloadUntilShown(browser, url);
    if (page && pressed === null && !page.html.includes('value="cancel"')) return;
  }
}
