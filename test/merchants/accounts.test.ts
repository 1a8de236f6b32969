import { describe, expect, it } from 'vitest';
import { DAY, SECOND } from '#app/kernel/clock.ts';
import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import { err, ok } from '#app/kernel/result.ts';
import { findAccountByPath, openAccount } from '#app/merchants/account-directory.server.ts';
import { addAccount, rotateCredentials } from '#app/merchants/add-account.server.ts';
import { assertClockAllowed } from '#app/merchants/clock-guard.server.ts';
import { defaultAccount } from '#app/merchants/gateway-accounts.store.server.ts';
import {
  listAccounts,
  makeDefault,
  renameAccount,
  retireAccount,
} from '#app/merchants/manage-accounts.server.ts';
import type { Egress } from '#app/platform/egress.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { withDatabase } from '#test/database.ts';

const actor = 'staff:7' as const;
const keys = (secretKey = 'secret-of-the-service') => ({
  idService: '1042',
  accessKey: 'access-of-the-service',
  secretKey,
});

/** PagoEfectivo's authorization alone. why: the gateway is not ours; its whole self plays in the sandbox. */
function gateway() {
  const script = { status: 201, calls: 0 };
  const egress: Egress = {
    send: async () => {
      script.calls += 1;
      if (script.status === 0) return err({ kind: 'not-sent', detail: 'ECONNREFUSED' });
      const token = {
        code: '100',
        message: 'ok',
        data: {
          token: 'token',
          codeService: '1042',
          tokenStart: '2026-11-25T10:00:00-05:00',
          tokenExpires: '2026-11-26T10:00:00-05:00',
        },
      };
      return ok({ status: script.status, headers: {}, text: JSON.stringify(token) });
    },
  };
  return { script, egress };
}

async function withShop(config: Partial<Foundation['config']> = {}) {
  const house = await withDatabase();
  const { script, egress } = gateway();
  const deps: Foundation = {
    ...house.foundation,
    egress,
    config: { ...house.foundation.config, ...config },
  };
  const shopId = await house.addShop();
  const add = (changes: Partial<Parameters<typeof addAccount>[1]> = {}) =>
    addAccount(deps, {
      shopId,
      actor,
      gateway: 'pagoefectivo',
      mode: 'test',
      label: 'Mi cuenta',
      fields: keys(),
      ...changes,
    });
  const added = async (changes: Parameters<typeof add>[0] = {}) => {
    const account = await add(changes);
    if (!account.ok) throw new Error(account.error.kind);
    return { shopId, accountId: account.value, actor };
  };
  const pathKey = async ({ accountId }: { accountId: AccountId }) => {
    const found = (await listAccounts(deps, shopId)).find(({ id }) => id === accountId);
    return found?.notificationUrl.split('/').at(-1) ?? '';
  };
  return {
    ...house,
    deps,
    script,
    shopId,
    add,
    added,
    pathKey,
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  };
}

const defaultOf = (deps: Foundation, shopId: ShopId, mode: 'test' | 'live') =>
  deps.database.inShop(shopId, (tx) => defaultAccount(tx, { shopId, mode, currency: 'PEN' }));

