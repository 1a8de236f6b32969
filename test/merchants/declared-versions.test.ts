import { describe, expect, it } from 'vitest';
import { DAY } from '#app/kernel/clock.ts';
import type { VoucherId } from '#app/kernel/ids.ts';
import { err, ok } from '#app/kernel/result.ts';
import { findAccountByPath } from '#app/merchants/account-directory.server.ts';
import { rotateCredentials } from '#app/merchants/add-account.server.ts';
import { approveHost } from '#app/merchants/approved-hosts.store.server.ts';
import { accountsBehind, listDeclaredGateways } from '#app/merchants/declared-gateways.server.ts';
import { openCredentials } from '#app/merchants/gateway-account.ts';
import { listAccounts } from '#app/merchants/manage-accounts.server.ts';
import { findNewerVersion, moveToVersion } from '#app/merchants/move-account.server.ts';
import { observe } from '#app/payments/observe.server.ts';
import { voidVoucher } from '#app/payments/void.server.ts';
import {
  ANDINA,
  actor,
  FIELDS,
  issued,
  news,
  orderSaid,
  paymentsDeps,
  SANDBOX,
  withShop,
} from './declared-shop.ts';

const NEW_SANDBOX = 'sandbox-2.andina-pagos.example';
type Loose = Record<string, unknown>;

/** The example with members changed, at the top. */
const andina = (changes: Loose): string => JSON.stringify({ ...JSON.parse(ANDINA), ...changes });

const hosts = {
  sandbox: `https://${NEW_SANDBOX}`,
  production: 'https://api.andina-pagos.example',
};
const elsewhere = andina({ hosts });
const asksMore = andina({
  hosts,
  credentials: [...JSON.parse(ANDINA).credentials, { name: 'branch', secret: false }],
});

type Shop = Awaited<ReturnType<typeof withShop>>;

/** An account at the first version, both hosts approved. */
async function connected(shop: Shop) {
  await approveHost(shop.owner, SANDBOX);
  await approveHost(shop.owner, NEW_SANDBOX);
  const accountId = await shop.connected(await shop.declare());
  const key = { shopId: shop.shopId, accountId };
  const move = (version: string, fields = {}) =>
    moveToVersion(shop.deps, { ...key, actor, version, fields });
  return { key, accountId, move };
}

describe('a newer version of a manifest', () => {
  it('is kept beside the older; an account keeps its own until it is moved, with its keys proved', async () => {
    await using shop = await withShop();
    const { key, accountId, move } = await connected(shop);
    const before = (await listAccounts(shop.deps, shop.shopId))[0]?.declaredGatewayId;
    expect(await findNewerVersion(shop.deps, key)).toBeNull();
    const second = await shop.declare(elsewhere);
    expect(await shop.declare(elsewhere)).toBe(second);
    expect(await listDeclaredGateways(shop.deps, shop.shopId)).toMatchObject([
      { id: second, version: 2 },
    ]);
    expect(await findNewerVersion(shop.deps, key)).toEqual({
      id: second,
      version: 2,
      asks: [],
      drops: [],
      host: NEW_SANDBOX,
      approved: true,
    });
    const own = async () => (await listAccounts(shop.deps, shop.shopId))[0]?.declaredGatewayId;
    expect(await own()).toBe(before);
    const behind = () => accountsBehind(shop.deps, { shopId: shop.shopId, id: second });
    expect(await behind()).toEqual([{ id: accountId, label: 'Andina' }]);
    expect(await move(second)).toEqual(ok({ dropped: [] }));
    expect(await own()).toBe(second);
    expect(await behind()).toEqual([]);
    expect(shop.hosts).toEqual([SANDBOX, NEW_SANDBOX]);
    const other = await shop.declare(andina({ key: 'otra' }));
    expect(await move(other)).toEqual(err({ kind: 'not-found' }));
    expect((await listAccounts(shop.deps, shop.shopId)).map(({ id }) => id)).toEqual([accountId]);
  });

  it('that drops a currency takes the account’s default for it away, and says so', async () => {
    await using shop = await withShop();
    const { key, move } = await connected(shop);
    const second = await shop.declare(andina({ currencies: ['PEN'] }));
    expect(await findNewerVersion(shop.deps, key)).toMatchObject({ drops: ['USD'] });
    expect(await move(second)).toEqual(ok({ dropped: ['USD'] }));
    expect(await listAccounts(shop.deps, shop.shopId)).toMatchObject([{ defaultFor: ['PEN'] }]);
    expect(
      await shop.asOwner("select data from event where kind = 'account-version-changed'"),
    ).toMatchObject([{ data: { dropped: 'USD' } }]);
  });

  it('that asks for another credential gets it with the move, and refuses the move without it', async () => {
    await using shop = await withShop();
    const { key, accountId, move } = await connected(shop);
    const second = await shop.declare(asksMore);
    expect(await findNewerVersion(shop.deps, key)).toMatchObject({
      asks: [{ name: 'branch', secret: false }],
    });
    expect(await move(second)).toEqual(err({ kind: 'invalid-fields', fields: ['branch'] }));
    expect(await move(second, { branch: 'Lima', apiKey: 'not for this' })).toEqual(
      ok({ dropped: [] }),
    );
    const [row] = await shop.asOwner<{ sealed: string }>(
      'select credentials_sealed as sealed from gateway_account',
    );
    const { fields } = await openCredentials(shop.deps.sealing, key, row?.sealed ?? '');
    expect(fields).toEqual({ ...FIELDS, branch: 'Lima' });
    expect((await listAccounts(shop.deps, shop.shopId))[0]?.id).toBe(accountId);
  });

  it('is not moved to while another changes the keys', async () => {
    await using shop = await withShop();
    const { key, move } = await connected(shop);
    const second = await shop.declare(elsewhere);
    const { send } = shop.deps.egress;
    let rotated = false;
    shop.deps.egress.send = async (request) => {
      if (!rotated) {
        rotated = true;
        await rotateCredentials(shop.deps, { ...key, actor, fields: FIELDS });
      }
      return send(request);
    };
    expect(await move(second)).toEqual(err({ kind: 'changed-meanwhile' }));
  });
});

