import { expect, it } from 'vitest';
import type { Credentials } from '#app/gateways/gateway.ts';
import { judgeAgain } from '#app/notifications/judge-again.server.ts';
import { createReceive } from '#app/notifications/receive.server.ts';
import { openDatabase } from '#app/platform/database.server.ts';
import { DAY, HOUR, MINUTE, newsOf, PEN, setStage, signed } from './stage.ts';

const OTHER_KEYS: Credentials = {
  gateway: 'pagoefectivo',
  fields: { idService: '1234', accessKey: 'test-access-key', secretKey: 'mended-secret-key' },
};

it('writes down two payments of one code as two receipts, and raises DOUBLE_PAYMENT', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  await stage.paid(reference);
  await stage.first.drain();
  await stage.paid(reference);
  await stage.first.drain();
  const books = await stage.books();
  expect(books.money).toEqual(['settles 12050', 'surplus 12050']);
  expect(books.raised).toEqual(['DOUBLE_PAYMENT']);
  expect(stage.rail.resolves).toHaveLength(1);
});

it('writes down two payments whose notifications come at once, on two processes', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  const operations = [stage.gateway.pay(reference), stage.gateway.pay(reference)];
  await Promise.all(operations.map((operation) => stage.notify(newsOf(reference, operation))));
  await Promise.all([stage.first.drain(), stage.second.drain()]);
  await stage.wait(MINUTE, MINUTE);
  const books = await stage.books();
  expect(books.money).toEqual(['settles 12050', 'surplus 12050']);
  expect(books.receipts.map(({ operation }) => operation).sort()).toEqual(
    operations.map(({ number }) => number),
  );
});

it('shows a person each payment of a code that nobody here knows', async () => {
  await using stage = await setStage();
  await stage.notify(newsOf('777', { number: '1', amount: PEN('5.00') }));
  await stage.notify(newsOf('777', { number: '2', amount: PEN('5.00') }));
  await stage.first.drain();
  const books = await stage.books();
  expect(books.raised).toEqual(['UNKNOWN_VOUCHER', 'UNKNOWN_VOUCHER']);
  expect(books.exceptions[0]).toMatchObject({ evidence: { amount: '5.00', currency: 'PEN' } });
  expect(books.money).toEqual([]);
  expect(books.notifications.map(({ state }) => state)).toEqual(['applied', 'applied']);
});

it('applies a notification that came while the gateway was away, as soon as it is back', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  stage.gateway.away = true;
  await stage.paid(reference);
  await stage.wait(3 * MINUTE, MINUTE);
  expect((await stage.books()).money).toEqual([]);
  stage.gateway.away = false;
  await stage.wait(10 * MINUTE, MINUTE);
  expect((await stage.books()).money).toEqual(['settles 12050']);
});

it('believes no notification that the gateway does not confirm when it is asked', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  await stage.notify(newsOf(reference, { number: '1', amount: PEN('120.50') }));
  await stage.wait(HOUR);
  const books = await stage.books();
  expect(books.money).toEqual([]);
  expect(books.states).toEqual(['awaiting']);
  expect(books.notifications[0]).toMatchObject({ state: 'due', outcome: 'gateway-differs' });
  expect(stage.rail.resolves).toEqual([]);
});

it('takes a word that it does not know neither for paid nor for lapsed', async () => {
  await using stage = await setStage();
  const { voucher, reference } = await stage.landed();
  stage.gateway.code(reference).strange = '99 Observado';
  await stage.first.ask(voucher.id);
  await stage.notify(newsOf(reference, { number: '1', amount: PEN('120.50') }));
  await stage.wait(3 * DAY, 6 * HOUR);
  const books = await stage.books();
  expect(books.codes).toEqual(['live']);
  expect(books.money).toEqual([]);
  stage.gateway.code(reference).strange = null;
  stage.gateway.pay(reference);
  await stage.wait(2 * HOUR);
  expect((await stage.books()).states).toEqual(['paid']);
});

it('does not read an answer as a reversal that was asked for before the payment was written down', async () => {
  await using stage = await setStage();
  const { voucher, reference } = await stage.landed();
  await stage.first.drain();
  const stale = stage.gateway.hold('query', 'after');
  const asking = stage.second.ask(voucher.id);
  await stale.arrived;
  await stage.paid(reference);
  await stage.first.drain();
  stale.release();
  expect(await asking).toMatchObject({ ok: true, value: { kind: 'ask-again' } });
  const books = await stage.books();
  expect(books.money).toEqual(['settles 12050']);
  expect(books.states).toEqual(['paid']);
  expect(books.raised).toEqual([]);
});

