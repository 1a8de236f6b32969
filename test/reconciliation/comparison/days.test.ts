import { expect, it } from 'vitest';
import { askShopify } from '#app/reconciliation/comparison/ask-shopify.server.ts';
import { askGateways, type DayState } from '#app/reconciliation/comparison/ask-sides.server.ts';
import { readCodes } from '#app/reconciliation/comparison/codes.store.server.ts';
import {
  type ComparedDay,
  dayBefore,
  daysOf,
  nextNight,
} from '#app/reconciliation/comparison/days.ts';
import {
  askedDays,
  askToCompare,
  claimVisit,
  endVisit,
} from '#app/reconciliation/comparison/visit.store.server.ts';
import { type ComparedShop, DAY, HOUR, openComparedShop } from './compared-shop.ts';

const NO_ORDERS = JSON.stringify({
  data: { orders: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } },
});

const at = (text: string) => new Date(text);

it('counts days as Lima does, across months and years', () => {
  expect(dayBefore('2027-01-01', 1)).toBe('2026-12-31');
  expect(dayBefore('2028-03-01', 1)).toBe('2028-02-29');
  expect(daysOf('2026-11-29', '2026-12-02')).toEqual([
    '2026-12-02',
    '2026-12-01',
    '2026-11-30',
    '2026-11-29',
  ]);
  expect(daysOf('2026-12-02', '2026-12-01')).toEqual([]);
});

it('comes in the night of Lima, at the shop’s own minute', () => {
  const evening = nextNight(at('2026-11-26T03:59:00Z'), 'shop');
  expect(evening.toISOString()).toMatch(/^2026-11-26T(08|09):/);
  expect(nextNight(evening, 'shop').getTime() - evening.getTime()).toBe(DAY);
  expect(nextNight(evening, 'poshs')).not.toEqual(nextNight(evening, 'other'));
});

it('puts a code into the day in Lima on which its payment was opened', async () => {
  await using shop = await openComparedShop();
  shop.clock.set(at('2026-11-26T04:59:59.999Z'));
  await shop.order('last-of-25');
  shop.clock.set(at('2026-11-26T05:00:00Z'));
  await shop.order('first-of-26');
  await shop.settle();
  await shop.compare('2026-11-25', '2026-11-26');
  expect(await shop.rows()).toMatchObject([
    { day: '2026-11-25', codes: 1 },
    { day: '2026-11-26', codes: 1 },
  ]);
});

it('asks Shopify page by page, and waits where it is asked to be slower', async () => {
  await using shop = await openComparedShop();
  for (let number = 0; number < 10; number += 1) await shop.order(`s${number}`);
  await shop.settle();
  shop.outside.throttled = 2;
  await shop.compare();
  expect(shop.asked).toHaveLength(4);
  expect(shop.paused).toEqual([2_000, 2_000]);
  expect(await shop.rows()).toMatchObject([{ codes: 10, trouble: null, differing: 0 }]);
  expect(shop.shopify.complaints.all()).toEqual([]);
});

it('does not take the first transactions of an order for all of them when Shopify withholds the rest', async () => {
  await using shop = await openComparedShop();
  const { reference, session } = await shop.order('s1');
  await shop.settle();
  await shop.paid(reference);
  await shop.settle();
  for (let number = 0; number < 25; number += 1) shop.refundAtShopify('s1', 10n, `r${number}`);
  const asked = [{ id: session.id, currency: 'PEN' }];
  const whole = await askShopify(shop.deps, shop.shopId, asked);
  expect(whole.ok && whole.value.get('s1')?.refunded).toBe(250n);
  const send: typeof shop.deps.egress.send = async (request) => {
    const sent = await shop.deps.egress.send(request);
    return request.body?.includes('"query":"id:') && sent.ok
      ? { ...sent, value: { ...sent.value, text: NO_ORDERS } }
      : sent;
  };
  const half = await askShopify({ ...shop.deps, egress: { send } }, shop.shopId, asked);
  expect(half).toMatchObject({ ok: false, error: { kind: 'unavailable' } });
});

it('goes through the codes of a day in pages, each once', async () => {
  await using shop = await openComparedShop();
  for (let number = 0; number < 7; number += 1) await shop.order(`s${number}`);
  const seen: string[] = [];
  let after = null;
  do {
    const span = { from: at('2026-11-25T05:00:00Z'), until: at('2026-11-26T05:00:00Z') };
    const page = { shopId: shop.shopId, ...span, accountId: null, after, limit: 3 };
    const { codes, next } = await readCodes(shop.deps, page);
    seen.push(...codes.map(({ reference }) => reference));
    after = next;
  } while (after !== null);
  expect(seen).toHaveLength(7);
  expect(new Set(seen).size).toBe(7);
});

