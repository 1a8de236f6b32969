import { describe, expect, it } from 'vitest';
import { addAccountRow, addPaymentRow, rowId } from '#app/admin/merchant-rows.fixture.ts';
import { readerOf } from '#app/admin/reader.ts';
import { presentAccount } from '#app/admin/settings.presenter.server.ts';
import { findDue } from '#app/jobs/due.store.server.ts';
import { DAY, SECOND } from '#app/kernel/clock.ts';
import type { AccountId } from '#app/kernel/ids.ts';
import { findAccountByPath, openAccount } from '#app/merchants/account-directory.server.ts';
import { eraseCredentials } from '#app/merchants/erase-credentials.server.ts';
import { sealCredentials } from '#app/merchants/gateway-account.ts';
import { listAccounts, retireAccount } from '#app/merchants/manage-accounts.server.ts';
import { withDatabase } from '#test/database.ts';

const FIELDS = { idService: '1042', accessKey: 'access-of-it', secretKey: 'secret-of-it' };

async function withAccount() {
  const house = await withDatabase();
  const { foundation, clock, asOwner } = house;
  const shopId = await house.addShop();
  const base = { asOwner, shopId };
  const accountId = (await addAccountRow(base)) as AccountId;
  const key = { shopId, accountId };
  const sealed = await sealCredentials(foundation.sealing, key, {
    gateway: 'pagoefectivo',
    fields: FIELDS,
  });
  await asOwner('update gateway_account set credentials_sealed = $1', [sealed]);
  const [row] = await asOwner<{ path_key: string }>('select path_key from gateway_account');
  const due = () =>
    findDue(foundation.database.worker, 'credentials', { now: clock.now(), most: 10 });
  return {
    ...house,
    key,
    sealed,
    inDays: (days: number) => new Date(clock.now().getTime() + days * DAY),
    retire: () => retireAccount(foundation, { ...key, actor: 'staff:7' }),
    isKnown: async () =>
      (await findAccountByPath(foundation, row?.path_key ?? '')) !== null &&
      (await openAccount(foundation, key)) !== null,
    /** What a worker does now: what is due, until nothing is. */
    work: async () => {
      const done: string[] = [];
      for (const { id, ...shop } of await due())
        done.push(await eraseCredentials(foundation, { ...shop, accountId: id as AccountId }));
      return done;
    },
    addCode: (state: string, expiresAt: Date) =>
      addPaymentRow(base, {
        number: 1,
        openedAt: clock.now(),
        state: 'awaiting',
        voucher: { state, reference: '30000001', expiresAt },
      }),
    events: () => asOwner("select actor, kind from event where actor = 'clock' order by id"),
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  };
}