describe('adding an account at a gateway', () => {
  it('keeps the keys sealed once the gateway has accepted them, and shows them to nobody', async () => {
    await using shop = await withShop();
    await shop.added();
    expect(await listAccounts(shop.deps, shop.shopId)).toMatchObject([
      {
        gateway: 'pagoefectivo',
        mode: 'test',
        label: 'Mi cuenta',
        state: 'active',
        defaultFor: ['PEN', 'USD'],
      },
    ]);
    const [account] = await listAccounts(shop.deps, shop.shopId);
    expect(account?.notificationUrl).toMatch(
      /^https:\/\/app\.codigo\.example\/notifications\/pagoefectivo\/[\w-]{43}$/,
    );
    const kept = JSON.stringify([
      await shop.asOwner('select * from gateway_account'),
      await shop.asOwner('select * from event'),
    ]);
    expect(kept).not.toContain('of-the-service');
    expect(kept).toContain('account-added');
  });

  it.each([
    ['the gateway does not accept the keys', 401],
    ['the gateway cannot be asked', 0],
  ])('keeps nothing when %s', async (_why, status) => {
    await using shop = await withShop();
    shop.script.status = status;
    expect(await shop.add()).toMatchObject({ ok: false, error: { kind: 'not-proved' } });
    expect(await shop.asOwner('select * from gateway_account')).toEqual([]);
  });

  it('names the fields that are wrong, and asks the gateway nothing', async () => {
    await using shop = await withShop();
    const fields = { ...keys(), idService: 'abc' };
    expect(await shop.add({ fields })).toEqual(
      err({ kind: 'invalid-fields', fields: ['idService'] }),
    );
    expect(await shop.add({ label: '  ' })).toEqual(
      err({ kind: 'invalid-fields', fields: ['label'] }),
    );
    expect(await shop.add({ gateway: 'nobody' })).toEqual(err({ kind: 'unknown-gateway' }));
    expect(shop.script.calls).toBe(0);
  });

  it('makes the first account of each mode the default, also when two are added at once', async () => {
    await using shop = await withShop();
    await Promise.all([shop.added(), shop.added({ label: 'Otra' }), shop.added({ mode: 'live' })]);
    const accounts = await listAccounts(shop.deps, shop.shopId);
    expect(
      accounts.filter(({ defaultFor, mode }) => defaultFor.length > 0 && mode === 'test'),
    ).toHaveLength(1);
    expect(
      accounts.filter(({ defaultFor, mode }) => defaultFor.length > 0 && mode === 'live'),
    ).toHaveLength(1);
  });

  it('does not take live keys with a clock that can be moved, and does not start with both', async () => {
    await using shop = await withShop({ clockOffsetFile: '/tmp/clock' });
    expect(await shop.add({ mode: 'live' })).toEqual(err({ kind: 'live-needs-true-clock' }));
    await shop.added();
    await expect(assertClockAllowed(shop.deps)).resolves.toBeUndefined();
    const config = { ...shop.deps.config, clockOffsetFile: null };
    const live = await addAccount(
      { ...shop.deps, config },
      {
        shopId: shop.shopId,
        actor,
        gateway: 'pagoefectivo',
        mode: 'live',
        label: 'Real',
        fields: keys(),
      },
    );
    expect(live.ok).toBe(true);
    await expect(assertClockAllowed({ ...shop.deps, config })).resolves.toBeUndefined();
    await expect(assertClockAllowed(shop.deps)).rejects.toThrow(/live gateway account/);
  });
});

describe('the account that a notification names', () => {
  it('is found by the key in its address, in its own shop', async () => {
    await using shop = await withShop();
    const account = await shop.added();
    expect(await findAccountByPath(shop.deps, await shop.pathKey(account))).toMatchObject({
      shopId: shop.shopId,
      accountId: account.accountId,
      mode: 'test',
      provider: { name: 'pagoefectivo' },
      verifyWith: [{ gateway: 'pagoefectivo', fields: keys() }],
    });
    expect(await findAccountByPath(shop.deps, 'x'.repeat(43))).toBeNull();
    expect(await findAccountByPath(shop.deps, "' or true --")).toBeNull();
  });

  it('is believed with its replaced keys for seven days, and not a moment longer', async () => {
    await using shop = await withShop();
    const account = await shop.added();
    const path = await shop.pathKey(account);
    await findAccountByPath(shop.deps, path);
    expect(await rotateCredentials(shop.deps, { ...account, fields: keys('new-secret') })).toEqual(
      ok(null),
    );
    const secrets = async () =>
      (await findAccountByPath(shop.deps, path))?.verifyWith.map(({ fields }) => fields.secretKey);
    expect(await secrets()).toEqual(['new-secret', 'secret-of-the-service']);
    shop.clock.move(7 * DAY - SECOND);
    expect(await secrets()).toEqual(['new-secret', 'secret-of-the-service']);
    shop.clock.move(5 * SECOND);
    expect(await secrets()).toEqual(['new-secret']);
  });

  it('keeps the old keys when the gateway does not accept the new ones', async () => {
    await using shop = await withShop();
    const account = await shop.added();
    shop.script.status = 401;
    const rotated = await rotateCredentials(shop.deps, {
      ...account,
      fields: keys('wrong-secret'),
    });
    expect(rotated).toMatchObject({ ok: false, error: { kind: 'not-proved' } });
    const found = await findAccountByPath(shop.deps, await shop.pathKey(account));
    expect(found?.verifyWith).toEqual([{ gateway: 'pagoefectivo', fields: keys() }]);
  });
});

