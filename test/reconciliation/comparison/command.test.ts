import { expect, it } from 'vitest';
import { compareShops, runCompare } from '../../../cli/reconcile/compare.ts';
import { runReconcile } from '../../../cli/reconcile/run.ts';
import { openComparedShop, SHOP } from './compared-shop.ts';

const days = { from: '2026-11-25', to: '2026-11-26' };
const asked = { ...days, account: null, shop: SHOP, json: true };

it('tells what was found as one line of JSON, and ends well although something differs', async () => {
  await using shop = await openComparedShop();
  const { reference } = await shop.order('s1');
  const { session } = await shop.order('s2', { amount: '80.00' });
  await shop.settle();
  await shop.paid(reference);
  await shop.settle();
  shop.shopify.orders.markPaid(shop.orderOf(session));
  const { text, exitCode } = await compareShops(shop.deps, asked);
  expect(exitCode).toBe(0);
  expect(JSON.parse(text)).toMatchObject({
    ...days,
    compared: 1,
    notCompared: 0,
    differing: 1,
    days: [
      {
        shop: SHOP,
        day: '2026-11-25',
        currency: 'PEN',
        standing: 'differs',
        trouble: null,
        codes: 2,
        differences: { PAID_IN_SHOPIFY_ONLY: 1 },
        gatewayMinor: 12_050,
        appMinor: 12_050,
        shopifyMinor: 20_050,
      },
    ],
  });
  const told = await compareShops(shop.deps, { ...asked, json: false });
  expect(told.text).toContain('differs; 2 codes; gateway 120.50, books 120.50, Shopify 200.50');
});

it('ends with 1, and says who gave no answer', async () => {
  await using shop = await openComparedShop();
  await shop.order('s1');
  shop.outside.shopify = 'away';
  const { text, exitCode } = await compareShops(shop.deps, {
    ...asked,
    account: shop.world.liveAccount,
  });
  expect(exitCode).toBe(1);
  expect(JSON.parse(text)).toMatchObject({
    notCompared: 1,
    days: [{ standing: 'not-compared', trouble: 'shopify-unavailable' }],
  });
});

it('does not try a shop or an account that it does not know', async () => {
  await using shop = await openComparedShop();
  for (const unknown of [{ shop: 'other.myshopify.com' }, { account: 'nobody' }])
    expect(await compareShops(shop.deps, { ...asked, ...unknown })).toMatchObject({ exitCode: 2 });
});

it.each([
  [['--from', '2026-11-25'], 'Name two days'],
  [['--from', '2026-11-25', '--to', '2026-11-31'], 'Name two days'],
  [['--from', '2026-11-25', '--to', '2026-11-24'], 'before the first'],
  [['--from', '2026-01-25', '--to', '2026-11-24'], 'More than 60 days'],
  [['--from', '2026-11-25', '--to', '2026-11-25', '--all'], '--all'],
])('says what is wrong with %j', async (args, wrong) => {
  const told = await runReconcile(['compare', ...args], {});
  expect(told.exitCode).toBe(2);
  expect(told.text).toContain(wrong);
});

it('needs the environment of the server', async () => {
  const told = await runCompare(['--from', '2026-11-25', '--to', '2026-11-25'], {});
  expect(told).toMatchObject({ exitCode: 2 });
  expect(told.text).toContain('DATABASE_URL');
});
