import { expect, it } from 'vitest';
import { HOUR, MINUTE, newsOf, PEN, setStage } from './stage.ts';

it('does not count money that only a notification speaks of', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  await stage.notify(newsOf(reference, { number: '7001', amount: PEN('120.50') }));
  await stage.wait(HOUR, 10 * MINUTE);
  const books = await stage.books();
  expect(books.money).toEqual([]);
  expect(books.codes).toEqual(['live']);
  expect(books.told).toEqual(['pending applied']);
});

it('believes the gateway’s own amount where the notification names the one that was ordered', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  const { number } = stage.gateway.pay(reference, PEN('20.50'));
  await stage.notify(newsOf(reference, { number, amount: PEN('120.50') }));
  await stage.first.drain();
  const books = await stage.books();
  expect(books.money).toEqual(['mismatch 2050']);
  expect(books.raised).toEqual(['WRONG_AMOUNT']);
});

it('holds money of another amount, and tells Shopify nothing of it', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  await stage.paid(reference, PEN('120.49'));
  await stage.first.drain();
  const books = await stage.books();
  expect(books.money).toEqual(['mismatch 12049']);
  expect(books.states).toEqual(['held']);
  expect(stage.rail.resolves).toEqual([]);
});

it('holds money that came in another currency, though the figure is the same', async () => {
  await using stage = await setStage();
  const { reference } = await stage.landed();
  await stage.paid(reference, { minor: 12050n, currency: 'USD' });
  await stage.first.drain();
  const books = await stage.books();
  expect(books.raised).toEqual(['WRONG_CURRENCY']);
  expect(books.states).toEqual(['held']);
  expect(stage.rail.resolves).toEqual([]);
});

it('does not read an answer from before the payment as money taken back', async () => {
  await using stage = await setStage();
  const { voucher, reference } = await stage.landed();
  const slow = stage.gateway.hold('query', 'after');
  const asking = stage.second.ask(voucher.id);
  await slow.arrived;
  await stage.paid(reference);
  await stage.first.drain();
  slow.release();
  await asking;
  await stage.first.drain();
  const books = await stage.books();
  expect(books.money).toEqual(['settles 12050']);
  expect(books.raised).toEqual([]);
  expect(books.states).toEqual(['paid']);
});
