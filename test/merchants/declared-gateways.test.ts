import { describe, expect, it } from 'vitest';
import { err, ok } from '#app/kernel/result.ts';
import { findAccountByPath, openAccount } from '#app/merchants/account-directory.server.ts';
import { addAccount, rotateCredentials } from '#app/merchants/add-account.server.ts';
import { approveHost, listHosts, revokeHost } from '#app/merchants/approved-hosts.store.server.ts';
import {
  addDeclaredGateway,
  findDeclaredGateway,
  listDeclaredGateways,
} from '#app/merchants/declared-gateways.server.ts';
import { listAccounts } from '#app/merchants/manage-accounts.server.ts';
import { ANDINA, actor, FIELDS, SANDBOX, withShop } from './declared-shop.ts';

const NOT_APPROVED = { kind: 'misconfigured', code: 'host-not-approved' };

describe('a gateway that a shop declares', () => {
  it('waits for the operator to approve its hosts, and until then is called by nobody', async () => {
    await using shop = await withShop();
    const id = await shop.declare();
    expect(await listDeclaredGateways(shop.deps, shop.shopId)).toMatchObject([
      {
        id,
        key: 'andina',
        name: 'Andina Pagos',
        version: 1,
        hosts: [
          { mode: 'test', host: SANDBOX, approved: false },
          { mode: 'live', host: 'api.andina-pagos.example', approved: false },
        ],
      },
    ]);
    expect(await shop.connect(id)).toEqual(err({ kind: 'not-proved', error: NOT_APPROVED }));
    expect(shop.hosts).toEqual([]);
  });

  it('is connected once its host is approved, for that mode alone', async () => {
    await using shop = await withShop();
    const id = await shop.declare();
    expect(await approveHost(shop.owner, SANDBOX)).toEqual(ok('approved'));
    const accountId = await shop.connected(id);
    expect(shop.hosts).toEqual([SANDBOX]);
    const live = { gateway: 'declared', declaredGatewayId: id, mode: 'live' as const };
    expect(
      await addAccount(shop.deps, {
        ...live,
        shopId: shop.shopId,
        actor,
        label: 'x',
        fields: FIELDS,
      }),
    ).toMatchObject({ error: { error: NOT_APPROVED } });
    const [account] = await listAccounts(shop.deps, shop.shopId);
    expect(account).toMatchObject({ id: accountId, gateway: 'declared' });
    const pathKey = account?.notificationUrl.split('/notifications/declared/')[1] ?? '';
    expect(await findAccountByPath(shop.deps, pathKey)).toMatchObject({
      accountId,
      provider: { name: 'declared' },
      verifyWith: [{ fields: FIELDS }],
    });
  });

  it('is no longer called from the moment its host is revoked', async () => {
    await using shop = await withShop();
    await approveHost(shop.owner, SANDBOX);
    const accountId = await shop.connected(await shop.declare());
    const key = { shopId: shop.shopId, accountId };
    expect(await (await openAccount(shop.deps, key))?.gateway.probe()).toMatchObject({ ok: true });
    expect(await revokeHost(shop.owner, SANDBOX)).toBe('revoked');
    expect(await (await openAccount(shop.deps, key))?.gateway.probe()).toEqual(err(NOT_APPROVED));
    expect(shop.hosts).toHaveLength(2);
  });

  it.each(['9'.repeat(5_000), '9\u0000', '9\ud800'])(
    'says nothing of a payment whose operation number no row takes (%#)',
    async (operation) => {
      await using shop = await withShop();
      await approveHost(shop.owner, SANDBOX);
      const accountId = await shop.connected(await shop.declare());
      const order = { id: 'ord_1', status: 'PAID', amount: '1.00', currency: 'PEN', operation };
      shop.said.text = JSON.stringify({ order });
      const account = await openAccount(shop.deps, { shopId: shop.shopId, accountId });
      expect(await account?.gateway.query('ord_1')).toEqual(
        ok({ status: 'unknown', word: 'PAID' }),
      );
    },
  );

  it('keeps its manifests as they were, and writes down who declared them', async () => {
    await using shop = await withShop();
    const id = await shop.declare();
    await expect(shop.asOwner('update declared_gateway set version = 9')).rejects.toThrow(
      'append-only',
    );
    await expect(shop.asOwner('delete from declared_gateway')).rejects.toThrow('append-only');
    expect(await shop.asOwner('select actor, kind from event')).toEqual([
      { actor, kind: 'gateway-declared' },
    ]);
    expect((await findDeclaredGateway(shop.deps, { shopId: shop.shopId, id }))?.manifest).toBe(
      ANDINA,
    );
  });

  it('is seen by its own shop alone', async () => {
    await using shop = await withShop();
    const id = await shop.declare();
    const other = await shop.addShop('otra.myshopify.com');
    expect(await listDeclaredGateways(shop.deps, other)).toEqual([]);
    expect(await findDeclaredGateway(shop.deps, { shopId: other, id })).toBeNull();
    expect(
      await addAccount(shop.deps, {
        shopId: other,
        actor,
        gateway: 'declared',
        declaredGatewayId: id,
        mode: 'test',
        label: 'x',
        fields: FIELDS,
      }),
    ).toEqual(err({ kind: 'unknown-gateway' }));
  });

  it('has its keys changed like any other account', async () => {
    await using shop = await withShop();
    await approveHost(shop.owner, SANDBOX);
    const accountId = await shop.connected(await shop.declare());
    const fields = { ...FIELDS, apiKey: 'another-key' };
    const rotated = { shopId: shop.shopId, accountId, actor, fields };
    expect(await rotateCredentials(shop.deps, rotated)).toEqual(ok(null));
    expect(await rotateCredentials(shop.deps, { ...rotated, fields: {} })).toEqual(
      err({ kind: 'invalid-fields', fields: ['merchantId', 'apiKey', 'signingSecret'] }),
    );
  });

  it('is not kept when its manifest is wrong', async () => {
    await using shop = await withShop();
    const text = ANDINA.replace(`https://${SANDBOX}`, 'https://10.0.0.7');
    expect(await addDeclaredGateway(shop.deps, { shopId: shop.shopId, actor, text })).toEqual(
      err([{ field: 'hosts.sandbox', why: 'host-not-public' }]),
    );
    expect(await shop.asOwner('select * from declared_gateway')).toEqual([]);
  });
});

