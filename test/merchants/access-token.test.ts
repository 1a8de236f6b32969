import { Session } from '@shopify/shopify-api';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '#app/kernel/clock.ts';
import type { RegistrationKey } from '#app/kernel/ids.ts';
import { err, ok } from '#app/kernel/result.ts';
import { accessTokenFor, refreshAfterRefusal } from '#app/merchants/access-token.server.ts';
import { seedRegistrations } from '#app/merchants/registrations.server.ts';
import { createSessionStorage } from '#app/merchants/session-storage.server.ts';
import { openDatabase } from '#app/platform/database.server.ts';
import type { Egress, EgressRequest } from '#app/platform/egress.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { withDatabase } from '#test/database.ts';
import { SHOP } from './session-tokens.ts';

const registrationKey = 'embedded' as RegistrationKey;

/** Shopify's token endpoint, scripted. why: Shopify is not ours. */
function tokenEndpoint() {
  const asked: EgressRequest[] = [];
  const script = { status: 200, release: Promise.resolve() };
  const egress: Egress = {
    send: async (request) => {
      asked.push(request);
      const number = asked.length;
      await script.release;
      if (script.status === 0) return err({ kind: 'not-sent', detail: 'ECONNREFUSED' });
      const text = JSON.stringify({
        access_token: `shpat_renewed_${number}`,
        scope: 'read_orders',
        expires_in: 3600,
        refresh_token: `shprt_renewed_${number}`,
        refresh_token_expires_in: 7_776_000,
      });
      return ok({ status: script.status, headers: {}, text });
    },
  };
  return { asked, script, egress };
}

const session = (life: number) =>
  new Session({
    id: `offline_${SHOP}`,
    shop: SHOP,
    state: '',
    isOnline: false,
    accessToken: 'shpat_first',
    scope: 'read_orders',
    expires: new Date(Date.now() + life),
    refreshToken: 'shprt_first',
    refreshTokenExpires: new Date(Date.now() + 90 * 24 * HOUR),
  });

async function holder(life = HOUR) {
  const house = await withDatabase();
  const shopify = tokenEndpoint();
  const deps: Foundation = { ...house.foundation, egress: shopify.egress };
  const shopId = await house.addShop(SHOP);
  await seedRegistrations(deps);
  await createSessionStorage(deps, registrationKey).storeSession(session(life));
  return {
    ...house,
    ...shopify,
    deps,
    shopId,
    registrationKey,
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  };
}

const token = (accessToken: string) => ok({ shopDomain: SHOP, accessToken });

describe('the token for work that no person waits for', () => {
  it('is the one that staff’s visit brought, while it lasts', async () => {
    await using shop = await holder();
    expect(await accessTokenFor(shop.deps, shop)).toEqual(token('shpat_first'));
    expect(shop.asked).toEqual([]);
  });

  it('is renewed before it ends, by the clock of the house', async () => {
    await using shop = await holder();
    shop.clock.move(56 * MINUTE);
    expect(await accessTokenFor(shop.deps, shop)).toEqual(token('shpat_renewed_1'));
    expect(JSON.parse(shop.asked[0]?.body ?? '')).toEqual({
      client_id: 'embedded-client',
      client_secret: 'embedded-secret',
      grant_type: 'refresh_token',
      refresh_token: 'shprt_first',
    });
    expect(await accessTokenFor(shop.deps, shop)).toEqual(token('shpat_renewed_1'));
    expect(shop.asked).toHaveLength(1);
  });

  it('is renewed once, though two processes and many jobs need it at the same moment', async () => {
    await using shop = await holder();
    const second = openDatabase({ url: shop.serverUrl, poolSize: 2 });
    const { promise, resolve } = Promise.withResolvers<void>();
    shop.script.release = promise;
    shop.clock.move(2 * HOUR);
    const ask = (database: Foundation['database']) =>
      Array.from({ length: 6 }, () => accessTokenFor({ ...shop.deps, database }, shop));
    const answers = Promise.all([...ask(shop.deps.database), ...ask(second)]);
    await expect.poll(() => shop.asked.length).toBe(1);
    resolve();
    expect(new Set((await answers).map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify(token('shpat_renewed_1'))]),
    );
    expect(shop.asked).toHaveLength(1);
    await second.close();
  });

  it('is used to its end when Shopify cannot renew it now', async () => {
    await using shop = await holder();
    shop.script.status = 503;
    shop.clock.move(57 * MINUTE);
    expect(await accessTokenFor(shop.deps, shop)).toEqual(token('shpat_first'));
    shop.clock.move(4 * MINUTE);
    expect(await accessTokenFor(shop.deps, shop)).toEqual(err({ kind: 'unavailable' }));
    shop.script.status = 200;
    expect(await accessTokenFor(shop.deps, shop)).toMatchObject({ ok: true });
  });

  it('is renewed when Shopify refused it, and only by the first who says so', async () => {
    await using shop = await holder();
    const refused = 'shpat_first';
    const told = () => refreshAfterRefusal(shop.deps, { ...shop, refused });
    expect(await Promise.all([told(), told()])).toEqual(Array(2).fill(token('shpat_renewed_1')));
    expect(await told()).toEqual(token('shpat_renewed_1'));
    expect(shop.asked).toHaveLength(1);
  });

  it.each([0, 400, 401, 500])(
    'is not there when Shopify answers %i to the renewal',
    async (status) => {
      await using shop = await holder();
      shop.script.status = status;
      shop.clock.move(2 * HOUR);
      expect(await accessTokenFor(shop.deps, shop)).toEqual(err({ kind: 'unavailable' }));
    },
  );

  it('does not come back to life when the shop uninstalls during the renewal', async () => {
    await using shop = await holder();
    const { promise, resolve } = Promise.withResolvers<void>();
    shop.script.release = promise;
    shop.clock.move(2 * HOUR);
    const answer = accessTokenFor(shop.deps, shop);
    await expect.poll(() => shop.asked.length).toBe(1);
    await shop.asOwner('delete from shopify_session');
    resolve();
    expect(await answer).toEqual(err({ kind: 'unavailable' }));
    expect(await shop.asOwner('select id from shopify_session')).toEqual([]);
  });

  it('is not asked for where the shop has left, or never was', async () => {
    await using shop = await holder();
    await shop.asOwner("update installation set state = 'uninstalled', uninstalled_at = now()");
    expect(await accessTokenFor(shop.deps, shop)).toEqual(err({ kind: 'uninstalled' }));
    const other = { ...shop, registrationKey: 'nobody' as RegistrationKey };
    expect(await accessTokenFor(shop.deps, other)).toEqual(err({ kind: 'uninstalled' }));
  });
});

