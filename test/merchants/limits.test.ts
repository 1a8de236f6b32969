import { expect, it } from 'vitest';
import type { AccountId } from '#app/kernel/ids.ts';
import { err, ok } from '#app/kernel/result.ts';
import { NO_LIMITS } from '#app/merchants/account-limits.ts';
import {
  blockShopper,
  getLimits,
  saveLimits,
  unblockShopper,
} from '#app/merchants/change-limits.server.ts';
import { insertAccount } from '#app/merchants/gateway-accounts.store.server.ts';
import { withDatabase } from '#test/database.ts';

const actor = 'staff:7' as const;
const LIMITS = {
  openCodesPerShopper: 2,
  openCodesPerShop: null,
  codesPerShopperPerDay: 5,
  amounts: [{ currency: 'PEN', least: 500n, greatest: 372400n }],
};

async function withAccount() {
  const house = await withDatabase();
  const shopId = await house.addShop();
  const deps = house.foundation;
  const accountId = deps.ids.next() as AccountId;
  const account = {
    gateway: 'pagoefectivo',
    mode: 'live',
    label: 'Soles',
    pathKey: 'k'.repeat(43),
  };
  await deps.database.inShop(shopId, (tx) =>
    insertAccount(
      tx,
      { shopId, accountId, ...account, mode: 'live', credentialsSealed: 'x', at: deps.clock.now() },
      ['PEN'],
    ),
  );
  const about = { shopId, accountId, actor };
  const limits = () => getLimits(deps, about);
  const block = (text: string, kind: 'email' | 'document' = 'email') =>
    blockShopper(deps, { ...about, person: { kind, text } });
  return {
    house,
    deps,
    about,
    limits,
    block,
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  };
}

it('keeps the limits of an account as they were saved last, to the céntimo', async () => {
  await using shop = await withAccount();
  expect((await shop.limits()).limits).toEqual(NO_LIMITS);
  await saveLimits(shop.deps, { ...shop.about, limits: LIMITS });
  expect((await shop.limits()).limits).toEqual(LIMITS);
  await saveLimits(shop.deps, { ...shop.about, limits: NO_LIMITS });
  expect((await shop.limits()).limits).toEqual(NO_LIMITS);
});

it('shows the merchant whom he blocked, and keeps nobody’s e-mail in clear', async () => {
  await using shop = await withAccount();
  expect(await shop.block('Rosa@Correo.pe')).toEqual(ok(null));
  expect(await shop.block('45.678-901', 'document')).toEqual(ok(null));
  expect(await shop.block('nobody')).toEqual(err({ kind: 'unreadable' }));
  const texts = (await shop.limits()).blocked.map(({ text }) => text);
  expect(texts.sort()).toEqual(['45.678-901', 'Rosa@Correo.pe']);
  const kept = JSON.stringify([
    await shop.house.asOwner('select * from blocked_shopper'),
    await shop.house.asOwner('select * from event'),
  ]);
  expect(kept).not.toMatch(/rosa|45678901|45\.678/i);
});

it('blocks a person once, and lets him buy again when the merchant says so', async () => {
  await using shop = await withAccount();
  await shop.block('rosa@correo.pe');
  await shop.block(' ROSA@correo.pe ');
  const [person, ...others] = (await shop.limits()).blocked;
  expect(others).toEqual([]);
  if (!person) throw new Error('nobody is blocked');
  await unblockShopper(shop.deps, { ...shop.about, person });
  expect((await shop.limits()).blocked).toEqual([]);
});

it('says nothing of an account that is not the shop’s', async () => {
  await using shop = await withAccount();
  const about = { ...shop.about, shopId: await shop.house.addShop('otra.myshopify.com') };
  const saved = await saveLimits(shop.deps, { ...about, limits: LIMITS });
  expect(saved).toEqual(err({ kind: 'not-found' }));
});
