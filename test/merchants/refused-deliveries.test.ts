import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { presentNotification } from '#app/admin/notification.presenter.server.ts';
import { readerOf } from '#app/admin/reader.ts';
import type { AccountId } from '#app/kernel/ids.ts';
import { sealCredentials } from '#app/merchants/gateway-account.ts';
import { createNotifications } from '#app/notifications/notifications.server.ts';
import { withDatabase } from '#test/database.ts';

const FIELDS = { idService: '1042', accessKey: 'access-of-it', secretKey: 'secret-of-it' };
const BODY = '{"eventType":"cip.paid","operationNumber":"7","data":{"cip":"2523136"}}';
const PATH_KEY = 'path-key-of-the-one-account';
const SOURCE = '198.51.100.4';

async function withAccount() {
  const house = await withDatabase();
  const { foundation } = house;
  const shopId = await house.addShop();
  const accountId = foundation.ids.next() as AccountId;
  const credentials = { gateway: 'pagoefectivo', fields: FIELDS };
  const sealed = await sealCredentials(foundation.sealing, { shopId, accountId }, credentials);
  await house.asOwner(
    `insert into gateway_account (shop_id, id, path_key, gateway, mode, label, credentials_sealed, state, proved_at, created_at)
     values ($1, $2, $3, 'pagoefectivo', 'test', 'Caja', $4, 'active', $5, $5)`,
    [shopId, accountId, PATH_KEY, sealed, house.clock.now()],
  );
  const notifications = createNotifications(foundation, () => undefined);
  const arrive = async (key: string, source: 'expected' | 'refused' = 'expected') => {
    const account = await notifications.findAccount(PATH_KEY);
    if (!account) throw new Error('no account');
    const signature = createHmac('sha256', key).update(BODY).digest('hex');
    const raw = { body: Buffer.from(BODY), headers: { 'pe-signature': signature } };
    return notifications.receive({ account, raw, sourceAddress: SOURCE, source });
  };
  const screen = async () => {
    const [row] = await house.asOwner<{ id: string }>('select id from refused_delivery');
    const deps = { ...foundation, notifications };
    const seer = { shopId, reader: readerOf('es-PE') };
    return presentNotification(deps, seer, row?.id ?? '');
  };
  return { ...house, arrive, screen };
}

it('says which of the account’s keys signed a refused delivery, and shows no key', async () => {
  await using shop = await withAccount();
  expect(await shop.arrive(FIELDS.accessKey)).toMatchObject({ ok: false });
  const screen = await shop.screen();
  expect(screen).toMatchObject({ advice: expect.stringContaining('Clave de acceso') });
  expect(JSON.stringify(screen)).not.toMatch(/access-of-it|secret-of-it/);
});

it('says of a delivery from an unexpected address that the gateway did sign it', async () => {
  await using shop = await withAccount();
  expect(await shop.arrive(FIELDS.secretKey, 'refused')).toMatchObject({ ok: false });
  expect(await shop.screen()).toMatchObject({
    why: expect.stringContaining('lista'),
    advice: expect.stringContaining(`lo mandó la pasarela, desde ${SOURCE}`),
  });
});

it('says that it can no longer be told once the keys cannot be opened', async () => {
  await using shop = await withAccount();
  await shop.arrive('another-key');
  await shop.asOwner("update refused_delivery set sealed = 'x'");
  expect(await shop.screen()).toMatchObject({
    body: null,
    advice: expect.stringContaining('ya no se pueden abrir'),
  });
});
