import { expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, newsOf, PEN, type Stage, setStage } from './stage.ts';

const OPERATION = { number: '7777', amount: PEN('120.50') };

/** What stands of the exceptions: kind, and who closed it. */
const standing = async (stage: Stage) =>
  (await stage.books()).exceptions.map(
    ({ kind, ...row }) => `${kind} ${row['closed_by'] ?? 'open'}`,
  );

const verdicts = async (stage: Stage) =>
  (await stage.books()).notifications.map(({ state, outcome }) => `${state} ${outcome}`);

it('shows a person, within a quarter of an hour, a payment that was announced and that the gateway does not confirm', async () => {
  await using stage = await setStage();
  const { reference, paymentId } = await stage.landed();
  await stage.notify(newsOf(reference, OPERATION));
  await stage.wait(5 * MINUTE, MINUTE / 4);
  expect((await stage.books()).raised).toEqual([]);
  await stage.wait(10 * MINUTE, MINUTE / 4);
  const books = await stage.books();
  expect(books.exceptions).toMatchObject([
    {
      kind: 'UNCONFIRMED_NOTIFICATION',
      payment_id: paymentId,
      evidence: {
        reference,
        operation: '7777',
        announced: '120.50',
        currency: 'PEN',
        word: 'awaiting',
        event: 'paid',
        notification: books.notifications[0]?.id,
      },
    },
  ]);
  expect(books.money).toEqual([]);
  expect(books.states).toEqual(['awaiting']);
  expect(await verdicts(stage)).toEqual(['due gateway-differs']);
});

it('shows a person a reversal that was announced and that the gateway does not confirm', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  const operation = await stage.paid(reference);
  await stage.first.drain();
  await stage.notify(newsOf(reference, operation, 'cip.refunded'));
  await stage.wait(3 * HOUR);
  const books = await stage.books();
  expect(books.exceptions).toMatchObject([
    { kind: 'UNCONFIRMED_NOTIFICATION', evidence: { event: 'reversed', word: 'paid' } },
  ]);
  expect(books.money).toEqual(['settles 12050']);
  stage.gateway.reverse(reference);
  await stage.wait(2 * HOUR);
  expect(await standing(stage)).toEqual(['UNCONFIRMED_NOTIFICATION clock', 'REVERSED open']);
  expect((await stage.books()).money).toEqual(['settles 12050 reversed']);
});

it('closes it by itself, with the reason, when the gateway confirms the payment later', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  await stage.notify(newsOf(reference, OPERATION));
  await stage.wait(20 * MINUTE, MINUTE);
  expect(await standing(stage)).toEqual(['UNCONFIRMED_NOTIFICATION open']);
  stage.gateway.pay(reference);
  await stage.wait(2 * HOUR);
  const books = await stage.books();
  expect(await standing(stage)).toEqual(['UNCONFIRMED_NOTIFICATION clock']);
  expect(books.exceptions[0]).toMatchObject({ close_reason: 'gateway-confirmed\n' });
  expect(books.money).toEqual(['settles 12050']);
  expect(books.receipts[0]?.operation).toBe('7777');
  expect(await verdicts(stage)).toEqual(['applied observed']);
  const closings = await stage.house.asOwner(
    `select actor from event where kind = 'exception.closed'`,
  );
  expect(closings).toEqual([{ actor: 'clock' }]);
});

it('does not open it again after a person closed it, and goes on asking', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  await stage.notify(newsOf(reference, OPERATION));
  await stage.wait(20 * MINUTE, MINUTE);
  await stage.house.asOwner(
    `update exception set closed_at = now(), closed_by = 'staff:7', close_reason = 'asked them'`,
  );
  await stage.wait(DAY, HOUR);
  expect(await standing(stage)).toEqual(['UNCONFIRMED_NOTIFICATION staff:7']);
  stage.gateway.pay(reference);
  await stage.wait(2 * DAY, 6 * HOUR);
  expect(await standing(stage)).toEqual(['UNCONFIRMED_NOTIFICATION staff:7']);
  expect(await verdicts(stage)).toEqual(['applied observed']);
});