it('does not count money again by an answer that was asked for before its reversal was written down', async () => {
  await using stage = await setStage();
  const { voucher, reference } = await stage.landed();
  const operation = await stage.paid(reference);
  await stage.first.drain();
  const stale = stage.gateway.hold('query', 'after');
  const asking = stage.second.ask(voucher.id);
  await stale.arrived;
  stage.gateway.reverse(reference);
  await stage.notify(newsOf(reference, operation, 'cip.refunded'));
  await stage.first.drain();
  stale.release();
  await asking;
  expect((await stage.books()).money).toEqual(['settles 12050 reversed']);
});

it('takes back one of two payments of a code when the gateway names it', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  await stage.paid(reference);
  await stage.first.drain();
  const second = await stage.paid(reference);
  await stage.first.drain();
  stage.gateway.reverse(reference);
  await stage.notify(newsOf(reference, second, 'cip.refunded'));
  await stage.first.drain();
  const books = await stage.books();
  expect(books.money).toEqual(['settles 12050', 'surplus 12050 reversed']);
  expect(books.states).toEqual(['paid']);
  expect(books.notifications.map(({ state }) => state)).toEqual(['applied', 'applied', 'applied']);
});

it('keeps a verified delivery that it cannot read, and answers it as verified', async () => {
  await using stage = await setStage();
  const answer = await stage.notify('{"eventType":"cip.paid","data":[1]}');
  expect(answer).toMatchObject({ ok: true });
  await stage.notify('not even JSON');
  await stage.first.drain();
  const books = await stage.books();
  expect(books.notifications.map(({ state }) => state)).toEqual(['unreadable', 'unreadable']);
  const [kept] = await stage.house.asOwner<{ body: Buffer }>(
    'select body from delivery order by id desc',
  );
  expect(kept?.body.toString()).toBe('not even JSON');
});

it('keeps a verified delivery whose operation number has no end, and answers it as verified', async () => {
  await using stage = await setStage();
  const operationNumber = Array.from({ length: 4_000 }, (_, at) => (at * at) % 7_919).join('');
  const data = { cip: '12', currency: 'PEN', amount: '1.00' };
  const answer = await stage.notify({ eventType: 'cip.paid', operationNumber, data });
  expect(answer).toMatchObject({ ok: true });
  expect((await stage.books()).notifications.map(({ state }) => state)).toEqual(['unreadable']);
});

it('keeps a verified delivery with letters that no database takes, and does not spoil its neighbours', async () => {
  await using stage = await setStage();
  const strange = {
    eventType: 'cip.\u0000paid',
    operationNumber: '\ud800',
    data: { cip: '12', currency: 'PEN', amount: '1.00' },
  };
  const answers = await Promise.all([
    stage.notify(strange),
    stage.notify(newsOf('13', { number: '1', amount: PEN('1.00') })),
  ]);
  expect(answers).toMatchObject([{ ok: true }, { ok: true }]);
  const states = (await stage.books()).notifications.map(({ state }) => state).sort();
  expect(states).toEqual(['due', 'unreadable']);
});

it('reads nothing of a delivery before its signature is proven, and keeps the refused one sealed', async () => {
  await using stage = await setStage();
  const { account, receive } = stage.first;
  const forged = signed({ eventType: 'cip.paid', secret: 'dónde' }, 'another-secret-key');
  const broken = signed('{{{', 'another-secret-key');
  for (const raw of [forged, broken, { ...forged, headers: {} }]) {
    const answer = await receive({ account, raw, sourceAddress: '203.0.113.9' });
    expect(answer.ok).toBe(false);
    expect(!answer.ok && answer.error.reason).toMatch(/signature/);
  }
  expect((await stage.books()).notifications).toEqual([]);
  const refused = await stage.house.asOwner<{ sealed: string }>('select * from refused_delivery');
  expect(refused).toHaveLength(3);
  expect(JSON.stringify(refused)).not.toContain('cip.paid');
});

it('keeps no more than sixty refused deliveries of an account in a minute', async () => {
  await using stage = await setStage();
  const { account, receive } = stage.first;
  const raw = signed('{}', 'another-secret-key');
  for (let count = 0; count < 70; count += 1) {
    const answer = await receive({ account, raw, sourceAddress: '203.0.113.9' });
    expect(answer.ok).toBe(false);
  }
  const [kept] = await stage.house.asOwner<{ count: string }>(
    'select count(*) from refused_delivery',
  );
  expect(kept?.count).toBe('60');
});

