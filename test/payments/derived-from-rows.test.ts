import { expect, it } from 'vitest';
import type { Gap } from '#app/platform/gaps.server.ts';
import { processOf } from './process.ts';
import { gidOf, MINUTE, type Stage, setStage } from './stage.ts';

/** A process that dies in a gap between two writes, as often as it gets there. */
async function dyingProcess(stage: Stage, at: Gap) {
  const gap = (name: Gap) => {
    if (name === at) throw new Error(`dies at ${at}`);
  };
  const dying = processOf({ ...stage.house.foundation, gap }, stage.world);
  await dying.quiet();
  return dying;
}

it('takes up a notification that another process had begun when it died', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  const dying = await dyingProcess(stage, 'notification.claimed');
  await stage.paid(reference);
  await dying.drain();
  expect((await stage.books()).notifications).toMatchObject([{ state: 'due' }]);
  await stage.wait(3 * MINUTE, MINUTE);
  expect((await stage.books()).notifications).toMatchObject([{ state: 'applied' }]);
});

it('goes on with a notification for as long as the gateway cannot be asked', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  stage.gateway.away = true;
  await stage.paid(reference);
  await stage.first.drain();
  expect((await stage.books()).notifications).toMatchObject([{ state: 'due', attempts: 1 }]);
  stage.gateway.away = false;
  stage.clock.move(2_000);
  await stage.second.drain();
  const books = await stage.books();
  expect(books.notifications).toMatchObject([{ state: 'applied' }]);
  expect(books.money).toEqual(['settles 12050']);
});

it('says to Shopify what another process had begun to say when it died', async () => {
  await using stage = await setStage();
  await stage.landed();
  const dying = await dyingProcess(stage, 'tell.claimed');
  await dying.drain();
  expect(stage.rail.state(gidOf('s1'))).toBe('open');
  await stage.wait(3 * MINUTE, MINUTE);
  expect(stage.rail.state(gidOf('s1'))).toBe('pending');
});

it('finds money by itself when the notification never comes', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  stage.gateway.pay(reference);
  await stage.wait(10 * MINUTE, MINUTE);
  expect((await stage.books()).money).toEqual(['settles 12050']);
  expect(stage.rail.state(gidOf('s1'))).toBe('resolved');
});
