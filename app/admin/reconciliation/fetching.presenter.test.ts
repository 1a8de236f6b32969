import { afterEach, beforeEach, expect, it } from 'vitest';
import { type FetchingShop, openFetchingShop } from '#test/reconciliation/fetching-shop.ts';
import { readerOf } from '../reader.ts';
import { doAboutFetching } from './fetching/fetching-deeds.server.ts';
import { presentFetching } from './fetching.presenter.server.ts';

let shop: FetchingShop;
let woken: number;
beforeEach(async () => {
  shop = await openFetchingShop();
  woken = 0;
});
afterEach(() => shop[Symbol.asyncDispose]());

const look = async (of = shop.own) =>
  presentFetching(shop.deps, { shopId: of.shopId, reader: readerOf('es-PE') });

function press(intent: string, account: string = shop.own.accountId, of = shop.own) {
  const form = new FormData();
  form.set('intent', intent);
  form.set('account', account);
  const deps = {
    ...shop.deps,
    wake: () => {
      woken += 1;
    },
  };
  return doAboutFetching(deps, { shopId: of.shopId, actor: 'staff:7', form });
}

it('says when the last report came and when the next is asked for', async () => {
  const [before] = await look();
  expect(before).toMatchObject({
    account: 'Caja · Mercado Pago',
    nightly: true,
    last: null,
    underWay: false,
    trouble: null,
  });
  expect(before?.next).toMatch(/^26\/11\/2026, 2:00/);
  await shop.next();
  expect(await look()).toMatchObject([{ underWay: true, last: null }]);
  await shop.next();
  const [after] = await look();
  expect(after).toMatchObject({ underWay: false, last: { name: expect.stringMatching(/csv$/) } });
  expect(after?.last?.when).toMatch(/^26\/11\/2026, 2:01/);
  expect(after?.next).toMatch(/^27\/11\/2026, 2:/);
});

it('says what is in the way, with the gateway’s own word', async () => {
  shop.fail('report-list', '401');
  await shop.next();
  expect(await look()).toMatchObject([{ trouble: { why: 'keys-refused', code: '7' } }]);
});

it('fetches now when it is pressed, and wakes the worker', async () => {
  expect(await press('fetch')).toEqual({ done: 'wanted' });
  expect(woken).toBe(1);
  expect(await shop.due()).toHaveLength(1);
  expect(await look()).toMatchObject([{ underWay: true }]);
});

it('is switched off and on again', async () => {
  expect(await press('off')).toEqual({ done: 'off' });
  expect(await look()).toMatchObject([{ nightly: false, next: null }]);
  expect(await press('on')).toEqual({ done: 'on' });
  expect(await look()).toMatchObject([{ nightly: true }]);
});

it('says of a test account why it is off, until somebody switches it on', async () => {
  const rehearsal = await shop.rehearse();
  expect(await look(rehearsal)).toMatchObject([{ nightly: false, next: null, offAsTest: true }]);
  expect(await press('on', rehearsal.accountId, rehearsal)).toEqual({ done: 'on' });
  expect(await look(rehearsal)).toMatchObject([{ nightly: true, offAsTest: false }]);
  expect(await look()).toMatchObject([{ offAsTest: false }]);
});

it('does nothing about another shop’s account, and shows none', async () => {
  expect(await press('off', shop.own.accountId, shop.other)).toEqual({ refused: 'not-found' });
  expect(await press('fly')).toEqual({ refused: 'unknown' });
  expect((await look()).map(({ id }) => id)).toEqual([shop.own.accountId]);
});

it('shows no account whose gateway gives no reports by API, or that has no keys and never had a report', async () => {
  await shop.asOwner(`update gateway_account set gateway = 'payu' where id = $1`, [
    shop.own.accountId,
  ]);
  expect(await look()).toEqual([]);
  expect(await press('fetch')).toEqual({ refused: 'not-found' });
});