it('forgets refused deliveries after thirty days, and beyond a thousand of one account', async () => {
  await using stage = await setStage();
  await stage.house.asOwner(
    `insert into refused_delivery (shop_id, id, account_id, received_at, source_address, reason, sealed)
     select $1, gen_random_uuid(), $2, $3::timestamptz - n * interval '1 minute', '', 'wrong-signature', 'x'
     from generate_series(1, 1003) n`,
    [stage.world.shopId, stage.world.liveAccount, stage.clock.now()],
  );
  expect(await stage.first.due('refused')).toHaveLength(3);
  stage.clock.move(31 * DAY);
  expect(await stage.first.due('refused')).toHaveLength(100);
});

it('accepts what was refused, once the key is mended, and its money counts', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  const { account, receive, deps } = stage.first;
  const operation = stage.gateway.pay(reference);
  const raw = signed(newsOf(reference, operation), 'mended-secret-key');
  expect(await receive({ account, raw, sourceAddress: '203.0.113.9' })).toMatchObject({
    ok: false,
    error: { reason: 'wrong-signature' },
  });
  const [refused] = await stage.house.asOwner<{ id: string }>('select id from refused_delivery');
  const judge = (verifyWith: readonly Credentials[]) =>
    judgeAgain(
      { ...deps, accountById: async () => ({ ...account, verifyWith }) },
      { shopId: stage.world.shopId, refusedId: refused?.id ?? '', actor: 'staff:7' },
    );
  expect(await judge(account.verifyWith)).toEqual({ ok: false, error: { kind: 'still-refused' } });
  expect(await judge([OTHER_KEYS])).toEqual({ ok: true, value: 'accepted' });
  expect(await judge([OTHER_KEYS])).toEqual({ ok: false, error: { kind: 'not-found' } });
  await stage.first.drain();
  expect((await stage.books()).money).toEqual(['settles 12050']);
});

it('believes the former keys for the window in which both are handed in', async () => {
  await using stage = await setStage();
  const account = {
    ...stage.first.account,
    verifyWith: [OTHER_KEYS, ...stage.first.account.verifyWith],
  };
  const raw = signed(newsOf('5', { number: '1', amount: PEN('1.00') }));
  const sourceAddress = '203.0.113.9';
  expect(await stage.first.receive({ account, raw, sourceAddress })).toMatchObject({ ok: true });
});

it('acknowledges nothing that it could not keep', async () => {
  await using stage = await setStage();
  const away = openDatabase({ url: 'postgresql://nobody@127.0.0.1:1/none', poolSize: 1 });
  const receive = createReceive({ ...stage.first.deps, database: away });
  const raw = signed(newsOf('5', { number: '1', amount: PEN('1.00') }));
  const { account } = stage.first;
  await expect(receive({ account, raw, sourceAddress: '' })).rejects.toThrow();
  await away.close();
});

it('lets the door put deliveries in and read nothing, and the worker find ids and see nothing else', async () => {
  await using stage = await setStage();
  const { database } = stage.first.deps;
  await stage.notify(newsOf('5', { number: '1', amount: PEN('1.00') }));
  for (const table of ['delivery', 'notification', 'refused_delivery', 'payment', 'voucher']) {
    await expect(database.door.query(`select * from ${table}`)).rejects.toThrow(/permission/);
    await expect(database.worker.query(`select * from ${table}`)).rejects.toThrow(/permission/);
  }
  await expect(database.door.query('delete from delivery')).rejects.toThrow(/permission/);
  await expect(database.worker.query('update notification set due_at = null')).rejects.toThrow(
    /permission/,
  );
  expect(await stage.first.due('notification')).toHaveLength(1);
});

it('stays paid when the first of two payments of a code is taken back', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  const first = await stage.paid(reference);
  await stage.first.drain();
  await stage.paid(reference);
  await stage.first.drain();
  stage.gateway.reverse(reference);
  await stage.notify(newsOf(reference, first, 'cip.refunded'));
  await stage.first.drain();
  const books = await stage.books();
  expect(books.money).toEqual(['settles 12050 reversed', 'surplus 12050']);
  expect(books.states).toEqual(['paid']);
  expect(books.raised).toEqual(['DOUBLE_PAYMENT', 'REVERSED']);
});
