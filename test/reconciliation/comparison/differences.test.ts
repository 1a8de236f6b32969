import { expect, it } from 'vitest';
import type { RefundId } from '#app/kernel/ids.ts';
import { decideRefund } from '#app/refunds/decide.server.ts';
import { type ComparedShop, openComparedShop } from './compared-shop.ts';

const only = async (shop: ComparedShop) => {
  const [row, ...more] = await shop.rows();
  if (!row || more.length > 0) throw new Error(`${more.length + 1} rows`);
  return row;
};

const open = async (shop: ComparedShop) =>
  (await shop.exceptions()).filter(({ closed_by }) => closed_by === null);

const closedByItself = { closed_by: 'clock', close_reason: 'agrees-since\n' };

it('agrees when the code is paid, written down and told, and each side has the same sum', async () => {
  await using shop = await openComparedShop();
  const paid = await shop.order('s1');
  await shop.order('s2', { amount: '80.00' });
  await shop.settle();
  await shop.paid(paid.reference);
  await shop.settle();
  await shop.compare();
  expect(await only(shop)).toMatchObject({
    day: '2026-11-25',
    trouble: null,
    codes: 2,
    differing: 0,
    unclear: 0,
    explained: 0,
    gateway_minor: '12050',
    app_minor: '12050',
    shopify_minor: '12050',
  });
  expect(await shop.exceptions()).toEqual([]);
});

it('finds money that the gateway has and nobody told us of, and writes it down', async () => {
  await using shop = await openComparedShop();
  const { reference } = await shop.order('s1');
  await shop.settle();
  shop.gateway.pay(reference);
  await shop.compare();
  expect(await only(shop)).toMatchObject({ corrected: 1, under_way: 1, app_minor: '12050' });
  expect((await shop.books()).money).toEqual(['settles 12050']);
  await shop.settle();
  await shop.compare();
  expect(await only(shop)).toMatchObject({ corrected: 0, under_way: 0, differing: 0 });
  expect(await shop.exceptions()).toEqual([]);
});

it('finds money that the gateway no longer has', async () => {
  await using shop = await openComparedShop();
  const { reference } = await shop.order('s1');
  await shop.settle();
  await shop.paid(reference);
  await shop.settle();
  shop.gateway.reverse(reference);
  await shop.compare();
  expect(await only(shop)).toMatchObject({ corrected: 1, explained: 1, app_minor: '0' });
  expect((await shop.books()).raised).toEqual(['REVERSED']);
});

it('raises PAID_IN_SHOPIFY_ONLY when staff marked an order as paid, and closes it when its money comes', async () => {
  await using shop = await openComparedShop();
  const { reference, session } = await shop.order('s1');
  await shop.settle();
  shop.shopify.orders.markPaid(shop.orderOf(session));
  await shop.compare();
  await shop.compare();
  expect(await open(shop)).toMatchObject([
    {
      kind: 'PAID_IN_SHOPIFY_ONLY',
      evidence: { why: 'marked-paid-by-hand', amount: '120.50', currency: 'PEN', reference },
    },
  ]);
  expect(await only(shop)).toMatchObject({
    differing: 1,
    differences: { PAID_IN_SHOPIFY_ONLY: 1 },
    shopify_minor: '12050',
    app_minor: '0',
  });
  await shop.paid(reference);
  await shop.first.drain();
  await shop.compare();
  expect(await shop.exceptions()).toMatchObject([closedByItself]);
  expect(await only(shop)).toMatchObject({ differing: 0, shopify_minor: '12050' });
});

it('raises SHOPIFY_REFUSED when Shopify said that it took the payment and does not show it', async () => {
  await using shop = await openComparedShop();
  const { reference } = await shop.order('s1');
  await shop.settle();
  await shop.paid(reference);
  await shop.first.drain();
  shop.clock.move(60_000);
  await shop.compare();
  expect(await open(shop)).toMatchObject([
    { kind: 'SHOPIFY_REFUSED', evidence: { why: 'shopify-shows-it-unpaid', expected: '120.50' } },
  ]);
  shop.mirror();
  await shop.compare();
  expect(await shop.exceptions()).toMatchObject([closedByItself]);
});

it('raises nothing while Shopify is still being told', async () => {
  await using shop = await openComparedShop();
  const { reference } = await shop.order('s1');
  await shop.settle();
  shop.rail.refusal = { kind: 'again-later', code: 'HTTP_503' };
  await shop.paid(reference);
  await shop.settle();
  await shop.compare();
  expect(await only(shop)).toMatchObject({ under_way: 1, differing: 0 });
  expect(await shop.exceptions()).toEqual([]);
});

it.each([
  ['AMOUNT_MISMATCH', { amountMinor: 11_050n }, { amount: '110.50', expected: '120.50' }],
  ['CURRENCY_MISMATCH', { currency: 'USD' }, { currency: 'USD', expectedCurrency: 'PEN' }],
])(
  'raises %s when Shopify shows another one, and closes it when it does no longer',
  async (kind, change, evidence) => {
    await using shop = await openComparedShop();
    const { reference, session } = await shop.order('s1');
    await shop.settle();
    await shop.paid(reference);
    await shop.settle();
    const before = { amountMinor: session.amountMinor, currency: session.currency };
    Object.assign(session, change);
    await shop.compare();
    expect(await open(shop)).toMatchObject([{ kind, evidence }]);
    Object.assign(session, before);
    await shop.compare();
    expect(await shop.exceptions()).toMatchObject([closedByItself]);
  },
);