describe('managing accounts', () => {
  it('issues with the account that was chosen', async () => {
    await using shop = await withShop();
    const first = await shop.added();
    const second = await shop.added({ label: 'Otra' });
    expect(await defaultOf(shop.deps, shop.shopId, 'test')).toBe(first.accountId);
    expect(await makeDefault(shop.deps, { ...second, currencies: ['PEN'] })).toEqual(ok(null));
    expect(await defaultOf(shop.deps, shop.shopId, 'test')).toBe(second.accountId);
    expect(await defaultOf(shop.deps, shop.shopId, 'live')).toBeNull();
    const [soles, dollars] = [second, first].map(({ accountId }) => accountId);
    expect(await listAccounts(shop.deps, shop.shopId)).toMatchObject([
      { id: dollars, defaultFor: ['USD'] },
      { id: soles, defaultFor: ['PEN'] },
    ]);
  });

  it('cannot be brought to issue test codes with a live account, or codes with a retired one', async () => {
    await using shop = await withShop();
    const { accountId, shopId } = await shop.added({ mode: 'live' });
    const asDefault = `insert into default_account (shop_id, mode, currency, account_id) values ($1, 'test', 'PEN', $2)`;
    await expect(shop.asOwner(asDefault, [shopId, accountId])).rejects.toThrow(/foreign key/);
    const retire = `update gateway_account set state = 'retired' where id = $1`;
    await expect(shop.asOwner(retire, [accountId])).rejects.toThrow(/still issued/);
  });

  it('issues nothing more with a retired account, but still asks it and believes it', async () => {
    await using shop = await withShop();
    const account = await shop.added();
    const path = await shop.pathKey(account);
    expect(await retireAccount(shop.deps, account)).toEqual(ok(null));
    expect(await defaultOf(shop.deps, shop.shopId, 'test')).toBeNull();
    expect(await findAccountByPath(shop.deps, path)).not.toBeNull();
    expect(await openAccount(shop.deps, account)).not.toBeNull();
    for (const again of [retireAccount, makeDefault]) {
      expect(await again(shop.deps, { ...account, currencies: ['PEN'] })).toEqual(
        err({ kind: 'not-found' }),
      );
    }
    expect(await rotateCredentials(shop.deps, { ...account, fields: keys() })).toEqual(
      err({ kind: 'not-found' }),
    );
  });

  it('keeps an account open until its keys change, so that its token lives', async () => {
    await using shop = await withShop();
    const account = await shop.added();
    const open = async () => (await openAccount(shop.deps, account))?.gateway;
    const before = await open();
    expect(await open()).toBe(before);
    await rotateCredentials(shop.deps, { ...account, fields: keys('new-secret') });
    expect(await open()).not.toBe(before);
  });

  it('does not reach into another shop', async () => {
    await using shop = await withShop();
    const account = { ...(await shop.added()), shopId: await shop.addShop('otra.myshopify.com') };
    expect(await openAccount(shop.deps, account)).toBeNull();
    expect(await retireAccount(shop.deps, account)).toEqual(err({ kind: 'not-found' }));
    expect(await listAccounts(shop.deps, account.shopId)).toEqual([]);
  });

  it('writes down who did what', async () => {
    await using shop = await withShop();
    const account = await shop.added();
    await renameAccount(shop.deps, { ...account, label: '  Caja \n uno ' });
    expect(await renameAccount(shop.deps, { ...account, label: 'x'.repeat(61) })).toEqual(
      err({ kind: 'invalid-label' }),
    );
    await retireAccount(shop.deps, account);
    const rows = await shop.asOwner(
      "select actor, kind, data->>'label' as label from event order by id",
    );
    expect(rows).toEqual([
      { actor, kind: 'account-added', label: 'Mi cuenta' },
      { actor, kind: 'account-renamed', label: 'Caja uno' },
      { actor, kind: 'account-retired', label: null },
    ]);
  });
});
