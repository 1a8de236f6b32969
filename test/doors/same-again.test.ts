import { expect, it } from 'vitest';
import { newsOf, PEN, sessionBody, setStage } from '../payments/stage.ts';
import { openDoors } from './machine-doors.ts';

it('answers the same redirect when Shopify repeats the request, also at once on two processes', async () => {
  await using stage = await setStage();
  await using first = await openDoors(stage.first);
  await using second = await openDoors(stage.second);
  const ask = [first, second, first, second].map((doors) => doors.openSession(sessionBody()));
  const answers = [...(await Promise.all(ask)), await second.openSession(sessionBody())];
  expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
  expect(answers[0]?.status).toBe(200);
  const { payments, raised } = await stage.books();
  expect(payments).toHaveLength(1);
  expect(raised).toEqual([]);
});

it('keeps the first request when another comes under its id, and shows both amounts to a person', async () => {
  await using stage = await setStage();
  await using doors = await openDoors(stage.first);
  const first = await doors.openSession(sessionBody());
  expect(await doors.openSession(sessionBody({ amount: '20.50' }))).toEqual(first);
  const { raised, payments } = await stage.books();
  expect(raised).toEqual(['CHANGED_REQUEST']);
  expect(payments).toMatchObject([{ amount_minor: '12050' }]);
});

it('takes a notification that comes again for the same one, and does its work once', async () => {
  await using stage = await setStage();
  await using doors = await openDoors(stage.first);
  const { reference } = await stage.landed();
  const news = newsOf(reference, stage.gateway.pay(reference));
  const statuses = await Promise.all([doors.notify(news), doors.notify(news)]);
  expect(statuses.map(({ status }) => status)).toEqual([200, 200]);
  const { notifications } = await stage.books();
  expect(notifications).toHaveLength(1);
  expect(await stage.house.asOwner('select id from delivery')).toHaveLength(2);
});

it('takes two payments of one code for two, by their operation numbers', async () => {
  await using stage = await setStage();
  await using doors = await openDoors(stage.first);
  const { reference } = await stage.landed();
  for (const number of ['7001', '7002'])
    await doors.notify(newsOf(reference, { number, amount: PEN('120.50') }));
  expect((await stage.books()).notifications).toHaveLength(2);
});
