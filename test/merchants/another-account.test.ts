import { expect, it } from 'vitest';
import { addAccountRow, addPaymentRow } from '#app/admin/merchant-rows.fixture.ts';
import { after, HOUR } from '#app/kernel/clock.ts';
import type { AccountId } from '#app/kernel/ids.ts';
import { err, ok } from '#app/kernel/result.ts';
import { rotateCredentials } from '#app/merchants/add-account.server.ts';
import { sealCredentials } from '#app/merchants/gateway-account.ts';
import type { Egress } from '#app/platform/egress.server.ts';
import { withDatabase } from '#test/database.ts';

const keys = (idService: string) => ({
  ...{ idService, accessKey: 'access-of-it', secretKey: 'secret-of-it' },
});
const CODE = '30000001';

/** why: the gateway is not ours. Each service has its own token, and knows its own codes only. */
const egress: Egress = {
  send: async ({ url, body, headers }) => {
    const said = JSON.stringify({ url: `${url}`, body: `${body}`, headers });
    const token = (service: string) => ({
      ...{ token: `token-of-${service}`, codeService: service },
      ...{ tokenStart: '2026-11-25T10:00:00-05:00', tokenExpires: '2026-11-26T10:00:00-05:00' },
    });
    const own = {
      ...{ cip: CODE, status: 22, statusName: 'Generado', amount: 120.5, currency: 'PEN' },
      transactionCode: 'tx-1',
    };
    const data = said.includes('/authorizations')
      ? token(said.includes('1042') ? '1042' : '2077')
      : [said.includes('token-of-1042') ? own : { cip: '0', status: 0 }];
    const text = JSON.stringify({ code: '100', message: 'ok', data });
    return ok({ status: said.includes('/authorizations') ? 201 : 200, headers: {}, text });
  },
};

async function withCode(state: string) {
  const house = await withDatabase();
  const { foundation, clock, asOwner } = house;
  const shopId = await house.addShop();
  const accountId = (await addAccountRow({ asOwner, shopId })) as AccountId;
  const sealed = await sealCredentials(
    foundation.sealing,
    { shopId, accountId },
    { gateway: 'pagoefectivo', fields: keys('1042') },
  );
  await asOwner('update gateway_account set credentials_sealed = $1', [sealed]);
  const voucher = { state, reference: CODE, expiresAt: after(clock.now(), HOUR) };
  const payment = { number: 1, openedAt: clock.now(), state: 'awaiting', voucher } as const;
  await addPaymentRow({ asOwner, shopId }, payment);
  const change = (fields: Record<string, string>) =>
    rotateCredentials({ ...foundation, egress }, { shopId, accountId, actor: 'staff:7', fields });
  const kept = async () =>
    (await asOwner('select credentials_sealed as sealed from gateway_account'))[0];
  return { change, kept, sealed, [Symbol.asyncDispose]: () => house[Symbol.asyncDispose]() };
}

it('does not put the keys of another account in the place of those by which a code is asked for', async () => {
  for (const state of ['live', 'voiding']) {
    await using shop = await withCode(state);
    expect(await shop.change(keys('2077'))).toEqual(err({ kind: 'another-account' }));
    expect(await shop.kept()).toEqual({ sealed: shop.sealed });
    const renewed = { ...keys('1042'), secretKey: 'renewed-secret' };
    expect(await shop.change(renewed)).toEqual(ok(null));
  }
});

it('takes the keys of another account once no code of the former can be paid', async () => {
  await using shop = await withCode('lapsed');
  expect(await shop.change(keys('2077'))).toEqual(ok(null));
});