it('asks hourly for a day, then daily, and stops when nothing more is to be learnt of the code', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  await stage.notify(newsOf(reference, OPERATION));
  const attempts = async () => (await stage.books()).notifications[0]?.attempts ?? 0;
  await stage.wait(DAY, 10 * MINUTE);
  const firstDay = await attempts();
  expect(firstDay).toBeGreaterThan(24);
  expect(firstDay).toBeLessThan(40);
  await stage.wait(7 * DAY, HOUR);
  expect((await attempts()) - firstDay).toBeLessThanOrEqual(8);
  expect(await verdicts(stage)).toEqual(['due gateway-differs']);
  // The code lived two days; its gateway is asked for an hour of grace and a week more.
  await stage.wait(3 * DAY, HOUR);
  expect(await verdicts(stage)).toEqual(['applied unconfirmed']);
  expect(await standing(stage)).toEqual(['UNCONFIRMED_NOTIFICATION open']);
  const { calls } = stage.gateway;
  const before = calls.length;
  await stage.wait(30 * DAY, 5 * DAY);
  expect(calls.length).toBe(before);
});

it('asks for a week about a notification that comes when its code is long dead', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  await stage.wait(30 * DAY, DAY);
  await stage.notify(newsOf(reference, OPERATION));
  await stage.wait(6 * DAY, 6 * HOUR);
  expect(await verdicts(stage)).toEqual(['due gateway-differs']);
  await stage.wait(3 * DAY, 6 * HOUR);
  expect(await verdicts(stage)).toEqual(['applied unconfirmed']);
});

it('calls no notification unconfirmed because the gateway was away', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  stage.gateway.away = true;
  await stage.notify(newsOf(reference, OPERATION));
  await stage.wait(20 * DAY, 6 * HOUR);
  expect((await stage.books()).raised).toEqual([]);
  expect(await verdicts(stage)).toEqual(['due unavailable']);
  stage.gateway.away = false;
  stage.gateway.pay(reference);
  await stage.wait(2 * HOUR);
  expect((await stage.books()).money).toEqual(['settles 12050']);
  expect((await stage.books()).raised).toEqual([]);
});

it('ends a late word of a payment that was taken back since, and raises nothing more', async () => {
  await using stage = await setStage();
  const { voucher, reference } = await stage.landed();
  const operation = stage.gateway.pay(reference);
  await stage.first.ask(voucher.id);
  stage.gateway.reverse(reference);
  await stage.notify(newsOf(reference, operation, 'cip.refunded'));
  await stage.first.drain();
  expect((await stage.books()).states).toEqual(['reversed']);
  await stage.notify(newsOf(reference, operation));
  await stage.first.drain();
  const books = await stage.books();
  expect(await verdicts(stage)).toEqual(['applied observed', 'applied taken-back-since']);
  expect(books.receipts).toMatchObject([{ operation: operation.number, reversed: true }]);
  expect(books.raised).toEqual(['REVERSED']);
});

it('ends a late word of a payment whose reversal came before it', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  const operation = stage.gateway.pay(reference);
  stage.gateway.reverse(reference);
  await stage.notify(newsOf(reference, operation, 'cip.refunded'));
  await stage.first.drain();
  await stage.notify(newsOf(reference, operation));
  await stage.first.drain();
  const books = await stage.books();
  expect(await verdicts(stage)).toEqual(['applied observed', 'applied taken-back-since']);
  expect(books.raised).toEqual(['REVERSED']);
  expect(books.money).toEqual([]);
});

it('closes what it had raised about a payment once its reversal explains it', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  const operation = stage.gateway.pay(reference);
  stage.gateway.reverse(reference);
  await stage.notify(newsOf(reference, operation));
  await stage.wait(20 * MINUTE, MINUTE);
  expect(await standing(stage)).toEqual(['UNCONFIRMED_NOTIFICATION open']);
  await stage.notify(newsOf(reference, operation, 'cip.refunded'));
  await stage.wait(2 * HOUR);
  expect(await standing(stage)).toEqual(['UNCONFIRMED_NOTIFICATION clock', 'REVERSED open']);
  expect((await stage.books()).exceptions[0]).toMatchObject({ close_reason: 'taken-back-since\n' });
});

it('counts a second payment of a code once, whose first was announced only as taken back', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  const first = stage.gateway.pay(reference);
  stage.gateway.reverse(reference);
  await stage.notify(newsOf(reference, first, 'cip.refunded'));
  await stage.first.drain();
  const second = stage.gateway.pay(reference);
  await stage.notify(newsOf(reference, first));
  await stage.first.drain();
  await stage.notify(newsOf(reference, second));
  await stage.first.drain();
  const books = await stage.books();
  expect(books.money).toEqual(['settles 12050']);
  expect(books.receipts[0]?.operation).toBe(second.number);
  expect(books.states).toEqual(['paid']);
});

it('stays quiet about a code whose gateway speaks strangely, as far as no money was announced', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  stage.gateway.code(reference).strange = 'Observado';
  await stage.notify(newsOf(reference, OPERATION, 'cip.expired'));
  await stage.wait(DAY, HOUR);
  expect((await stage.books()).raised).toEqual([]);
});
