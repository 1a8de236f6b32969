import { expect, it } from 'vitest';
import { shopifyBooks } from '#sandbox/control/books.ts';
import { createRandom } from '#sandbox/world/random.ts';
import { type ComparedShop, openComparedShop } from './compared-shop.ts';

const SESSIONS = 14;

/** Things go wrong at random, each side by itself. */
async function liveThrough(shop: ComparedShop, seed: number): Promise<void> {
  const random = createRandom(seed);
  const happens = (share: number) => random.next() < share;
  const orders = [];
  for (let number = 0; number < SESSIONS; number += 1)
    orders.push(await shop.order(`s${number}`, { amount: `${10 + number}.50` }));
  await shop.settle();
  for (const { reference } of orders) {
    if (!happens(0.6)) continue;
    if (happens(0.5)) await shop.paid(reference);
    else shop.gateway.pay(reference);
  }
  await shop.settle();
  for (const { session } of orders) {
    const order = shop.orderOf(session);
    if (happens(0.2)) shop.shopify.orders.markPaid(order);
    if (happens(0.15)) session.amountMinor += 100n;
    if (session.state === 'resolved' && happens(0.2)) shop.refundAtShopify(session.id, 500n);
    if (happens(0.2)) shop.shopify.orders.cancel(order, true);
  }
}

type Told = { readonly session: string; readonly kind: string };

/** What differs, by Shopify's own books and the gateway's own, one session after the other. */
function differencesBy(shop: ComparedShop): Told[] {
  const books = shopifyBooks(shop.shopify);
  const orders = books.shops.flatMap((one) => one.orders);
  return books.sessions.flatMap((session, place) => {
    const code = shop.gateway.codes[place];
    if (!code) throw new Error('no code');
    const money = code.status === 'paid';
    const owed = code.order.amount.minor.toString();
    const own = session.state === 'resolved';
    const byHand = !own && session.financialStatus === 'PAID';
    const cancelled = orders.find(({ sessions }) => sessions.includes(session.id))?.cancelledAt;
    const kinds = [
      money && !own && !byHand ? 'SHOPIFY_REFUSED' : null,
      !money && (own || byHand) ? 'PAID_IN_SHOPIFY_ONLY' : null,
      money && own && session.amountMinor !== owed ? 'AMOUNT_MISMATCH' : null,
      session.refunds.length > 0 ? 'REFUND_MISMATCH' : null,
      money && cancelled ? 'LATE_PAYMENT' : null,
    ];
    return kinds.flatMap((kind) => (kind ? [{ session: session.id, kind }] : []));
  });
}

const raisedBy = async (shop: ComparedShop): Promise<Told[]> =>
  shop.house.asOwner<Told>(
    `select p.session_id as session, e.kind from exception e join payment p on p.id = e.payment_id
     where e.subject like 'compared:%' and e.closed_at is null`,
  );

const sorted = (told: readonly Told[]) =>
  told.map(({ session, kind }) => `${session} ${kind}`).sort();

it.each([1, 2])(
  'finds what a naive look into both books finds, whatever went wrong (%s)',
  async (seed) => {
    await using shop = await openComparedShop();
    await liveThrough(shop, seed);
    // The first finds money that nobody told us of; once Shopify was told of it, the second has all facts.
    await shop.compare();
    await shop.first.drain();
    shop.clock.move(60_000);
    await shop.compare();
    const wanted = sorted(differencesBy(shop));
    expect(wanted.length).toBeGreaterThan(3);
    expect(sorted(await raisedBy(shop))).toEqual(wanted);
    const [row] = await shop.rows();
    const money = shop.gateway.codes.filter(({ status }) => status === 'paid');
    const total = money.reduce((sum, { order }) => sum + order.amount.minor, 0n);
    expect(row).toMatchObject({ gateway_minor: `${total}`, app_minor: `${total}`, corrected: 0 });
  },
  240_000,
);