describe('where Shopify’s sessions are kept', () => {
  it('keeps no token in clear, and those of another app of the shop apart', async () => {
    await using shop = await holder();
    const storage = createSessionStorage(shop.deps, registrationKey);
    const other = createSessionStorage(shop.deps, 'payments' as RegistrationKey);
    expect(JSON.stringify(await shop.asOwner('select * from shopify_session'))).not.toMatch(
      /shp(at|rt)_/,
    );
    expect((await storage.loadSession(`offline_${SHOP}`))?.accessToken).toBe('shpat_first');
    expect(await other.loadSession(`offline_${SHOP}`)).toBeUndefined();
    expect(await other.findSessionsByShop(SHOP)).toEqual([]);
    await other.deleteSession(`offline_${SHOP}`);
    expect(await storage.findSessionsByShop(SHOP)).toHaveLength(1);
    await storage.deleteSessions([`offline_${SHOP}`]);
    expect(await storage.loadSession(`offline_${SHOP}`)).toBeUndefined();
  });

  it('does not open a session that was moved to another app’s place', async () => {
    await using shop = await holder();
    await shop.asOwner(
      "update shopify_session set id = replace(id, 'embedded/', 'payments/'), registration_key = 'payments'",
    );
    const other = createSessionStorage(shop.deps, 'payments' as RegistrationKey);
    await expect(other.loadSession(`offline_${SHOP}`)).rejects.toThrow('another place');
  });

  it('carries over how long a token lasts, though the clock of the house was moved', async () => {
    await using shop = await holder();
    const storage = createSessionStorage(shop.deps, registrationKey);
    shop.clock.move(30 * MINUTE);
    const left = (await storage.loadSession(`offline_${SHOP}`))?.expires?.getTime() ?? 0;
    expect(Math.round((left - Date.now()) / MINUTE)).toBe(30);
  });

  it('keeps the newer token when a page learns late that the older one was refused', async () => {
    await using shop = await holder();
    const storage = createSessionStorage(shop.deps, registrationKey);
    const stale = await storage.loadSession(`offline_${SHOP}`);
    if (!stale) throw new Error('no session');
    await refreshAfterRefusal(shop.deps, { ...shop, refused: 'shpat_first' });
    stale.accessToken = undefined as unknown as string;
    await storage.storeSession(stale);
    expect(await accessTokenFor(shop.deps, shop)).toEqual(token('shpat_renewed_1'));
  });

  it('renews at once when the library has taken out a refused token', async () => {
    await using shop = await holder();
    const storage = createSessionStorage(shop.deps, registrationKey);
    const refused = session(HOUR);
    Reflect.deleteProperty(refused, 'accessToken');
    await storage.storeSession(refused);
    expect(await accessTokenFor(shop.deps, shop)).toEqual(token('shpat_renewed_1'));
  });
});
