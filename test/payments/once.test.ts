import { expect, it } from 'vitest';
import type { SessionRequest } from '#app/payments/session-request.ts';
import { processOf } from './process.ts';
import { DAY, gidOf, MINUTE, newsOf, type Stage, sessionBody, setStage } from './stage.ts';

it('answers the same redirect when Shopify repeats the request, at once on two processes and days later', async () => {
  await using stage = await setStage();
  const answers = await Promise.all(
    [stage.first, stage.second, stage.first, stage.second].map((process) =>
      process.openBody(sessionBody()),
    ),
  );
  stage.clock.move(9 * DAY);
  answers.push(await stage.second.openBody(sessionBody()));
  expect(new Set(answers.map(({ redirectUrl }) => redirectUrl)).size).toBe(1);
  const books = await stage.books();
  expect(books.payments).toHaveLength(1);
  expect(books.raised).toEqual([]);
});

it('keeps the first and raises CHANGED_REQUEST when another body comes under a known id', async () => {
  await using stage = await setStage();
  const [first, second] = await Promise.all([
    stage.first.openBody(sessionBody()),
    stage.first.openBody(sessionBody({ amount: '9.00' })),
  ]);
  const third = await stage.second.openBody(sessionBody({ amount: '9.00' }));
  expect([second.redirectUrl, third.redirectUrl]).toEqual([first.redirectUrl, first.redirectUrl]);
  const books = await stage.books();
  expect(books.payments[0]).toMatchObject({ amount_minor: '12050', currency: 'PEN' });
  expect(books.exceptions).toMatchObject([
    { kind: 'CHANGED_REQUEST', evidence: { kept: '120.50', asked: '9.00' } },
  ]);
});

it('opens many sessions of one checkout at once on two processes', async () => {
  await using stage = await setStage();
  const ids = Array.from({ length: 40 }, (_, index) => `s${index}`);
  const bodies = ids.map((id) => sessionBody({ id, group: `g${ids.indexOf(id) % 3}` }));
  const all = [
    ...bodies.map((body) => stage.first.openBody(body)),
    ...bodies.toReversed().map((body) => stage.second.openBody(body)),
  ];
  await Promise.all(all);
  const books = await stage.books();
  expect(books.payments).toHaveLength(40);
  expect(new Set(books.payments.map((row) => row['checkout_id'])).size).toBe(3);
  expect(books.raised).toEqual([]);
});

it('does not let one session that cannot be kept spoil those that arrive with it', async () => {
  await using stage = await setStage();
  const { createOpenSessions } = await import('#app/payments/open.server.ts');
  const { readSessionRequest } = await import('#app/payments/session-request.ts');
  const open = createOpenSessions(stage.first.deps);
  const request = (changes: Record<string, unknown>): SessionRequest => {
    const read = readSessionRequest(Buffer.from(JSON.stringify(sessionBody(changes))));
    if (!read.ok) throw new Error(read.error);
    return read.value;
  };
  const good = request({ id: 'good' });
  const bad = { ...request({ id: 'bad', group: 'g2' }), buyerLocale: '\0' };
  const owner = { shopId: stage.world.shopId, registrationKey: 'payments' as never };
  const answers = await Promise.allSettled([
    open({ ...owner, request: bad }),
    open({ ...owner, request: good }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  expect((await stage.books()).payments.map(({ session_id }) => session_id)).toEqual(['good']);
});

it('issues one code when the link is opened twice at once', async () => {
  await using stage = await setStage();
  const { paymentId } = await stage.first.openBody(sessionBody());
  const landings = await Promise.all([
    stage.first.land(paymentId),
    stage.second.land(paymentId),
    stage.first.land(paymentId),
    stage.second.land(paymentId),
  ]);
  expect(stage.gateway.codes).toHaveLength(1);
  expect(landings.every((landed) => ['stands', 'under-way'].includes(landed?.kind ?? ''))).toBe(
    true,
  );
  expect(await stage.second.land(paymentId)).toMatchObject({
    kind: 'stands',
    voucher: { reference: '2500001' },
  });
});

it('works on each thing once when two workers look at once', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  await stage.paid(reference);
  await Promise.all([stage.first.drain(), stage.second.drain()]);
  await Promise.all([stage.first.drain(), stage.second.drain()]);
  const books = await stage.books();
  expect(books.money).toEqual(['settles 12050']);
  expect(books.notifications.map(({ attempts }) => attempts)).toEqual([1]);
  expect(stage.rail.heard.filter(({ what }) => what === 'paid')).toHaveLength(1);
});

it('says paid again when the process that was saying it died, and Shopify resolves once', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  await stage.first.drain();
  await stage.paid(reference);
  const dying = stage.rail.hold('paid', 'after');
  const never = stage.first.drain();
  await dying.arrived;
  expect(await stage.second.drain()).toBe(0);
  stage.clock.move(MINUTE);
  await stage.second.drain();
  const books = await stage.books();
  expect(books.told).toEqual(['pending applied', 'paid applied']);
  expect(stage.rail.heard.filter(({ what }) => what === 'paid')).toHaveLength(2);
  dying.release();
  await never;
  expect((await stage.books()).told).toEqual(['pending applied', 'paid applied']);
  expect(stage.rail.resolves).toHaveLength(1);
});

it('takes up a notification whose worker died', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  await stage.first.drain();
  const dying = stage.gateway.hold('query', 'before');
  await stage.paid(reference);
  const never = stage.first.drain();
  await dying.arrived;
  stage.clock.move(MINUTE);
  await stage.second.drain();
  expect((await stage.books()).money).toEqual(['settles 12050']);
  dying.release();
  await never;
  await stage.first.drain();
  expect((await stage.books()).money).toEqual(['settles 12050']);
});