/** One code, paid at the gateway and everywhere; and what another night's comparison raised about it. */
async function withDifference(shop: ComparedShop) {
  const { reference, session } = await shop.order('s1');
  await shop.settle();
  await shop.paid(reference);
  await shop.settle();
  session.amountMinor = 11_050n;
  await shop.compare();
  session.amountMinor = 12_050n;
}

it.each([
  [
    'Shopify',
    'shopify-unavailable',
    (shop: ComparedShop, away: boolean) => {
      shop.outside.shopify = away ? 'away' : 'up';
    },
  ],
  [
    'the gateway',
    'gateway-unavailable',
    (shop: ComparedShop, away: boolean) => {
      shop.gateway.away = away;
    },
  ],
])(
  'says of a day that it is not compared when %s gives no answer, and neither raises nor closes',
  async (_who, trouble, be) => {
    await using shop = await openComparedShop();
    await withDifference(shop);
    be(shop, true);
    await shop.compare();
    expect(await shop.rows()).toMatchObject([{ trouble, differing: 1, shopify_minor: '11050' }]);
    expect(await shop.exceptions()).toMatchObject([{ closed_by: null }]);
    be(shop, false);
    await shop.compare();
    expect(await shop.rows()).toMatchObject([
      { trouble: null, differing: 0, shopify_minor: '12050' },
    ]);
    expect(await shop.exceptions()).toMatchObject([{ closed_by: 'clock' }]);
  },
);

it('says of every currency of an account that it is not compared, once its gateway gave no answer that day', async () => {
  await using shop = await openComparedShop();
  await shop.order('s1');
  await shop.settle();
  const { codes } = await readCodes(shop.deps, {
    shopId: shop.shopId,
    from: at('2026-11-25T05:00:00Z'),
    until: at('2026-11-26T05:00:00Z'),
    accountId: null,
    after: null,
    limit: 3,
  });
  const state: DayState = { books: new Map(), shopify: 'asked' };
  const asking = { shopId: shop.shopId, actor: 'operator' } as const;
  shop.gateway.away = true;
  await askGateways(shop.deps, asking, { codes, state });
  shop.gateway.away = false;
  const nextPage = codes.map((code) => ({ ...code, currency: 'USD' }));
  expect((await askGateways(shop.deps, asking, { codes: nextPage, state })).size).toBe(0);
  expect([...state.books.values()]).toMatchObject([
    { currency: 'PEN', trouble: 'gateway-unavailable' },
    { currency: 'USD', trouble: 'gateway-unavailable' },
  ]);
});

it('says that a day was never compared when its first comparison got no answer', async () => {
  await using shop = await openComparedShop();
  await shop.order('s1');
  shop.outside.shopify = 'away';
  await shop.compare();
  expect(await shop.rows()).toMatchObject([
    { trouble: 'shopify-unavailable', compared_at: null, gateway_minor: null, shopify_minor: null },
  ]);
});

it('compares gateway and books alone for a shop without the embedded app', async () => {
  await using shop = await openComparedShop();
  await shop.order('s1');
  await shop.settle();
  await shop.house.asOwner(
    `update installation set state = 'uninstalled', uninstalled_at = now() where registration_key = 'embedded'`,
  );
  await shop.compare();
  expect(await shop.rows()).toMatchObject([
    { trouble: null, gateway_minor: '0', shopify_minor: null },
  ]);
  expect(shop.asked).toEqual([]);
});

it('raises nothing about orders that are too old for Shopify to show, and says that it was not asked', async () => {
  await using shop = await openComparedShop();
  const { reference, session } = await shop.order('s1');
  await shop.settle();
  await shop.paid(reference);
  await shop.settle();
  shop.clock.move(61 * DAY);
  shop.orderOf(session).payments.splice(0);
  const asked = shop.asked.length;
  await shop.compare();
  expect(await shop.exceptions()).toEqual([]);
  expect(shop.asked).toHaveLength(asked);
  expect(await shop.rows()).toMatchObject([
    { trouble: null, gateway_minor: '12050', shopify_minor: null, differing: 0 },
  ]);
});

it('does not say of an unknown word that anything agrees, nor that it differs', async () => {
  await using shop = await openComparedShop();
  const { reference } = await shop.order('s1');
  await shop.settle();
  shop.gateway.code(reference).strange = 'EN_LIMBO';
  await shop.compare();
  expect(await shop.rows()).toMatchObject([{ unclear: 1, differing: 0, trouble: null }]);
});