const refundHere = async (shop: ComparedShop, amount: string) => {
  await shop.first.refundBody({
    id: 'r1',
    gid: 'gid://shopify/RefundSession/r1',
    payment_id: 's1',
    amount,
    currency: 'PEN',
    test: false,
    merchant_locale: 'es-PE',
    proposed_at: '2026-11-26T15:00:00Z',
  });
  const [refund] = await shop.house.asOwner<{ id: RefundId }>('select id from refund');
  if (!refund) throw new Error('no refund');
  return () =>
    decideRefund(shop.deps, {
      shopId: shop.shopId,
      refundId: refund.id,
      decision: 'resolve',
      reason: 'ya',
      actor: 'staff:7',
    });
};

it('raises REFUND_MISMATCH for a refund that Shopify shows and nobody decided here, until it is', async () => {
  await using shop = await openComparedShop();
  const { reference } = await shop.order('s1');
  await shop.settle();
  await shop.paid(reference);
  await shop.settle();
  shop.refundAtShopify('s1', 2_000n);
  await shop.compare();
  expect(await open(shop)).toMatchObject([
    { kind: 'REFUND_MISMATCH', evidence: { why: 'refunded-in-shopify-only', amount: '20.00' } },
  ]);
  const decide = await refundHere(shop, '20.00');
  await shop.compare();
  expect(await only(shop)).toMatchObject({ under_way: 1 });
  expect(await open(shop)).toHaveLength(1);
  await decide();
  await shop.first.drain();
  shop.clock.move(60_000);
  await shop.compare();
  expect(await shop.exceptions()).toMatchObject([closedByItself]);
  expect(await only(shop)).toMatchObject({
    app_refunded_minor: '2000',
    shopify_refunded_minor: '2000',
  });
});

it('raises REFUND_MISMATCH for a refund that was decided here and Shopify does not show', async () => {
  await using shop = await openComparedShop();
  const { reference } = await shop.order('s1');
  await shop.settle();
  await shop.paid(reference);
  await shop.settle();
  const decide = await refundHere(shop, '20.00');
  await decide();
  await shop.first.drain();
  shop.clock.move(60_000);
  await shop.compare();
  expect(await open(shop)).toMatchObject([
    { kind: 'REFUND_MISMATCH', evidence: { why: 'refunded-here-only', expected: '20.00' } },
  ]);
  shop.refundAtShopify('s1', 2_000n);
  await shop.compare();
  expect(await shop.exceptions()).toMatchObject([closedByItself]);
});

it('raises LATE_PAYMENT for the money of a cancelled order, until all of it went back', async () => {
  await using shop = await openComparedShop();
  const { reference, session } = await shop.order('s1');
  await shop.settle();
  await shop.paid(reference);
  await shop.settle();
  shop.shopify.orders.cancel(shop.orderOf(session), true);
  await shop.compare();
  expect(await open(shop)).toMatchObject([
    { kind: 'LATE_PAYMENT', evidence: { why: 'order-cancelled-and-paid', amount: '120.50' } },
  ]);
  const decide = await refundHere(shop, '120.50');
  await decide();
  await shop.first.drain();
  shop.refundAtShopify('s1', 12_050n);
  shop.clock.move(60_000);
  await shop.compare();
  expect(await shop.exceptions()).toMatchObject([closedByItself]);
});

it('lets a person’s decision stand, and opens it again only when the facts are others', async () => {
  await using shop = await openComparedShop();
  const { reference, session } = await shop.order('s1');
  await shop.settle();
  await shop.paid(reference);
  await shop.settle();
  session.amountMinor = 11_050n;
  await shop.compare();
  await shop.house.asOwner(
    `update exception set closed_at = now(), closed_by = 'staff:7', close_reason = E'nothing-to-do\\nknown'`,
  );
  await shop.compare();
  expect(await open(shop)).toEqual([]);
  expect(await only(shop)).toMatchObject({ differing: 0, explained: 1 });
  session.amountMinor = 10_050n;
  await shop.compare();
  expect(await open(shop)).toMatchObject([
    { kind: 'AMOUNT_MISMATCH', evidence: { amount: '100.50' } },
  ]);
});

it('leaves to their own exceptions what they speak of already', async () => {
  await using shop = await openComparedShop();
  const { reference } = await shop.order('s1');
  await shop.settle();
  const final = { kind: 'final', code: 'PAYMENT_SESSION_NOT_FOUND' } as const;
  shop.rail.next('paid', { kind: 'error', error: final });
  await shop.paid(reference);
  await shop.settle();
  shop.clock.move(60_000);
  await shop.compare();
  expect((await shop.books()).raised).toEqual(['SHOPIFY_REFUSED']);
  expect(await only(shop)).toMatchObject({ explained: 1, differing: 0 });
});