it('finishes everything from rows alone, by a process that has just been started', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  await stage.paid(reference);
  const fresh = processOf(stage.house.foundation, stage.world);
  await fresh.quiet();
  await fresh.drain();
  expect((await stage.books()).states).toEqual(['paid']);
  expect(stage.rail.state(gidOf('s1'))).toBe('resolved');
  expect(await fresh.drain()).toBe(0);
});

const openTransactions = (stage: Stage) =>
  stage.house.asOwner<{ count: string }>(
    `select count(*) from pg_stat_activity
     where datname = current_database() and state like 'idle in transaction%'`,
  );

it('writes down what it is about to do before every foreign call, and holds no transaction open meanwhile', async () => {
  await using stage = await setStage();
  const { paymentId } = await stage.first.openBody(sessionBody());
  const issuing = stage.gateway.hold('issue', 'before');
  const landing = stage.first.land(paymentId);
  await issuing.arrived;
  expect((await stage.books()).vouchers).toMatchObject([{ state: 'intended', reference: null }]);
  expect(await openTransactions(stage)).toEqual([{ count: '0' }]);
  issuing.release();
  await landing;

  const pending = stage.rail.hold('pending', 'before');
  const telling = stage.first.drain();
  await pending.arrived;
  expect((await stage.books()).tells).toMatchObject([
    { what: 'pending', state: 'indeterminate', attempts: 1 },
  ]);
  expect(await openTransactions(stage)).toEqual([{ count: '0' }]);
  pending.release();
  await telling;

  const [voucher] = (await stage.books()).vouchers;
  const deleting = stage.gateway.hold('void', 'before');
  const voiding = stage.first.voidCode(voucher?.id ?? '');
  await deleting.arrived;
  expect((await stage.books()).codes).toEqual(['voiding']);
  expect(await openTransactions(stage)).toEqual([{ count: '0' }]);
  deleting.release();
  await voiding;
});

it('counts doubled deliveries once, also when two processes take them in opposite order', async () => {
  await using stage = await setStage();
  const news = Array.from({ length: 61 }, (_, index) => ({
    eventType: 'cip.paid',
    operationNumber: `${index + 100}`,
    data: { cip: `${9000 + index}`, currency: 'PEN', amount: '1.00' },
  }));
  await using middle = await stage.heldNotification('8:cip.paid 4:9030 3:130');
  const all = [
    ...news.map((one) => stage.notify(one, stage.first)),
    ...news.toReversed().map((one) => stage.notify(one, stage.second)),
  ];
  // Both are in the middle of their commit, each with rows that the other will want.
  await middle.waiting(2);
  await middle.letGo();
  const answers = await Promise.all(all);
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect((await stage.books()).notifications).toHaveLength(61);
  const [kept] = await stage.house.asOwner<{ count: string }>('select count(*) from delivery');
  expect(kept?.count).toBe('122');
});

it('counts money once whether the notification is first, the question is first, or both come at once', async () => {
  for (const order of ['notified', 'asked', 'both'] as const) {
    await using stage = await setStage();
    const { voucher, reference } = await stage.landed();
    const operation = stage.gateway.pay(reference);
    if (order === 'asked') await stage.second.ask(voucher.id);
    await stage.notify(newsOf(reference, operation));
    if (order === 'notified') await stage.first.drain();
    await Promise.all([stage.first.drain(), stage.second.ask(voucher.id)]);
    await stage.wait(MINUTE, MINUTE);
    const books = await stage.books();
    expect(books.money).toEqual(['settles 12050']);
    expect(books.receipts[0]?.operation).toBe(operation.number);
    expect(books.notifications[0]?.state).toBe('applied');
    expect(books.raised).toEqual([]);
  }
});