const dueAt = async (shop: ComparedShop) => {
  const [visit] = await shop.house.asOwner<{ due_at: Date }>('select due_at from comparison_visit');
  if (!visit) throw new Error('no visit');
  return visit.due_at;
};

it('compares the last days once a night, for any number of workers, and each day as long as it differs', async () => {
  await using shop = await openComparedShop();
  const { reference, session } = await shop.order('s1');
  await shop.settle();
  await shop.paid(reference);
  await shop.settle();
  session.amountMinor = 11_050n;
  const first = await dueAt(shop);
  expect(first).toEqual(at('2026-11-26T08:00:00Z'));
  expect(await shop.night()).toBe('not-due');
  shop.clock.set(first);
  expect((await Promise.all([shop.night(), shop.night()])).sort()).toEqual(['compared', 'not-due']);
  expect(await shop.rows()).toMatchObject([{ day: '2026-11-25', differing: 1 }]);
  const comparedOn: ComparedDay[] = [];
  for (let night = 0; night < 10; night += 1) {
    shop.clock.set(await dueAt(shop));
    if (night === 5) session.amountMinor = 12_050n;
    await shop.night();
    const [row] = await shop.rows();
    if (row?.compared_at?.getTime() === shop.clock.now().getTime())
      comparedOn.push(shop.clock.now().toISOString().slice(0, 10));
  }
  expect(comparedOn).toEqual([
    '2026-11-27',
    '2026-11-28',
    '2026-11-29',
    '2026-11-30',
    '2026-12-01',
    '2026-12-02',
  ]);
  expect(await shop.exceptions()).toMatchObject([{ closed_by: 'clock' }]);
  const events = await shop.house.asOwner<{ actor: string }>(
    `select actor from reconciliation_event where kind = 'days.compared'`,
  );
  expect(new Set(events.map(({ actor }) => actor))).toEqual(new Set(['clock']));
});

it('compares a day that a person asks for at once, in that name, and then goes its usual way', async () => {
  await using shop = await openComparedShop();
  const { reference } = await shop.order('s1');
  await shop.settle();
  await shop.paid(reference);
  await shop.settle();
  const ask = (day: string) =>
    askToCompare(shop.deps, { shopId: shop.shopId, day, actor: 'staff:1' });
  expect([await ask('2026-11-25'), await ask('2026-11-25')]).toEqual([true, true]);
  expect((await askedDays(shop.deps, shop.shopId)).days).toEqual(['2026-11-25']);
  expect(await shop.night()).toBe('compared');
  expect(await shop.rows()).toMatchObject([
    { day: '2026-11-25', compared_by: 'staff:1', codes: 1 },
  ]);
  expect((await askedDays(shop.deps, shop.shopId)).days).toEqual([]);
  expect(await dueAt(shop)).toEqual(nextNight(shop.clock.now(), shop.shopId));
  expect(await shop.night()).toBe('not-due');
});

it('comes again at once for a day that is asked for while it compares', async () => {
  await using shop = await openComparedShop();
  await shop.order('s1');
  await shop.settle();
  const ask = (day: string) =>
    askToCompare(shop.deps, { shopId: shop.shopId, day, actor: 'staff:1' });
  await ask('2026-11-25');
  expect(await claimVisit(shop.deps, shop.shopId)).toBe(true);
  await ask('2026-11-24');
  const later = { dueAt: at('2026-11-27T08:00:00Z'), done: ['2026-11-25'] };
  await endVisit(shop.deps, shop.shopId, later);
  expect((await askedDays(shop.deps, shop.shopId)).days).toEqual(['2026-11-24']);
  expect(await shop.night()).toBe('compared');
  expect((await askedDays(shop.deps, shop.shopId)).days).toEqual([]);
});

it('comes back in half an hour where somebody gave no answer, then later and later, and asks only what is left', async () => {
  await using shop = await openComparedShop();
  await shop.order('s1');
  await shop.settle();
  shop.outside.shopify = 'away';
  const night = await dueAt(shop);
  const waits: number[] = [];
  for (let time = 0; time < 3; time += 1) {
    shop.clock.set(await dueAt(shop));
    await shop.night();
    waits.push(((await dueAt(shop)).getTime() - shop.clock.now().getTime()) / HOUR);
  }
  expect(waits.slice(1).every((wait) => wait >= 0.5)).toBe(true);
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  shop.outside.shopify = 'up';
  shop.clock.set(await dueAt(shop));
  await shop.night();
  expect(await shop.rows()).toMatchObject([{ trouble: null }]);
  expect((await dueAt(shop)).getTime()).toBeGreaterThan(night.getTime() + 20 * HOUR);
});
