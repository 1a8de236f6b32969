import { expect, it } from 'vitest';
import { claimTell } from '#app/payments/claim-tell.store.server.ts';
import { MINUTE, newsOf, setStage } from './stage.ts';

it('does not call a word needless that Shopify may have taken: said, its process died, the money taken back', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  await stage.first.drain();
  const operation = await stage.paid(reference);
  // Only the notification's work is done: the tell stands due, and a process that then dies takes it up.
  for (const notification of await stage.first.due('notification'))
    await stage.first.work.notification(notification);
  const [due] = (await stage.books()).tells.filter(({ what }) => what === 'paid');
  if (!due) throw new Error('nothing is to be told');
  const { database, clock } = stage.first.deps;
  const tell = { shopId: stage.world.shopId, tellId: String(due.id) };
  await database.inShop(tell.shopId, (tx) => claimTell(tx, clock.now(), tell));
  stage.gateway.reverse(reference);
  await stage.notify(newsOf(reference, operation, 'cip.refunded'));
  await stage.first.drain();
  const books = await stage.books();
  expect(books.tells.find(({ id }) => id === due.id)).toMatchObject({ state: 'unanswered' });
  expect(books.exceptions).toMatchObject([{ kind: 'REVERSED' }]);
  expect(stage.rail.resolves).toEqual([]);
});

it('asks the gateway again before an old word is told: taken back while nobody could tell it', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  await stage.first.drain();
  await stage.paid(reference);
  // Its receipt is written, and both processes die before Shopify hears of it; so does the news of the reversal.
  for (const notification of await stage.first.due('notification'))
    await stage.first.work.notification(notification);
  stage.gateway.reverse(reference);
  stage.clock.move(2 * MINUTE);
  await stage.first.drain();
  const books = await stage.books();
  expect(books.exceptions).toMatchObject([{ kind: 'REVERSED' }]);
  expect(stage.rail.resolves).toEqual([]);
});

it('tells what was proved where the gateway cannot be asked again', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  await stage.first.drain();
  await stage.paid(reference);
  for (const notification of await stage.first.due('notification'))
    await stage.first.work.notification(notification);
  stage.gateway.away = true;
  stage.clock.move(2 * MINUTE);
  await stage.first.drain();
  expect(stage.rail.resolves).toHaveLength(1);
});