describe('the credentials of a retired account', () => {
  it('are kept while its money may move, and erased after that', async () => {
    await using shop = await withAccount();
    await shop.retire();
    shop.clock.move(180 * DAY - SECOND);
    expect(await shop.work()).toEqual([]);
    expect(await shop.isKnown()).toBe(true);
    shop.clock.move(SECOND);
    expect(await shop.work()).toEqual(['erased']);
    expect(await shop.isKnown()).toBe(false);
    expect(await listAccounts(shop.foundation, shop.key.shopId)).toMatchObject([
      { state: 'retired', erased: true },
    ]);
    const seer = { shopId: shop.key.shopId, reader: readerOf('es-PE') };
    expect(await presentAccount(shop.foundation, seer, shop.key.accountId)).toMatchObject({
      state: 'erased',
      previousUntil: null,
    });
    expect(JSON.stringify(await shop.asOwner('select * from gateway_account'))).not.toContain(
      shop.sealed,
    );
    expect(await shop.events()).toEqual([{ actor: 'clock', kind: 'account-credentials-erased' }]);
    expect(await shop.work()).toEqual([]);
  });

  it('are kept until its last code has been over for a month', async () => {
    await using shop = await withAccount();
    await shop.addCode('lapsed', shop.inDays(160));
    await shop.retire();
    shop.clock.move(180 * DAY);
    expect(await shop.work()).toEqual(['put-off']);
    expect(await shop.work()).toEqual([]);
    shop.clock.move(10 * DAY);
    expect(await shop.work()).toEqual(['erased']);
  });

  it.each([
    ['a code can still be paid', "update voucher set state = 'live'"],
    ['a code is being voided', "update voucher set state = 'voiding'"],
    ['a code is looked for', "update voucher set state = 'orphan', next_ask_at = now()"],
    [
      'news of it is not handled yet',
      `insert into notification (shop_id, id, account_id, dedupe_key, received_at, facts, state, due_at)
       select shop_id, id, id, 'k', now(), '{}', 'due', now() from gateway_account`,
    ],
    [
      'a refund waits',
      `insert into refund (shop_id, id, payment_id, registration_key, session_id, session_gid, payment_session_id, test,
         amount_minor, currency, opened_at, request_digest, state)
       select shop_id, id, id, 'payments', 's', 's', 's', false, 1, 'PEN', now(), '\\x00', 'waiting' from payment`,
    ],
  ])('are kept while %s', async (_what, happens) => {
    await using shop = await withAccount();
    await shop.addCode('paid', shop.inDays(2));
    await shop.retire();
    await shop.asOwner(happens);
    shop.clock.move(400 * DAY);
    expect(await shop.work()).toEqual(['put-off']);
    expect(await shop.work()).toEqual([]);
    expect(await shop.isKnown()).toBe(true);
    for (const closes of [
      "update voucher set state = 'paid', next_ask_at = null",
      "update notification set state = 'applied', due_at = null",
      "update refund set state = 'resolved', decided_by = 'staff:7', decided_at = now(), decision_reason = 'x'",
    ])
      await shop.asOwner(closes);
    shop.clock.move(DAY);
    expect(await shop.work()).toEqual(['erased']);
  });

  it('cannot be taken from an account that is in use, nor be left without a day to look', async () => {
    await using shop = await withAccount();
    const erase = 'update gateway_account set credentials_sealed = null, erase_due_at = null';
    await expect(shop.asOwner(erase)).rejects.toThrow(/check/);
    await shop.asOwner('delete from default_account');
    const retire = "update gateway_account set state = 'retired', retired_at = now()";
    await expect(shop.asOwner(retire)).rejects.toThrow(/check/);
  });

  it('are not due in an account in use, however old', async () => {
    await using shop = await withAccount();
    shop.clock.move(4_000 * DAY);
    expect(await shop.work()).toEqual([]);
    expect(await eraseCredentials(shop.foundation, shop.key)).toBe('not-due');
    const stranger = { ...shop.key, accountId: rowId(shop.key.shopId, 'account', 9) as AccountId };
    expect(await eraseCredentials(shop.foundation, stranger)).toBe('not-due');
  });
});

describe('replaced credentials', () => {
  const replaced = `update gateway_account set previous_sealed = 'former', previous_until = $1`;

  it('are erased when nothing is believed by them any more; the new ones stay', async () => {
    await using shop = await withAccount();
    await shop.asOwner(replaced, [shop.inDays(7)]);
    shop.clock.move(7 * DAY - SECOND);
    expect(await shop.work()).toEqual([]);
    shop.clock.move(SECOND);
    expect(await shop.work()).toEqual(['erased']);
    expect(
      await shop.asOwner('select previous_sealed, previous_until from gateway_account'),
    ).toEqual([{ previous_sealed: null, previous_until: null }]);
    expect(await shop.isKnown()).toBe(true);
    expect(await shop.events()).toEqual([{ actor: 'clock', kind: 'account-previous-erased' }]);
  });

  it('go also where the account is retired and its own must stay', async () => {
    await using shop = await withAccount();
    await shop.addCode('live', shop.inDays(2));
    await shop.asOwner(replaced, [shop.inDays(7)]);
    await shop.retire();
    shop.clock.move(200 * DAY);
    expect(await shop.work()).toEqual(['erased']);
    expect(await shop.isKnown()).toBe(true);
  });
});

it('lets the worker see when credentials are due, and never what they are', async () => {
  await using shop = await withAccount();
  const { worker } = shop.foundation.database;
  for (const column of ['credentials_sealed', 'previous_sealed', 'path_key', 'label'])
    await expect(worker.query(`select ${column} from gateway_account`)).rejects.toThrow(/denied/);
});
