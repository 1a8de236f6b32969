import { expect, it } from 'vitest';
import { type AccountLimits, NO_LIMITS } from '#app/merchants/account-limits.ts';
import { blockShopper, saveLimits } from '#app/merchants/change-limits.server.ts';
import { DAY, type Stage, sessionBody, setStage } from './stage.ts';

const limit = (stage: Stage, limits: Partial<AccountLimits>) =>
  saveLimits(stage.first.deps, {
    shopId: stage.world.shopId,
    accountId: stage.world.liveAccount,
    actor: 'staff:7',
    limits: { ...NO_LIMITS, ...limits },
  });

/** A shopper lands on the page of a new checkout. */
async function lands(stage: Stage, id: string, changes: Record<string, unknown> = {}) {
  const body = sessionBody({ id, group: `checkout-${id}`, ...changes });
  const { paymentId } = await stage.first.openBody(body);
  const outcome = await stage.first.land(paymentId);
  return outcome?.kind === 'limited' ? outcome.limit : outcome?.kind;
}

it('asks the gateway for no code over the merchant’s limit, and tells him once why', async () => {
  await using stage = await setStage();
  await limit(stage, { amounts: [{ currency: 'PEN', least: null, greatest: 12049n }] });
  const { paymentId } = await stage.first.openBody(sessionBody());
  for (const visit of [1, 2, 3])
    expect([visit, await stage.first.land(paymentId)]).toEqual([
      visit,
      { kind: 'limited', limit: 'greatest-amount' },
    ]);
  expect(stage.gateway.calls).toEqual([]);
  const told = await stage.house.asOwner(
    `select data from event where kind = 'voucher.limited' and payment_id = '${paymentId}'`,
  );
  expect(told).toEqual([{ data: { limit: 'greatest-amount' } }]);
});

it('counts a shopper’s open codes over all his checkouts, and nobody else’s', async () => {
  await using stage = await setStage();
  await limit(stage, { openCodesPerShopper: 2 });
  expect(await lands(stage, 'a')).toBe('stands');
  expect(await lands(stage, 'b', { customer: { email: 'ROSA@example.com' } })).toBe('stands');
  expect(await lands(stage, 'c')).toBe('open-codes-per-shopper');
  expect(await lands(stage, 'd', { customer: { email: 'otra@example.com' } })).toBe('stands');
});

it('lets a shopper ask again on another day', async () => {
  await using stage = await setStage();
  await limit(stage, { codesPerShopperPerDay: 1 });
  expect(await lands(stage, 'a')).toBe('stands');
  expect(await lands(stage, 'b')).toBe('codes-per-shopper-per-day');
  stage.clock.move(DAY);
  expect(await lands(stage, 'c')).toBe('stands');
});

it('keeps the shop’s limit also when shoppers land at once, on two processes', async () => {
  await using stage = await setStage();
  await limit(stage, { openCodesPerShop: 3 });
  const opened = await Promise.all(
    ['a', 'b', 'c', 'd', 'e', 'f'].map((id) =>
      stage.first.openBody(sessionBody({ id, group: `checkout-${id}` })),
    ),
  );
  const outcomes = await Promise.all(
    opened.map(({ paymentId }, index) => (index % 2 ? stage.first : stage.second).land(paymentId)),
  );
  expect(outcomes.filter((outcome) => outcome?.kind === 'stands')).toHaveLength(3);
  expect(stage.gateway.codes).toHaveLength(3);
  expect((await stage.books()).alerts.map(({ kind }) => kind)).toEqual(['OPEN_CODES_LIMIT']);
});

it('gives no code to a shopper whom the merchant blocked', async () => {
  await using stage = await setStage();
  const { shopId, liveAccount: accountId } = stage.world;
  const person = { kind: 'email', text: 'Rosa@Example.com' } as const;
  await blockShopper(stage.first.deps, { shopId, accountId, actor: 'staff:7', person });
  expect(await lands(stage, 'a')).toBe('blocked-email');
  expect(await lands(stage, 'b', { customer: { email: 'otra@example.com' } })).toBe('stands');
});

it('counts no attempt that the gateway refused: no code came of it', async () => {
  await using stage = await setStage();
  await limit(stage, { codesPerShopperPerDay: 1 });
  const refused = { kind: 'rejected', code: '1', reason: 'not-allowed-now' } as const;
  stage.gateway.next('issue', { kind: 'error', error: refused });
  expect(await lands(stage, 'a')).toBe('failed');
  expect(await lands(stage, 'b')).toBe('stands');
  expect(await lands(stage, 'c')).toBe('codes-per-shopper-per-day');
});

it('counts a code for whom it was asked, whatever he types on its page afterwards', async () => {
  await using stage = await setStage();
  await limit(stage, { openCodesPerShopper: 1 });
  const { paymentId } = await stage.landed();
  await stage.first.land(paymentId, { typed: { email: 'nobody@example.com' } });
  expect(await lands(stage, 'b')).toBe('open-codes-per-shopper');
});

it('knows a blocked shopper by his checkout, too, when he types another e-mail on his page', async () => {
  await using stage = await setStage();
  const { shopId, liveAccount: accountId } = stage.world;
  const person = { kind: 'email', text: 'rosa@example.com' } as const;
  await blockShopper(stage.first.deps, { shopId, accountId, actor: 'staff:7', person });
  const { paymentId } = await stage.first.openBody(sessionBody());
  for (const visit of [1, 2])
    expect([
      visit,
      await stage.first.land(paymentId, { typed: { email: 'otra@example.com' } }),
    ]).toEqual([visit, { kind: 'limited', limit: 'blocked-email' }]);
});

/** Another session of the same checkout, whose amount has changed since: the cart was altered. */
const altered = { id: 's2', amount: '99.90' };

it.each([
  ['a least amount', { amounts: [{ currency: 'PEN', least: 10000n, greatest: null }] }],
  ['codes per day', { codesPerShopperPerDay: 1 }],
] as const)(
  'leaves the shopper the code he has where %s stands against the one that would take its place',
  async (_name, limits) => {
    await using stage = await setStage();
    const { reference } = await stage.landed();
    await limit(stage, limits);
    const { paymentId } = await stage.first.openBody(sessionBody(altered));
    expect(await stage.first.land(paymentId)).toMatchObject({ kind: 'limited' });
    expect(stage.gateway.calls).not.toContain('void');
    expect(stage.gateway.code(reference).status).toBe('awaiting');
    expect((await stage.books()).codes).toEqual(['live']);
  },
);

it('leaves him the code he has until he has said what the gateway wants to know for another', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  stage.world.contactNeeded = ['document'];
  const { paymentId } = await stage.first.openBody(sessionBody(altered));
  expect(await stage.first.land(paymentId)).toMatchObject({ kind: 'ask-contact' });
  expect(stage.gateway.code(reference).status).toBe('awaiting');
});

it('does not count the code that the new one takes the place of', async () => {
  await using stage = await setStage();
  await stage.landed();
  await limit(stage, { openCodesPerShopper: 1, openCodesPerShop: 1 });
  const { paymentId } = await stage.first.openBody(sessionBody(altered));
  expect(await stage.first.land(paymentId)).toMatchObject({ kind: 'stands' });
  expect((await stage.books()).codes).toEqual(['voided', 'live']);
});