describe('the hosts that declared gateways may call', () => {
  it('are written by the operator alone, never by the server', async () => {
    await using shop = await withShop();
    await expect(
      shop.deps.database.app.query(
        "insert into approved_host (host, approved_at, approved_by) values ('evil.example', now(), 'operator')",
      ),
    ).rejects.toThrow('permission denied');
    await approveHost(shop.owner, SANDBOX);
    await expect(
      shop.deps.database.app.query("update approved_host set host = 'evil.example'"),
    ).rejects.toThrow('permission denied');
  });

  it.each(['127.0.0.1', 'localhost', 'db.internal', 'https://a.example', 'a.example:8443', ''])(
    'are public names: not %j',
    async (host) => {
      await using shop = await withShop();
      expect(await approveHost(shop.owner, host)).toEqual(err('not-public'));
    },
  );

  it('are listed with who waits for them, and their past is kept', async () => {
    await using shop = await withShop();
    await shop.declare();
    expect(await approveHost(shop.owner, SANDBOX)).toEqual(ok('approved'));
    expect(await approveHost(shop.owner, SANDBOX)).toEqual(ok('already-approved'));
    expect(await listHosts(shop.owner)).toEqual([
      { host: 'api.andina-pagos.example', approvedAt: null, gateways: 1, shops: 1 },
      { host: SANDBOX, approvedAt: expect.any(Date), gateways: 1, shops: 1 },
    ]);
    expect(await revokeHost(shop.owner, SANDBOX)).toBe('revoked');
    expect(await revokeHost(shop.owner, SANDBOX)).toBe('not-approved');
    await approveHost(shop.owner, SANDBOX);
    expect(await shop.asOwner('select host from approved_host')).toHaveLength(2);
  });
});