describe('a code that was issued by the former version', () => {
  it('is asked about and voided where it was issued, also with keys that the newer no longer names', async () => {
    await using shop = await withShop();
    const { key, move } = await connected(shop);
    const voucher = await issued(shop);
    const fewer = andina({
      hosts,
      credentials: [
        { name: 'token', secret: true },
        { name: 'signingSecret', secret: true },
      ],
      headers: {},
      auth: { kind: 'bearer', token: '{credential.token}' },
    });
    const second = await shop.declare(fewer);
    expect((await move(second, { token: 'token-2' })).ok).toBe(true);
    const rotation = { token: 'token-3', signingSecret: 'secret-3' };
    expect((await rotateCredentials(shop.deps, { ...key, actor, fields: rotation })).ok).toBe(true);
    shop.hosts.length = 0;
    shop.said.text = orderSaid({ status: 'CANCELLED' });
    const deps = paymentsDeps(shop);
    const ref = { shopId: shop.shopId, voucherId: voucher.id as VoucherId, actor };
    expect(await voidVoucher(deps, ref)).toEqual(ok('voided'));
    expect(await observe(deps, { ...ref, hint: null })).toMatchObject({ ok: true });
    expect(new Set(shop.hosts)).toEqual(new Set([SANDBOX]));
    expect(await shop.asOwner('select count(*)::int as n from voucher')).toEqual([{ n: 1 }]);
    await expect(
      shop.asOwner('update voucher set declared_gateway_id = $1', [second]),
    ).rejects.toThrow('frozen');
  });

  it('is told of by that version’s signature until a month after its end, and no longer', async () => {
    await using shop = await withShop();
    const { move } = await connected(shop);
    await issued(shop);
    const manifest = JSON.parse(ANDINA);
    manifest.notification.signature.recipe.algorithm = 'hmac-sha256';
    expect((await move(await shop.declare(JSON.stringify(manifest)))).ok).toBe(true);
    const [row] = await shop.asOwner<{ path_key: string }>('select path_key from gateway_account');
    const read = async (digest: 'sha512' | 'sha256') => {
      const account = await findAccountByPath(shop.deps, row?.path_key ?? '');
      const [keys] = account?.verifyWith ?? [];
      return keys && account?.provider.readNotification(news(digest), keys).ok;
    };
    expect([await read('sha256'), await read('sha512')]).toEqual([true, true]);
    shop.clock.move(40 * DAY);
    expect([await read('sha256'), await read('sha512')]).toEqual([true, false]);
  });

  it('does not shut the door to deliveries when the replaced keys lack what the newer version asks for', async () => {
    await using shop = await withShop();
    const { key, move } = await connected(shop);
    await rotateCredentials(shop.deps, { ...key, actor, fields: { ...FIELDS, apiKey: 'other' } });
    expect((await move(await shop.declare(asksMore), { branch: 'Lima' })).ok).toBe(true);
    const [row] = await shop.asOwner<{ path_key: string }>('select path_key from gateway_account');
    const account = await findAccountByPath(shop.deps, row?.path_key ?? '');
    expect(account?.verifyWith).toHaveLength(2);
    for (const keys of account?.verifyWith ?? [])
      expect(account?.provider.readNotification(news('sha512'), keys)).toMatchObject({ ok: true });
  });
});
